package import Timing

extension BronzeTable {
  /// The names of all tables that a session has.
  package static let names = [
    "laps", "results", "weather", "race_control", "track_status", "session_status", "session_info",
    "drivers", "stints", "lap_count", "extrapolated_clock", "team_radio", "pit_lane_times",
    "circuits", "circuit_track", "circuit_corners", "circuit_marshal_lights",
    "circuit_marshal_sectors", "car_data", "position_data", "telemetry", "findings", "sessions",
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
    let codes = tables.driverCodes
    return [
      laps(tables.laps, streamStart: tables.streamStart),
      results(tables.results),
      weather(tables.weather),
      raceControl(tables.raceControl),
      trackStatus(tables.trackStatus),
      sessionStatus(tables.sessionStatus),
      sessionInfo(tables.infos),
      drivers(tables.drivers),
      stints(tables.laps),
      lapCount(tables.lapCounts),
      extrapolatedClock(tables.clocks),
      teamRadio(tables.teamRadio, codes, session: event.archivePath(session)),
      pitLaneTimes(tables.pitLaneTimes, codes),
      circuits(tables.circuit),
      circuitTrack(tables.circuit),
    ] + circuitMarkers(tables.circuit) + telemetryTables(tables) + [
      findings(tables.findings), sessions(event, session, tables),
    ]
  }
}

extension SessionTables {
  /// Three-letter codes by racing number.
  fileprivate var driverCodes: [String: String] {
    Dictionary(
      results.compactMap { row in row.driver.map { (row.driverNumber, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
