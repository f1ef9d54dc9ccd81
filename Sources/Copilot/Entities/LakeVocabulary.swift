public import Lake
internal import DuckDB

/// What the current snapshot has: tables and columns, drivers, teams, events and sessions.
public struct LakeVocabulary: Sendable {
  struct Driver: Sendable {
    let code: String
    let fullName: String
    let numbers: Set<String>
    let seasons: Set<Int>
  }

  /// A session of which a table has rows.
  struct Session: Hashable, Sendable {
    let season: Int
    let round: Int
    let event: String
    let code: String
  }

  struct Column: Sendable {
    let name: String
    let type: String
    let description: String
  }

  /// All seasons of which there is anything.
  var seasons: Set<Int> { Set(sessions.values.joined().map(\.season)) }

  /// Columns by table, such as `gold.race_pace`.
  let tables: [String: [Column]]
  let drivers: [Driver]
  let teams: [String]
  /// Event names as people read them, by slug.
  let eventNames: [String: String]
  /// Sessions by table; for tables without session_code the code is empty, for those of whole seasons the event too.
  let sessions: [String: [Session]]
  /// What columns tell apart by yes or no, such as `generated` for `is_generated`, unless it is a word of an event's name.
  let flags: Set<String>
  /// Whether the snapshot has simulated data.
  let isSimulated: Bool
  /// The name of the snapshot that it was read from.
  var snapshot = ""
  /// What prompts for a language model need beside.
  var details = LakeDetails()

  /// Reads the vocabulary of a snapshot; takes some hundred milliseconds, so keep it as long as the snapshot.
  public static func read(_ reader: SnapshotReader) async throws -> LakeVocabulary {
    var tables: [String: [Column]] = [:]
    let columns = try await reader.rows(
      """
      SELECT schema_name || '.' || table_name, column_name, data_type, coalesce(comment, '')
      FROM duckdb_columns() WHERE schema_name IN ('silver', 'gold') ORDER BY 1, column_index
      """)
    for row in columns {
      guard let table = row[0].text, let name = row[1].text, let type = row[2].text else {
        continue
      }
      tables[table, default: []].append(
        Column(name: name, type: type, description: row[3].text ?? ""))
    }
    let drivers = try await reader.rows(
      """
      SELECT driver, coalesce(max(full_name), ''), string_agg(DISTINCT driver_number, ','),
        string_agg(DISTINCT season::VARCHAR, ',')
      FROM (SELECT driver, full_name, driver_number, season FROM silver.drivers
        UNION ALL SELECT driver, NULL, NULL, season FROM gold.championship_points)
      WHERE driver IS NOT NULL GROUP BY driver ORDER BY driver
      """
    ).compactMap { row -> Driver? in
      guard let code = row[0].text, let name = row[1].text else { return nil }
      let list = { (value: Value) in (value.text ?? "").split(separator: ",").map(String.init) }
      return Driver(
        code: code, fullName: name, numbers: Set(list(row[2])),
        seasons: Set(list(row[3]).compactMap(Int.init)))
    }
    let teams = try await reader.rows(
      """
      SELECT DISTINCT team FROM (SELECT team FROM silver.drivers UNION ALL
        SELECT team FROM gold.championship_points) WHERE team IS NOT NULL ORDER BY team
      """
    ).compactMap { $0[0].text }
    let names = try await reader.rows(
      """
      SELECT grand_prix, max(name) FROM (
        SELECT grand_prix, event_name AS name FROM silver.sessions
        UNION ALL SELECT grand_prix, race_name FROM silver.ergast_races) GROUP BY ALL
      """)
    let simulated = try await reader.rows(
      "SELECT coalesce(bool_or(is_simulated), false) FROM silver.sessions")
    let eventNames = Dictionary(
      names.compactMap { row in row[0].text.map { ($0, row[1].text ?? $0) } },
      uniquingKeysWith: { first, _ in first })
    let ofEvents = Set(eventNames.values.flatMap { Words.split($0) }.map(\.stem))
    return LakeVocabulary(
      tables: tables, drivers: drivers, teams: teams, eventNames: eventNames,
      sessions: try await sessions(reader, tables),
      flags: Set(
        tables.values.joined().map(\.name).filter { $0.hasPrefix("is_") }
          .map { String($0.dropFirst("is_".count)) }
      ).subtracting(ofEvents),
      isSimulated: simulated.first?.first == .bool(true),
      snapshot: reader.snapshot.name, details: try await LakeDetails.read(reader, tables))
  }

  private static func sessions(
    _ reader: SnapshotReader, _ tables: [String: [Column]]
  ) async throws -> [String: [Session]] {
    let huge: Set = ["silver.telemetry", "silver.car_data", "silver.position_data"]
    var selects: [String] = []
    for (table, columns) in tables.sorted(by: { $0.key < $1.key }) where !huge.contains(table) {
      let names = Set(columns.map(\.name))
      guard names.contains("season") else { continue }
      let hasRounds = names.isSuperset(of: ["round", "grand_prix"])
      let code = names.contains("session_code") ? "session_code" : "''"
      let event = hasRounds ? "round, grand_prix" : "0 AS round, '' AS grand_prix"
      selects.append(
        "SELECT DISTINCT '\(table)' AS t, season, \(event), \(code) AS c FROM \(table)")
    }
    guard !selects.isEmpty else { return [:] }
    var found: [String: [Session]] = [:]
    let rows = try await reader.rows(selects.joined(separator: " UNION ALL ") + " ORDER BY ALL")
    for row in rows {
      guard let table = row[0].text, let season = row[1].int, let round = row[2].int,
        let event = row[3].text
      else { continue }
      found[table, default: []].append(
        Session(season: Int(season), round: Int(round), event: event, code: row[4].text ?? ""))
    }
    return found
  }
}
