internal import Timing

extension BronzeTable {
  /// `lap_count`: the race's lap counter after every change.
  static func lapCount(_ counts: [LapCount]) -> BronzeTable {
    let c = Columns(rows: counts)
    return BronzeTable(
      "lap_count",
      [
        c.int("time_ms") { $0.time }, c.int("current_lap") { $0.current },
        c.int("total_laps") { $0.total },
      ])
  }

  /// `extrapolated_clock`: the session's countdown after every change.
  static func extrapolatedClock(_ clocks: [ExtrapolatedClock]) -> BronzeTable {
    let c = Columns(rows: clocks)
    return BronzeTable(
      "extrapolated_clock",
      [
        c.int("time_ms") { $0.time },
        c.timestamp("date") { $0.date },
        c.int("remaining_ms") { $0.remaining },
        c.bool("extrapolating") { $0.isRunning },
      ])
  }

  /// `pit_lane_times`: one row per appearance on the list of pit lane times.
  static func pitLaneTimes(
    _ times: [PitLaneTime], _ codes: [String: String]
  ) -> BronzeTable {
    let c = Columns(rows: times)
    return BronzeTable(
      "pit_lane_times",
      [
        c.int("time_ms") { $0.time },
        c.text("driver") { codes[$0.driverNumber] },
        c.text("driver_number") { $0.driverNumber },
        c.int("lap_number") { $0.lap },
        c.int("duration_ms") { $0.duration },
        c.int("removed_time_ms") { $0.removedTime },
      ])
  }

  /// `team_radio`: one row per recorded message.
  ///
  /// - Parameter session: the session's folder in the archive. The URL is that of the public archive, wherever
  ///   the responses came from.
  static func teamRadio(
    _ messages: [TeamRadio], _ codes: [String: String], session: String
  ) -> BronzeTable {
    let c = Columns(rows: messages)
    return BronzeTable(
      "team_radio",
      [
        c.int("time_ms") { $0.time },
        c.timestamp("date") { $0.date },
        c.text("driver") { $0.driverNumber.flatMap { codes[$0] } },
        c.text("driver_number") { $0.driverNumber },
        c.text("path") { $0.path },
        c.text("url") { message in
          message.path.map {
            Origin.timing.defaultBase + Resource.topic($0, of: session).encodedPath
          }
        },
      ])
  }

  /// `drivers`: one row per declared driver.
  static func drivers(_ drivers: [DriverEntry]) -> BronzeTable {
    let c = Columns(rows: drivers)
    return BronzeTable(
      "drivers",
      [
        c.text("driver_number") { $0.number },
        c.text("driver") { $0.abbreviation },
        c.text("broadcast_name") { $0.broadcastName },
        c.text("display_name") { $0.displayName },
        c.text("first_name") { $0.firstName },
        c.text("last_name") { $0.lastName },
        c.text("full_name") { $0.fullName },
        c.text("team") { $0.team },
        c.text("team_color") { $0.teamColor },
        c.text("country_code") { $0.countryCode },
        c.text("headshot_url") { $0.headshotURL },
        c.text("reference") { $0.reference },
        c.text("public_id") { $0.publicID },
        c.int("line") { $0.line },
      ])
  }
}
