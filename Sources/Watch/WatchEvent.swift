public import Foundation

/// Something that the user may want to know. docs/cli.md lists the JSON's keys.
public struct WatchEvent: Sendable, Encodable {
  /// What happened.
  public enum Kind: String, Sendable, Encodable {
    /// A snapshot was published.
    case published
    /// The gates refused it; the former snapshot stays.
    case rejected
    /// Sessions are not in the archive although their time is long past.
    case late
    /// A round had a problem; told once, not each time that it is met again.
    case failed
  }

  /// A session that the event is about.
  public struct Session: Sendable, Encodable {
    let season, round: Int
    let eventName, session: String
    /// False where its results have changed only.
    public let isNew: Bool
    /// As ``WatchedSession/key``.
    public var key: String { WatchedSession.key(season: season, round: round, code: session) }
  }

  /// What happened.
  public let event: Kind
  /// The sessions.
  public let sessions: [Session]
  /// The published snapshot.
  public let snapshot: String?
  /// Findings of the sessions that were written in this round.
  public let findings: WatchFindings
  /// The id of the round, which manifests, log and report carry as well.
  public let run: String
  /// One sentence.
  public let message: String

  init(
    _ event: Kind, _ round: WatchRound, new: [WatchedSession] = [], updated: [WatchedSession] = [],
    snapshot: String? = nil, findings: WatchFindings = WatchFindings(), _ message: String
  ) {
    self.event = event
    run = round.run
    sessions =
      new.map { Session($0, isNew: true) } + updated.map { Session($0, isNew: false) }
    (self.snapshot, self.findings, self.message) = (snapshot, findings, message)
  }

  /// One line of JSON.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(self)
  }
}

extension WatchEvent.Session {
  fileprivate init(_ watched: WatchedSession, isNew: Bool) {
    self.init(
      season: watched.season, round: watched.round, eventName: watched.event,
      session: watched.code, isNew: isNew)
  }
}

/// Numbers of findings by severity.
public struct WatchFindings: Sendable, Encodable, Equatable {
  /// As in the table `findings`.
  public var error = 0, warning = 0, info = 0

  /// None.
  public init() {}

  static func + (one: WatchFindings, other: WatchFindings) -> WatchFindings {
    var sum = one
    sum.error += other.error
    sum.warning += other.warning
    sum.info += other.info
    return sum
  }
}
