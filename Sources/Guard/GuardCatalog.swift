internal import DuckDB

/// A table or view by its schema and name, in lower case as DuckDB compares them.
public struct TableName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// `silver`, `gold`, `main_silver` or `main_gold`.
  public let schema: String
  /// Without the schema.
  public let name: String

  /// A name, whose case does not matter.
  public init(schema: String, name: String) {
    self.schema = schema.lowercased()
    self.name = name.lowercased()
  }

  /// `schema.name`.
  public var description: String { "\(schema).\(name)" }

  /// By schema, then by name.
  public static func < (a: TableName, b: TableName) -> Bool {
    (a.schema, a.name) < (b.schema, b.name)
  }
}

/// The tables of one snapshot that a statement may read.
public struct GuardCatalog: Sendable {
  /// Where a name without a schema is looked for, in this order.
  ///
  /// dbt alone puts its schemas below the target's: `main_silver`, `main_gold`.
  public static let schemas = ["gold", "silver", "main_gold", "main_silver"]

  /// Tables and views with the number of their columns.
  public let tables: [TableName: Int]

  /// A catalog of tables with the number of their columns; those of other schemas are left out.
  public init(tables: [TableName: Int]) {
    self.tables = tables.filter { Self.schemas.contains($0.key.schema) }
  }

  /// The schemas of ``schemas`` that hold a table, in their order.
  public var presentSchemas: [String] {
    let present = Set(tables.keys.map(\.schema))
    return Self.schemas.filter { present.contains($0) }
  }

  init(of connection: Connection) throws {
    let rows = try connection.rows(
      """
      SELECT schema_name, table_name, count(*) FROM duckdb_columns()
      WHERE database_name = current_database() GROUP BY ALL
      """)
    let named = rows.map { row in
      (TableName(schema: row[0].text ?? "", name: row[1].text ?? ""), Int(row[2].int ?? 0))
    }
    self.init(tables: Dictionary(named) { first, _ in first })
  }

  /// The table that DuckDB would take, or nil.
  func table(schema: String, name: String) -> TableName? {
    let schemas = schema.isEmpty ? Self.schemas : [schema]
    return schemas.lazy.map { TableName(schema: $0, name: name) }.first { tables[$0] != nil }
  }
}
