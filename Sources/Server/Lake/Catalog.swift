internal import DuckDB

/// A column of a table that is served.
struct CatalogColumn: Sendable {
  let name: String
  /// DuckDB's name of the type.
  let type: String
  let description: String?
}

/// A table or view of silver or gold.
struct CatalogTable: Sendable {
  /// `silver` or `gold`, whatever the schema is called in the file.
  let layer: String
  let name: String
  /// The schema in the file: dbt may have called it `main_silver`.
  let schema: String
  let isView: Bool
  let rows: Int
  let description: String?
  let columns: [CatalogColumn]

  /// `gold.race_pace`
  var title: String { "\(layer).\(name)" }
  /// As it stands in SQL.
  var sql: String { "\(schema.sqlName).\(name.sqlName)" }
  /// Rows are telemetry, so that a query must name a session.
  var isPerSample: Bool { Self.perSample.contains(name) }

  private static let perSample: Set<String> = ["telemetry", "car_data", "position_data"]

  func column(_ name: String) -> CatalogColumn? { columns.first { $0.name == name } }
}

/// The tables of a snapshot, as the file itself describes them. Names in SQL come from here alone.
struct Catalog: Sendable {
  /// Sorted by layer and name.
  let tables: [CatalogTable]
  private let byTitle: [String: CatalogTable]

  init(_ tables: [CatalogTable]) {
    self.tables = tables.sorted { $0.title < $1.title }
    byTitle = Dictionary(tables.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A table by `silver.laps` or `gold.race_pace`; nil where there is none.
  subscript(title: String) -> CatalogTable? { byTitle[title] }

  /// A table that an endpoint reads.
  ///
  /// - Throws: ``Problem`` that says what the snapshot lacks.
  func require(_ title: String) throws -> CatalogTable {
    if let table = byTitle[title] { return table }
    throw Problem(
      404, "Not in this snapshot", "the snapshot has no table \(title)",
      hint: "build the whole project: `f1lake build`")
  }

  /// Reads it from the file.
  ///
  /// - Parameter rows: the number of rows by schema and name, for views too.
  static func read(_ connection: Connection, rows: [String: Int]) throws -> Catalog {
    let relations = try connection.rows(
      """
      SELECT schema_name, table_name, false, estimated_size, comment FROM duckdb_tables()
      WHERE NOT internal
      UNION ALL
      SELECT schema_name, view_name, true, 0, comment FROM duckdb_views() WHERE NOT internal
      """)
    var columns: [String: [CatalogColumn]] = [:]
    for row in try connection.rows(
      """
      SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns()
      WHERE NOT internal ORDER BY schema_name, table_name, column_index
      """)
    {
      guard let schema = row[0].text, let table = row[1].text, let name = row[2].text else {
        continue
      }
      columns["\(schema).\(table)", default: []].append(
        CatalogColumn(name: name, type: row[3].text ?? "VARCHAR", description: row[4].text))
    }
    return Catalog(
      relations.compactMap { row in
        guard let schema = row[0].text, let name = row[1].text, let layer = layer(of: schema)
        else { return nil }
        let key = "\(schema).\(name)"
        return CatalogTable(
          layer: layer, name: name, schema: schema, isView: row[2].bool ?? false,
          rows: rows[key] ?? Int(row[3].int ?? 0), description: row[4].text,
          columns: columns[key] ?? [])
      })
  }

  private static func layer(of schema: String) -> String? {
    switch schema {
    case "silver", "main_silver": "silver"
    case "gold", "main_gold": "gold"
    default: nil
    }
  }
}

extension String {
  /// As a name in SQL, whatever characters it holds.
  var sqlName: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
