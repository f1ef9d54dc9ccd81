public import Foundation

/// What a watch remembers between rounds and over restarts.
///
/// What is stored, the lake itself says; a state that is lost costs one more question for each session whose results
/// are provisional.
public struct WatchState: Codable, Equatable, Sendable {
  /// What is known of a stored session.
  public struct Session: Codable, Equatable, Sendable {
    /// True where a snapshot with it was published and told of.
    public var isAnnounced: Bool
    /// When the origin was last asked for it; nil where this watch never did.
    public var askedAt: Date?

    /// What is known.
    public init(isAnnounced: Bool, askedAt: Date? = nil) {
      (self.isAnnounced, self.askedAt) = (isAnnounced, askedAt)
    }
  }

  /// The process that watches.
  public struct Holder: Codable, Equatable, Sendable {
    /// Its number, the machine's name and since when.
    public let process: Int32, host: String, since: Date

    /// Makes a holder.
    public init(process: Int32, host: String, since: Date) {
      (self.process, self.host, self.since) = (process, host, since)
    }
  }

  /// Who watches, or watched last.
  public var holder: Holder?
  /// Stored sessions by ``WatchedSession/key``.
  public var sessions: [String: Session] = [:]
  /// Keys of refreshed sessions that changed since the last publication.
  public var updated: [String] = []
  /// Keys of sessions that were reported as late.
  public var late: [String] = []
  /// True from before an ingest until a snapshot has what it brought.
  public var isUnpublished = false
  /// When the gates last refused, until a snapshot is published.
  public var rejectedAt: Date?
  /// Rounds in a row with a problem, and the last that was told.
  public var failures = 0, lastProblem: String?
  /// When the last round began; nil before the first.
  public var lastRound: Date?
  /// When the next one is due.
  public var nextRound: Date?

  /// The state before the first round.
  public init() {}
}
