public import Logging

/// What a watch does in the world; each step is one call of a library.
public struct WatchSteps: Sendable {
  /// The sessions of the season, whether they are over or not; none where there is no schedule yet.
  public var calendar: @Sendable (WatchRound) async throws -> [WatchedSession]
  /// Ingests what has ended and is not stored.
  public var ingest: @Sendable (WatchRound) async throws -> WatchIngest
  /// Asks again for stored sessions.
  public var refresh:
    @Sendable (_ sessions: [WatchedSession], WatchRound) async throws -> WatchIngest
  /// Builds, verifies, and publishes if the gates agree.
  public var publish: @Sendable (WatchRound) async throws -> WatchPublication
  /// Tells the user, however that is done; it never fails.
  public var notify: @Sendable (WatchEvent) async -> Void
  /// Keeps the state for the next process.
  public var save: @Sendable (WatchState) throws -> Void
  /// Takes what is no event.
  public var logger: Logger

  /// Puts the steps together.
  public init(
    calendar: @escaping @Sendable (WatchRound) async throws -> [WatchedSession],
    ingest: @escaping @Sendable (WatchRound) async throws -> WatchIngest,
    refresh: @escaping @Sendable ([WatchedSession], WatchRound) async throws -> WatchIngest,
    publish: @escaping @Sendable (WatchRound) async throws -> WatchPublication,
    notify: @escaping @Sendable (WatchEvent) async -> Void,
    save: @escaping @Sendable (WatchState) throws -> Void,
    logger: Logger
  ) {
    (self.calendar, self.ingest, self.refresh) = (calendar, ingest, refresh)
    (self.publish, self.notify, self.save, self.logger) = (publish, notify, save, logger)
  }
}

/// What an ingest brought.
public struct WatchIngest: Sendable {
  /// Keys of sessions that were written, since they are new or have changed.
  public var written: Set<String> = []
  /// Keys of sessions that are as they were, or that the origin has not.
  public var unchanged: Set<String> = [], unavailable: Set<String> = []
  /// True where history changed.
  public var hasNewHistory = false
  /// Findings of what was written.
  public var findings = WatchFindings()
  /// Sessions and rounds that failed, a sentence each.
  public var problems: [String] = []

  /// Nothing.
  public init() {}

  var hasChanged: Bool { !written.isEmpty || hasNewHistory }
}

/// How a build ended.
public enum WatchPublication: Sendable {
  /// The name of the new snapshot.
  case published(snapshot: String)
  /// The gates refused, for this reason; the former snapshot stays.
  case rejected(String)
}
