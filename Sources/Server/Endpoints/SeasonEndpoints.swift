internal import DuckDB

/// Seasons, rounds and sessions: what there is to choose from.
enum SeasonEndpoints {
  private static let season = Parameter.path("season", .integer, "Championship year.")
  private static let round = Parameter.path("round", .integer, "Round of the season.")

  static let all: [Endpoint] = [
    .get("/seasons", "Seasons with rounds and sessions.", answers: .frame) { asked in
      try await asked.frame(try seasons(asked.served))
    },
    .get(
      "/seasons/{season}/rounds", "Rounds of a season with winner and pole.", [season],
      answers: .frame
    ) {
      asked in
      let season = try asked.integer(0, "season", in: 1950...2100)
      return try await asked.frame(try rounds(asked.served, season))
    },
    .get(
      "/seasons/{season}/rounds/{round}/sessions", "Sessions of a round with laps and drivers.",
      [season, round], answers: .frame
    ) { asked in
      let season = try asked.integer(0, "season", in: 1950...2100)
      let round = try asked.integer(1, "round", in: 0...99)
      return try await asked.frame(try sessions(asked.served, season, round))
    },
    .get(
      "/sessions/latest", "The latest session that has laps.",
      answers: .object(
        Shape.keys([
          "season": "integer", "round": "integer", "session_code": "string",
          "grand_prix": "string|null",
        ])), latest),
  ]

  private static func seasons(_ served: ServedSnapshot) throws -> FrameQuery {
    let sql = """
      WITH timed AS (SELECT season, round, session_code, is_simulated FROM \(try name(served, "sessions"))),
      known AS (SELECT season, round FROM timed UNION SELECT season, round FROM \(history(served, "ergast_races")))
      SELECT season, count(DISTINCT round)::INTEGER,
        (SELECT count(DISTINCT round)::INTEGER FROM timed WHERE timed.season = known.season),
        (SELECT count(*)::INTEGER FROM timed WHERE timed.season = known.season),
        coalesce((SELECT bool_or(is_simulated) FROM timed WHERE timed.season = known.season), false)
      FROM known GROUP BY season ORDER BY season
      """
    return frame(
      "seasons", sql,
      [
        ("season", "INTEGER", "Championship year."),
        ("rounds", "INTEGER", "Rounds that are known."),
        ("rounds_with_timing", "INTEGER", "Rounds that have a session from live timing."),
        ("sessions", "INTEGER", "Sessions from live timing."),
        ("is_simulated", "BOOLEAN", "True where a session is simulated."),
      ], simulated: 4)
  }

  private static func rounds(_ served: ServedSnapshot, _ season: Int) throws -> FrameQuery {
    let results = try name(served, "results")
    // Jolpica's name of the team where the snapshot does not have that of the season.
    let named = served.catalog["silver.ergast_results"]?.column("team") != nil
    let team = named ? "team" : "constructor_name"
    let sql = """
      WITH timed AS (
        SELECT round, any_value(grand_prix) AS grand_prix, any_value(event_name) AS event_name,
          any_value(location) AS location, any_value(country) AS country,
          any_value(circuit_name) AS circuit_name, any_value(event_format) AS event_format,
          max(session_start)::DATE::TIMESTAMP AS date,
          string_agg(session_code, ',' ORDER BY session_start) AS sessions,
          string_agg(session_code, ',' ORDER BY session_start) FILTER (NOT has_laps) AS empty_sessions,
          bool_or(is_simulated) AS is_simulated
        FROM (
          SELECT *, session_id IN (SELECT session_id FROM \(try name(served, "laps")) WHERE season = $1)
            AS has_laps
          FROM \(try name(served, "sessions")) WHERE season = $1)
        GROUP BY round),
      past AS (SELECT * FROM \(history(served, "ergast_races")) WHERE season = $1),
      won AS (
        SELECT round, first(driver ORDER BY source) AS winner, first(team ORDER BY source) AS winner_team
        FROM (
          SELECT round, driver, team, 0 AS source FROM \(results)
          WHERE season = $1 AND session_code = 'R' AND position = 1
          UNION ALL
          SELECT round, driver, \(team), 1 FROM \(history(served, "ergast_results"))
          WHERE season = $1 AND position = 1)
        GROUP BY round),
      first_place AS (
        SELECT round, first(driver ORDER BY source) AS pole
        FROM (
          SELECT round, driver, 0 AS source FROM \(results)
          WHERE season = $1 AND session_code = 'R' AND grid_position = 1
          UNION ALL
          SELECT round, driver, 1 FROM \(results)
          WHERE season = $1 AND session_code = 'Q' AND position = 1
          UNION ALL
          SELECT round, driver, 2 FROM \(history(served, "ergast_results"))
          WHERE season = $1 AND grid = 1)
        GROUP BY round)
      SELECT round, coalesce(timed.grand_prix, past.grand_prix), coalesce(timed.event_name, past.race_name),
        coalesce(timed.location, past.location), coalesce(timed.country, past.country),
        coalesce(timed.circuit_name, past.circuit_name), timed.event_format,
        coalesce(past.date, timed.date), coalesce(timed.sessions, ''), won.winner, won.winner_team,
        first_place.pole, timed.round IS NOT NULL, coalesce(timed.is_simulated, false),
        coalesce(timed.empty_sessions, '')
      FROM timed FULL JOIN past USING (round) LEFT JOIN won USING (round)
      LEFT JOIN first_place USING (round)
      ORDER BY round
      """
    return frame("rounds", sql, roundColumns, [.int(Int64(season))], simulated: 13)
  }

