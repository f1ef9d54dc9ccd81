internal import DuckDB
internal import Lake

/// What a snapshot says about its tables beyond names: descriptions, and the values of columns that have few.
struct LakeDetails: Sendable {
  /// The most values of a column that are worth telling.
  static let mostValues = 8
  // Looking for the values of larger tables takes too long.
  private static let mostRows: Int64 = 5_000_000
  // Told by the names of a question, or not worth telling.
  private static let skipped: Set = [
    "session_id", "session_code", "grand_prix", "driver", "driver_number", "team", "full_name",
  ]

  /// By table, such as `gold.race_pace`.
  var descriptions: [String: String] = [:]
  /// By table and column, such as `gold.strategy.compound`, sorted.
  var values: [String: [String]] = [:]

  static func read(
    _ reader: SnapshotReader, _ tables: [String: [LakeVocabulary.Column]]
  ) async throws -> LakeDetails {
    var details = LakeDetails()
    var small: Set<String> = []
    let rows = try await reader.rows(
      """
      SELECT schema_name || '.' || table_name, coalesce(comment, ''), estimated_size
      FROM duckdb_tables() WHERE schema_name IN ('silver', 'gold')
      UNION ALL SELECT schema_name || '.' || view_name, coalesce(comment, ''), NULL
      FROM duckdb_views() WHERE schema_name IN ('silver', 'gold')
      """)
    for row in rows {
      guard let table = row[0].text else { continue }
      details.descriptions[table] = row[1].text
      if let count = row[2].int, count <= mostRows { small.insert(table) }
    }
    let selects = tables.sorted { $0.key < $1.key }.filter { small.contains($0.key) }
      .flatMap { table, columns in
        columns.filter { $0.type == "VARCHAR" && !skipped.contains($0.name) }.map { column in
          let name = "\"\(column.name.replacing("\"", with: "\"\""))\""
          return """
            SELECT '\(table).\(column.name.replacing("'", with: "''"))' AS k, v FROM (
              SELECT DISTINCT \(name) AS v FROM \(table) WHERE \(name) IS NOT NULL LIMIT \(mostValues + 1))
            """
        }
      }
    guard !selects.isEmpty else { return details }
    for row in try await reader.rows(selects.joined(separator: "\nUNION ALL ") + "\nORDER BY ALL") {
      guard let key = row[0].text, let value = row[1].text else { continue }
      details.values[key, default: []].append(value)
    }
    details.values = details.values.filter { $0.value.count <= mostValues }
    return details
  }
}
