internal import DuckDB

/// The circuit of a round: its map where one is known, else the line of the fastest lap.
struct CircuitQuery: Sendable {
  private let values: [Value]
  private let sessions: CatalogTable
  private let circuits: CatalogTable?
  private let track: CatalogTable?
  private let corners: CatalogTable?
  private let marshals: CatalogTable?
  private let annotations: CatalogTable?
  private let traces: CatalogTable?

  init(_ served: ServedSnapshot, season: Int, round: Int) throws {
    values = [.int(Int64(season)), .int(Int64(round))]
    sessions = try served.catalog.require("silver.sessions")
    circuits = served.catalog["silver.circuits"]
    track = served.catalog["silver.circuit_track"]
    corners = served.catalog["silver.circuit_corners"]
    marshals = served.catalog["silver.circuit_marshal_sectors"]
    annotations = served.catalog["gold.corner_annotations"]
    traces = served.catalog["gold.speed_trace"]
  }

  /// Name, rotation and corners, for charts along a lap.
  func summary(_ connection: Connection) throws -> JSON {
    let session = try connection.rows(
      """
      SELECT any_value(circuit_name), any_value(location), any_value(country),
        any_value(event_name) FROM \(sessions.sql) WHERE season = ? AND round = ?
      """, values)
    let row = session.first ?? [.null, .null, .null, .null]
    return .fields([
      "circuit_name": JSON(row[0]), "location": JSON(row[1]), "country": JSON(row[2]),
      "event_name": JSON(row[3]), "rotation_deg": try rotation(connection),
      "corners": try cornerList(connection),
    ])
  }

  /// The whole map.
  ///
  /// - Throws: ``Problem`` where neither a map nor a position is known.
  func map(_ connection: Connection) throws -> JSON {
    var source = "circuit"
    var outline = try points(connection, track, order: "point_index")
    if outline.isEmpty {
      source = "position"
      outline = try fastestLap(connection)
    }
    guard !outline.isEmpty else {
      throw Problem.notFound(
        "neither a map of the circuit nor positions of cars are known for this round",
        hint: "ingest a session of it with telemetry")
    }
    return .fields([
      "source": .text(source), "rotation_deg": try rotation(connection),
      "outline": .fields([
        "x_dm": .list(outline.map { JSON($0[0]) }), "y_dm": .list(outline.map { JSON($0[1]) }),
      ]),
      "corners": try cornerList(connection), "marshal_sectors": try marks(connection, marshals),
    ])
  }

  private func rotation(_ connection: Connection) throws -> JSON {
    guard let circuits else { return .null }
    return JSON(
      try connection.value(
        "SELECT any_value(rotation_deg) FROM \(circuits.sql) WHERE season = ? AND round = ?", values
      ))
  }

  private func cornerList(_ connection: Connection) throws -> JSON {
    let known = try marks(connection, corners)
    guard known == .list([]), let annotations else { return known }
    // Without a map, corners are where the fastest lap is slow; they have no numbers then.
    let rows = try connection.rows(
      """
      SELECT number, letter, x_dm, y_dm, NULL, distance_m, corner FROM \(annotations.sql)
      WHERE season = $1 AND round = $2 AND session_id = (SELECT min(session_id)
        FROM \(annotations.sql) WHERE season = $1 AND round = $2)
      ORDER BY distance_m
      """, values)
    return .list(rows.map(Self.mark))
  }

  private func marks(_ connection: Connection, _ table: CatalogTable?) throws -> JSON {
    guard let table else { return .list([]) }
    // Each session of the round has the same map.
    let rows = try connection.rows(
      """
      SELECT DISTINCT number, letter, x_dm, y_dm, angle_deg, distance_m FROM \(table.sql)
      WHERE season = ? AND round = ? ORDER BY number, letter
      """, values)
    return .list(rows.map(Self.mark))
  }

  private static func mark(_ row: [Value]) -> JSON {
    let letter = row[1].text ?? ""
    let name = row[0].int.map { "\($0)\(letter)" } ?? (row.count > 6 ? row[6].text : nil)
    return .fields([
      "number": JSON(row[0]), "letter": .text(letter), "name": .optional(name),
      "x_dm": JSON(row[2]), "y_dm": JSON(row[3]), "angle_deg": JSON(row[4]),
      "distance_m": JSON(row[5]),
    ])
  }

  private func points(
    _ connection: Connection, _ table: CatalogTable?, order: String
  ) throws -> [[Value]] {
    guard let table else { return [] }
    return try connection.rows(
      """
      SELECT x_dm, y_dm FROM \(table.sql) WHERE season = $1 AND round = $2 AND session_id =
        (SELECT min(session_id) FROM \(table.sql) WHERE season = $1 AND round = $2)
      ORDER BY \(order)
      """, values)
  }

  private func fastestLap(_ connection: Connection) throws -> [[Value]] {
    guard let traces else { return [] }
    return try connection.rows(
      """
      WITH laps AS (
        SELECT session_id, driver_number, lap_number, max(time_s) AS time_s, count(x_dm) AS places
        FROM \(traces.sql) WHERE season = $1 AND round = $2 GROUP BY ALL),
      fastest AS (SELECT * FROM laps WHERE places > 100 ORDER BY time_s LIMIT 1)
      SELECT round(x_dm, 1), round(y_dm, 1) FROM \(traces.sql)
      JOIN fastest USING (session_id, driver_number, lap_number)
      WHERE x_dm IS NOT NULL AND y_dm IS NOT NULL ORDER BY point
      """, values)
  }
}
