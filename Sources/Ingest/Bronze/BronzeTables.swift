package import Timing

extension BronzeTable {
  /// The names of all tables that a session has.
  static let names = [
    "laps", "results", "weather", "race_control", "track_status", "session_status", "car_data",
    "position_data",
    "telemetry", "findings", "sessions",
  ]

  /// The three large tables.
  package static func telemetryTables(_ tables: SessionTables) -> [BronzeTable] {
    [
      carData(tables.carData, streamStart: tables.streamStart),
      positionData(tables.positionData, streamStart: tables.streamStart),
      telemetry(TelemetryLaps(tables)),
    ]
  }

  /// All tables of a session, `sessions` last: a session is complete when it is there. A table without rows
  /// is written too, so that every table can always be read.
  static func all(
    _ event: Event, _ session: Event.Session, _ tables: SessionTables
  ) -> [BronzeTable] {
    [
      laps(tables.laps, streamStart: tables.streamStart),
      results(tables.results),
      weather(tables.weather),
      raceControl(tables.raceControl),
      trackStatus(tables.trackStatus),
      sessionStatus(tables.sessionStatus),
    ] + telemetryTables(tables) + [
      findings(tables.findings), sessions(event, session, tables),
    ]
  }
}
