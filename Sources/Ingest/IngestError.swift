/// Why an ingest, or one session of it, failed; one sentence each.
public struct IngestError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The class of failure.
  public enum Kind: String, Sendable {
    /// An origin could not be reached or answered with an error.
    case origin
    /// The schedule cannot be read.
    case schedule
    /// No such round, event or session.
    case selection
    /// A response is damaged.
    case response
  }

  /// See ``Kind``.
  public let kind: Kind
  /// What happened, where, and what to do.
  public let message: String

  /// Makes an error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The sentence.
  public var description: String { message }

  /// 2 for a selection that means nothing, 4 for everything that a later run may mend.
  public var exitCode: Int32 { kind == .selection ? 2 : 4 }
}