  private static let roundColumns = [
    ("round", "INTEGER", "Round of the season."), ("grand_prix", "VARCHAR", "Name in paths."),
    ("event_name", "VARCHAR", "Name of the event."), ("location", "VARCHAR", "Place."),
    ("country", "VARCHAR", "Country."), ("circuit_name", "VARCHAR", "Circuit."),
    ("event_format", "VARCHAR", "conventional or one of the sprint formats; null without timing."),
    ("date", "TIMESTAMP", "Day of the race, or of the last session."),
    ("sessions", "VARCHAR", "Codes of sessions with timing, comma separated, in order of time."),
    ("winner", "VARCHAR", "Winner of the race."), ("winner_team", "VARCHAR", "The winner's team."),
    ("pole", "VARCHAR", "Who started first, else the fastest of qualifying."),
    ("has_timing", "BOOLEAN", "True where there is a session from live timing."),
    ("is_simulated", "BOOLEAN", "True where a session is simulated."),
    ("empty_sessions", "VARCHAR", "Those of them whose feeds gave no laps."),
  ]

  private static func sessions(
    _ served: ServedSnapshot, _ season: Int, _ round: Int
  ) throws -> FrameQuery {
    let table = try served.catalog.require("silver.sessions")
    let sql = """
      SELECT sessions.*, coalesce(counts.laps, 0)::INTEGER, coalesce(counts.drivers, 0)::INTEGER
      FROM \(table.sql) AS sessions LEFT JOIN (
        SELECT session_id, count(*) AS laps, count(DISTINCT driver_number) AS drivers
        FROM \(try name(served, "laps")) WHERE season = $1 AND round = $2 GROUP BY session_id
      ) AS counts USING (session_id)
      WHERE season = $1 AND round = $2 ORDER BY session_start
      """
    let more = [
      FrameColumn(name: "laps", type: "INTEGER", description: "Laps of all drivers."),
      FrameColumn(name: "drivers", type: "INTEGER", description: "Drivers with a lap."),
    ]
    return FrameQuery(
      title: "sessions", sql: sql, parameters: [.int(Int64(season)), .int(Int64(round))],
      columns: table.columns.map { FrameColumn($0) } + more, limit: 100, offset: 0,
      simulated: table.columns.firstIndex { $0.name == "is_simulated" })
  }

  private static func latest(_ asked: Asked) async throws -> Answer {
    let rows = try await asked.served.readers.rows(
      """
      SELECT season, round, session_code, grand_prix, event_name, is_simulated
      FROM \(try name(asked.served, "sessions"))
      WHERE session_id IN (SELECT session_id FROM \(try name(asked.served, "laps")))
      ORDER BY session_start DESC NULLS LAST LIMIT 1
      """)
    guard let row = rows.first else {
      throw Problem.notFound("no session has laps", hint: "ingest one: `f1lake ingest --latest`")
    }
    return Answer(
      .fields([
        "season": JSON(row[0]), "round": JSON(row[1]), "session_code": JSON(row[2]),
        "grand_prix": JSON(row[3]), "event_name": JSON(row[4]), "is_simulated": JSON(row[5]),
      ]))
  }

  private static func name(_ served: ServedSnapshot, _ table: String) throws -> String {
    try served.catalog.require("silver." + table).sql
  }

  // A project without history has rounds all the same.
  private static func history(_ served: ServedSnapshot, _ table: String) -> String {
    if let table = served.catalog["silver." + table] { return table.sql }
    return """
      (SELECT 0 AS season, 0 AS round, '' AS grand_prix, '' AS race_name, '' AS location, '' AS country,
        '' AS circuit_name, NULL::TIMESTAMP AS date, '' AS driver, '' AS constructor_name,
        0 AS position, 0 AS grid WHERE false)
      """
  }

  private static func frame(
    _ title: String, _ sql: String, _ columns: [(String, String, String)],
    _ parameters: [Value] = [], simulated: Int
  ) -> FrameQuery {
    FrameQuery(
      title: title, sql: sql, parameters: parameters,
      columns: columns.map { FrameColumn(name: $0.0, type: $0.1, description: $0.2) }, limit: 500,
      offset: 0, simulated: simulated)
  }
}
