internal import DuckDB
internal import Lake

/// What a replay of a session needs.
enum ReplayEndpoints {
  static let all: [Endpoint] = [
    .get(
      "/replay", "Places of all cars on a common clock, at most 120 s at once.",
      Parameter.session + [
        .query("from_s", .number, required: true, "Session time at which it begins, in seconds."),
        .query("to_s", .number, required: true, "Session time at which it ends, in seconds."),
        .query("step_ms", .integer, "Time between two places, 100 to 5000: 250."),
        .query("session_code", "The same as session."),
      ],
      answers: .object(
        Shape.keys([
          "drivers": "array", "x_dm": "array", "y_dm": "array", "status": "array",
          "step_ms": "integer",
        ])),
      replay),
    .get(
      "/replay/outline", "Laps, flags, messages and weather of a session, for the tower.",
      Parameter.session + [.query("session_code", "The same as session.")],
      answers: .object(
        Shape.keys([
          "start_s": "number|null", "end_s": "number|null", "laps": "object",
          "track_status": "object", "race_control": "object", "weather": "object",
        ])), outline),
  ]

  private static func replay(_ asked: Asked) async throws -> Answer {
    let from = try seconds(asked.query, "from_s")
    let to = try seconds(asked.query, "to_s")
    guard to > from, to - from <= ReplayQuery.longestS else {
      throw Problem.badParameter("to_s", "must be later than from_s, by at most 120 s")
    }
    let served = asked.served
    let query = ReplayQuery(
      session: try SessionKey(asked.query), fromS: from, toS: to,
      stepMs: try asked.query.integer("step_ms", in: 100...5000, otherwise: 250),
      positions: try served.catalog.require("silver.position_data"),
      results: try served.catalog.require("silver.results"),
      flags: try served.catalog.require("silver.track_status"), bronze: served.bronze)
    return try await served.readers.use { Answer(try query.json($0)) }
  }

  private static func seconds(_ query: Query, _ name: String) throws -> Double {
    guard let number = Double(try query.require(name)), (0...100_000).contains(number) else {
      throw Problem.badParameter(name, "must be seconds from 0 to 100000")
    }
    return number
  }

  private static func outline(_ asked: Asked) async throws -> Answer {
    let served = asked.served
    let session = try SessionKey(asked.query)
    let laps = try lapFrame(served, session)
    let ends = """
      SELECT min(coalesce(lap_start_time_s, time_s - lap_time_s)), max(time_s)
      FROM \(try served.catalog.require("silver.laps").sql)
      WHERE \(SessionKey.condition) AND coalesce(lap_start_time_s, time_s - lap_time_s) > 0
      """
    let others = try ["track_status", "race_control", "weather"].map { name in
      (name, try frame(served, name, session))
    }
    let name = served.snapshot.name
    return try await served.readers.use { connection in
      let bounds = try connection.rows(ends, session.values).first ?? [.null, .null]
      var fields: [JSON.Field] = [
        .init(key: "snapshot", value: .text(name)),
        .init(key: "session_id", value: .text(session.id)),
        .init(key: "start_s", value: JSON(bounds[0])), .init(key: "end_s", value: JSON(bounds[1])),
        .init(key: "laps", value: .raw(try laps.json(connection, snapshot: name).bytes)),
      ]
      for (title, query) in others {
        let json = try query.json(connection, snapshot: name)
        fields.append(.init(key: title, value: .raw(json.bytes)))
      }
      return Answer(.object(fields))
    }
  }

  private static func frame(
    _ served: ServedSnapshot, _ name: String, _ session: SessionKey
  ) throws -> FrameQuery {
    let text =
      "season=\(session.season)&round=\(session.round)&session=\(session.code)&limit=50000"
    return try TableQuery(try served.catalog.require("silver." + name), try Query(text)).frame
  }

  private static let lapColumns = [
    "driver", "driver_number", "team", "lap_number", "lap_start_time_s", "time_s", "position",
    "lap_time_s", "sector1_session_time_s", "sector2_session_time_s", "compound", "tyre_life",
    "stint", "pit_in_time_s", "pit_out_time_s", "is_accurate", "is_simulated",
  ]

  private static func lapFrame(
    _ served: ServedSnapshot, _ session: SessionKey
  ) throws -> FrameQuery {
    let laps = try served.catalog.require("silver.laps")
    var columns = laps.columns.filter { lapColumns.contains($0.name) }.map { FrameColumn($0) }
    var selected = columns.map { "laps.\($0.name.sqlName)" }
    var from = "\(laps.sql) AS laps"
    if let gaps = served.catalog["gold.gap_to_leader"] {
      let more = ["gap_to_leader_s", "gap_ahead_s", "laps_behind"].compactMap(gaps.column)
      columns += more.map { FrameColumn($0) }
      selected += more.map { "gaps.\($0.name.sqlName)" }
      from += " LEFT JOIN \(gaps.sql) AS gaps USING (session_id, driver_number, lap_number)"
    }
    return FrameQuery(
      title: "silver.laps",
      sql: """
        SELECT \(selected.joined(separator: ", ")) FROM \(from)
        WHERE laps.season = ? AND laps.round = ? AND laps.session_code = ?
        ORDER BY laps.time_s, laps.driver_number
        """, parameters: session.values, columns: columns, limit: 50_000, offset: 0,
      simulated: columns.firstIndex { $0.name == "is_simulated" })
  }
}
