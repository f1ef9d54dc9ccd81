internal import CDuckDB

/// The column types that this wrapper reads; the rest are cast to VARCHAR in SQL.
public enum ColumnType: Hashable, Sendable {
  case boolean, tinyint, smallint, integer, bigint, utinyint, usmallint, uinteger, ubigint, hugeint
  case float, double, timestamp, timestampTZ, varchar, blob
  case null
  /// Another type, by DuckDB's number for it.
  case other(UInt32)

  init(_ id: duckdb_type) {
    self =
      switch id {
      case DUCKDB_TYPE_BOOLEAN: .boolean
      case DUCKDB_TYPE_TINYINT: .tinyint
      case DUCKDB_TYPE_SMALLINT: .smallint
      case DUCKDB_TYPE_INTEGER: .integer
      case DUCKDB_TYPE_BIGINT: .bigint
      case DUCKDB_TYPE_UTINYINT: .utinyint
      case DUCKDB_TYPE_USMALLINT: .usmallint
      case DUCKDB_TYPE_UINTEGER: .uinteger
      case DUCKDB_TYPE_UBIGINT: .ubigint
      case DUCKDB_TYPE_HUGEINT: .hugeint
      case DUCKDB_TYPE_FLOAT: .float
      case DUCKDB_TYPE_DOUBLE: .double
      case DUCKDB_TYPE_TIMESTAMP: .timestamp
      case DUCKDB_TYPE_TIMESTAMP_TZ: .timestampTZ
      case DUCKDB_TYPE_VARCHAR: .varchar
      case DUCKDB_TYPE_BLOB: .blob
      case DUCKDB_TYPE_SQLNULL: .null
      default: .other(UInt32(id.rawValue))
      }
  }
}
