internal import Lake

/// One session that a run is to ingest.
public struct PlannedSession: Sendable, Equatable {
  /// The event.
  public let event: Event
  /// Its session.
  public let session: Event.Session

  /// For example `2023 R04 Azerbaijan Grand Prix`.
  public var eventName: String { event.numberedName }

  /// For example `2023 R04 Azerbaijan Grand Prix Q`.
  public var name: String { "\(eventName) \(session.code.rawValue)" }

  /// The session's partition of a table.
  func partition(of table: String) throws -> Partition {
    try Partition(
      table: table, season: event.season, round: event.round,
      grandPrix: try Slug.make(event.name), session: session.code.rawValue)
  }
}

/// All sessions of a run, by season, round and start.
public struct IngestPlan: Sendable {
  /// The years that the schedules were read of.
  public let seasons: [Int]
  /// The sessions, in the order in which they are begun.
  public let sessions: [PlannedSession]
}
