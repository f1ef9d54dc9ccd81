internal import DuckDB
internal import Foundation

/// Lets a SELECT call only table functions that read.
///
/// Some of the engine's table functions act: `enable_logging` and `enable_profiling` write files, and
/// `query` runs SQL from a text that nobody has looked at. So the names are a list of those that are
/// known to be harmless; what they may read is limited by the connection.
struct SelectCheck {
  private static let allowed: Set<String> = [
    "duckdb_columns", "duckdb_constraints", "duckdb_databases", "duckdb_functions",
    "duckdb_indexes", "duckdb_keywords", "duckdb_memory", "duckdb_optimizers", "duckdb_schemas",
    "duckdb_settings", "duckdb_tables", "duckdb_types", "duckdb_views", "generate_series", "glob",
    "json_each", "json_tree", "parquet_file_metadata", "parquet_kv_metadata", "parquet_metadata",
    "parquet_scan", "parquet_schema", "pg_timezone_names", "pragma_database_size",
    "pragma_storage_info", "pragma_table_info", "pragma_version", "range", "read_blob", "read_csv",
    "read_csv_auto", "read_json", "read_json_auto", "read_parquet", "read_text", "repeat",
    "repeat_row", "summary", "unnest",
  ]

  /// Looks at the parsed text alone: preparing `EXPORT DATABASE` already makes a folder.
  ///
  /// - Throws: ``SnapshotQueryError`` for another kind of statement, or with the name of a function
  ///   that is not for queries.
  static func check(_ sql: String, on connection: Connection) throws {
    guard
      let text = try connection.value("SELECT json_serialize_sql($1::VARCHAR)", [.text(sql)]).text,
      let tree = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    else { throw SnapshotQueryError("the statement cannot be checked") }
    guard tree["error"] as? Bool == false else {
      throw SnapshotQueryError("only SELECT is allowed: a snapshot never changes")
    }
    try check(tree)
  }

  private static func check(_ node: Any) throws {
    if let list = node as? [Any] { return try list.forEach(check) }
    guard let object = node as? [String: Any] else { return }
    if object["type"] as? String == "TABLE_FUNCTION",
      let function = object["function"] as? [String: Any]
    {
      let name = (function["function_name"] as? String ?? "").lowercased()
      guard allowed.contains(name) else {
        throw SnapshotQueryError("the table function \(name) is not for queries here")
      }
    }
    for value in object.values { try check(value) }
  }
}
