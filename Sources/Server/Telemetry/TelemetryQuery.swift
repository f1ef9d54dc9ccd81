internal import DuckDB

/// Reads laps with their telemetry.
struct TelemetryQuery: Sendable {
  let session: SessionKey
  let choices: [LapChoice]
  let laps: CatalogTable
  let results: CatalogTable
  let telemetry: CatalogTable
  let bronze: String?

  init(_ served: ServedSnapshot, _ session: SessionKey, _ choices: [LapChoice]) throws {
    self.session = session
    self.choices = choices
    laps = try served.catalog.require("silver.laps")
    results = try served.catalog.require("silver.results")
    telemetry = try served.catalog.require("silver.telemetry")
    bronze = served.bronze
  }

  /// The laps in the order in which they were asked for.
  func run(_ connection: Connection) throws -> [LapTelemetry] {
    let candidates = try candidates(connection)
    var found = try choices.map { try choose($0, candidates) }
    try readTraces(connection, into: &found)
    return found
  }

  private func candidates(_ connection: Connection) throws -> [[Value]] {
    let drivers = choices.map { Value.text($0.driver) }
    let marks = drivers.map { _ in "?" }.joined(separator: ", ")
    return try connection.rows(
      """
      SELECT laps.driver, laps.driver_number, laps.team, results.team_color, laps.lap_number,
        laps.lap_time_s, laps.compound, laps.tyre_life, laps.is_simulated, laps.deleted
      FROM (SELECT * FROM \(laps.sql) WHERE \(SessionKey.condition)) AS laps
      LEFT JOIN (SELECT driver_number, any_value(team_color) AS team_color FROM \(results.sql)
        WHERE \(SessionKey.condition) GROUP BY driver_number) AS results USING (driver_number)
      WHERE laps.driver IN (\(marks)) OR laps.driver_number IN (\(marks))
      ORDER BY laps.driver, laps.lap_number
      """, session.values + session.values + drivers + drivers)
  }

  private func choose(_ choice: LapChoice, _ candidates: [[Value]]) throws -> LapTelemetry {
    let mine = candidates.filter { $0[0].text == choice.driver || $0[1].text == choice.driver }
    let row: [Value]?
    if let lap = choice.lap {
      row = mine.first { $0[4].int == Int64(lap) }
    } else {
      let timed = mine.filter { $0[5].double != nil && $0[9].bool != true }
      row = timed.min { ($0[5].double ?? .infinity) < ($1[5].double ?? .infinity) }
    }
    guard let row else {
      let drove = mine.isEmpty ? "this driver has no lap in the session" : "there is no such lap"
      throw Problem.notFound(
        "\(choice.text): \(drove)",
        hint: "/api/v1/laps?season=\(session.season)&round=\(session.round)&session=\(session.code)"
          + " lists them")
    }
    return LapTelemetry(
      driver: row[0].text ?? choice.driver, driverNumber: row[1].text ?? "", team: row[2].text,
      teamColor: row[3].text, lap: Int(row[4].int ?? 0), lapTimeS: row[5].double,
      compound: row[6].text, tyreLife: row[7].int.map { Int($0) }, isSimulated: row[8].bool ?? false
    )
  }

  private func readTraces(_ connection: Connection, into laps: inout [LapTelemetry]) throws {
    let source = SampleSource(telemetry, session, bronze: bronze)
    let pairs = laps.map { _ in "(driver_number = ? AND lap_number = ?)" }
    var values: [Value] = []
    for lap in laps { values += [.text(lap.driverNumber), .int(Int64(lap.lap))] }
    let rows = try connection.rows(
      """
      SELECT driver_number, lap_number, round(distance_m, 3), time_ms / 1000.0::DOUBLE,
        round(speed_kmh, 3), round(throttle_pct, 3), round(rpm, 3), round(x_dm, 3), round(y_dm, 3),
        brake::INTEGER, gear, drs, relative_distance
      FROM \(source.sql) AS telemetry
      WHERE \(SessionKey.condition) AND (\(pairs.joined(separator: " OR ")))
      ORDER BY driver_number, lap_number, time_ms
      """, session.values + values)
    for index in laps.indices {
      let lap = laps[index]
      for row in rows where row[0].text == lap.driverNumber && row[1].int == Int64(lap.lap) {
        laps[index].trace.append(row)
      }
    }
  }
}

extension LapTrace {
  fileprivate mutating func append(_ row: [Value]) {
    distanceM.append(row[2].double)
    timeS.append(row[3].double)
    speedKmh.append(row[4].double)
    throttlePct.append(row[5].double)
    rpm.append(row[6].double)
    xDm.append(row[7].double)
    yDm.append(row[8].double)
    brake.append(row[9].double)
    gear.append(row[10].double)
    drs.append(row[11].double)
    relative.append(row[12].double)
  }
}
