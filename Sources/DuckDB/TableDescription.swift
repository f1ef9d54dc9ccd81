internal import CDuckDB

extension Connection {
  /// The names and types of the columns of a table, straight from the catalog, as DESCRIBE gives them.
  ///
  /// - Returns: nil where there is no such table, where it is a view, or where a type has parts, like a list: DESCRIBE
  ///   tells those.
  public func columns(ofTable table: String, schema: String) -> [(name: String, type: String)]? {
    var description: duckdb_table_description?
    defer { duckdb_table_description_destroy(&description) }
    let state = duckdb_table_description_create(handle, schema, table, &description)
    guard state == DuckDBSuccess, let description else { return nil }
    var columns: [(name: String, type: String)] = []
    for index in 0..<duckdb_table_description_get_column_count(description) {
      guard let name = duckdb_table_description_get_column_name(description, index) else {
        return nil
      }
      defer { duckdb_free(name) }
      guard let type = Self.type(of: description, at: index) else { return nil }
      columns.append((String(cString: name), type))
    }
    return columns
  }

  private static func type(
    of description: duckdb_table_description, at index: idx_t
  ) -> String? {
    var type = duckdb_table_description_get_column_type(description, index)
    defer { duckdb_destroy_logical_type(&type) }
    // A type of another name, like JSON, is one of these underneath.
    if let alias = duckdb_logical_type_get_alias(type) {
      duckdb_free(alias)
      return nil
    }
    return names[ColumnType(duckdb_get_type_id(type))]
  }

  private static let names: [ColumnType: String] = [
    .boolean: "BOOLEAN", .tinyint: "TINYINT", .smallint: "SMALLINT", .integer: "INTEGER",
    .bigint: "BIGINT", .utinyint: "UTINYINT", .usmallint: "USMALLINT", .uinteger: "UINTEGER",
    .ubigint: "UBIGINT", .hugeint: "HUGEINT", .float: "FLOAT", .double: "DOUBLE",
    .timestamp: "TIMESTAMP", .timestampTZ: "TIMESTAMP WITH TIME ZONE", .varchar: "VARCHAR",
    .blob: "BLOB",
  ]
}
