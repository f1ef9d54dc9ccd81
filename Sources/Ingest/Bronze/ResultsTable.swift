internal import Timing

extension BronzeTable {
  /// `results`: one row per driver.
  static func results(_ results: [SessionResult]) -> BronzeTable {
    let c = Columns(rows: results)
    return BronzeTable(
      "results",
      [
        c.text("driver_number") { $0.driverNumber },
        c.text("broadcast_name") { $0.broadcastName },
        c.text("driver") { $0.driver },
        c.text("driver_id") { $0.driverID },
        c.text("team") { $0.team },
        c.text("team_color") { $0.teamColor },
        c.text("team_id") { $0.teamID },
        c.text("first_name") { $0.firstName },
        c.text("last_name") { $0.lastName },
        c.text("full_name") { $0.fullName },
        c.text("headshot_url") { $0.headshotURL },
        c.text("country_code") { $0.countryCode },
        c.int("position") { $0.position },
        c.text("classified_position") { $0.classifiedPosition },
        c.int("grid_position") { $0.gridPosition },
        c.int("q1_ms") { $0.q1 },
        c.int("q2_ms") { $0.q2 },
        c.int("q3_ms") { $0.q3 },
        c.int("time_ms") { $0.time },
        c.text("status") { $0.status },
        c.double("points") { $0.points },
        c.int("laps") { $0.laps },
      ])
  }
}
