/// Something in the lake that is not as its manifests say.
public struct ArchiveProblem: Equatable, Sendable {
  /// The class of problem; the raw values are what machines read.
  public enum Kind: String, Sendable, CaseIterable {
    /// Part and manifest do not belong together, or one of them cannot be read.
    case damaged
    /// A writer was ended in the middle; the next ingest or a repair finishes it.
    case unfinished
    /// Some tables of a session are there and others are not.
    case incompleteSession = "incomplete_session"
    /// The raw archive no longer has a document that bronze was made from.
    case sourceMissing = "source_missing"
    /// The raw archive has other bytes than those that bronze was made from, and not because an origin sent them.
    case sourceChanged = "source_changed"
    /// The raw archive has a newer document of the origin's than the one that bronze was made from.
    case outdated
    /// A session, or a round of history, is stored under more than one name of its Grand Prix.
    case duplicate
    /// What the origins said of archived documents is lost; the documents are there.
    case recordsMissing = "records_missing"
    /// A file in bronze that belongs to no partition.
    case stray
    /// An unfinished file of a process that no longer runs; readers pass it over.
    case temporary
  }

  /// A session, as its partitions name it.
  public struct Session: Hashable, Sendable, Comparable {
    /// Championship year and round.
    public let season, round: Int
    /// Slug of the event, and the session's code.
    public let grandPrix, session: String

    /// By season, round, slug and code.
    public static func < (a: Session, b: Session) -> Bool {
      (a.season, a.round, a.grandPrix, a.session) < (b.season, b.round, b.grandPrix, b.session)
    }
  }

  /// See ``Kind``.
  public let kind: Kind
  /// The file or folder below the data root, with `bronze/` or `cache/` before it.
  public let path: String
  /// The session that it concerns; nil for files of none. Of several, as with shared documents, one
  /// each.
  public let session: Session?
  /// What is wrong.
  public let reason: String

  /// False for what costs no data: leftovers that no reader takes, what the next ingest renews, and lost records, which
  /// cost requests.
  public var isDamage: Bool { ![.temporary, .outdated, .recordsMissing].contains(kind) }
  /// True where the session's tables must be made again.
  var needsRebuild: Bool { [.damaged, .unfinished, .incompleteSession].contains(kind) }
  /// True where a repair can help.
  var isMendable: Bool { needsRebuild || kind == .duplicate }

  /// One line: `damaged: bronze/laps/…: the part is missing`.
  public var text: String { "\(kind.rawValue.replacing("_", with: " ")): \(path): \(reason)" }
}
