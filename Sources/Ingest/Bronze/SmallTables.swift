internal import Timing

extension BronzeTable {
  /// `weather`: about one row a minute.
  static func weather(_ weather: [Weather]) -> BronzeTable {
    let c = Columns(rows: weather)
    return BronzeTable(
      "weather",
      [
        c.int("time_ms") { $0.time },
        c.double("air_temp_c") { $0.airTemperature },
        c.double("humidity_pct") { $0.humidity },
        c.double("pressure_mbar") { $0.pressure },
        c.bool("rainfall") { $0.isRaining },
        c.double("track_temp_c") { $0.trackTemperature },
        c.int("wind_direction_deg") { $0.windDirection },
        c.double("wind_speed_mps") { $0.windSpeed },
      ])
  }

  /// `race_control`: one row per message.
  static func raceControl(_ messages: [RaceControlMessage]) -> BronzeTable {
    let c = Columns(rows: messages)
    return BronzeTable(
      "race_control",
      [
        c.timestamp("date") { $0.date },
        c.text("category") { $0.category },
        c.text("message") { $0.message },
        c.text("status") { $0.status },
        c.text("flag") { $0.flag },
        c.text("scope") { $0.scope },
        c.int("sector") { $0.sector },
        c.text("driver_number") { $0.driverNumber },
        c.int("lap_number") { $0.lap },
      ])
  }

  /// `track_status`: one row per change.
  static func trackStatus(_ statuses: [TrackStatus]) -> BronzeTable {
    let c = Columns(rows: statuses)
    return BronzeTable(
      "track_status",
      [
        c.int("time_ms") { $0.time }, c.text("status") { $0.status },
        c.text("message") { $0.message },
      ])
  }

  /// `session_status`: one row per change.
  static func sessionStatus(_ statuses: [SessionStatus]) -> BronzeTable {
    let c = Columns(rows: statuses)
    return BronzeTable(
      "session_status", [c.int("time_ms") { $0.time }, c.text("status") { $0.status }])
  }

  /// `findings`: what was wrong with the session's data and what was done about it.
  static func findings(_ findings: [Finding], named name: String = "findings") -> BronzeTable {
    let c = Columns(rows: findings)
    return BronzeTable(
      name,
      [
        c.text("severity") { $0.severity.rawValue },
        c.text("feed") { $0.feed?.rawValue },
        c.int("line") { $0.line },
        c.text("driver_number") { $0.driver },
        c.int("lap_number") { $0.lap },
        c.text("message") { $0.message },
        c.text("action") { $0.action },
      ])
  }
}
