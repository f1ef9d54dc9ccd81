internal import CDuckDB

/// The values of one column to append; nil is NULL.
public enum ColumnValues: Sendable, Equatable {
  case boolean([Bool?])
  case integer([Int32?])
  case bigint([Int64?])
  case double([Double?])
  case text([String?])
  /// Microseconds since 1970-01-01 UTC.
  case timestamp([Int64?])

  /// Number of rows.
  public var count: Int {
    switch self {
    case .boolean(let v): v.count
    case .integer(let v): v.count
    case .bigint(let v), .timestamp(let v): v.count
    case .double(let v): v.count
    case .text(let v): v.count
    }
  }

  /// The column type in SQL.
  public var sqlType: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .integer: "INTEGER"
    case .bigint: "BIGINT"
    case .double: "DOUBLE"
    case .text: "VARCHAR"
    case .timestamp: "TIMESTAMP"
    }
  }

  fileprivate var typeID: duckdb_type {
    switch self {
    case .boolean: DUCKDB_TYPE_BOOLEAN
    case .integer: DUCKDB_TYPE_INTEGER
    case .bigint: DUCKDB_TYPE_BIGINT
    case .double: DUCKDB_TYPE_DOUBLE
    case .text: DUCKDB_TYPE_VARCHAR
    case .timestamp: DUCKDB_TYPE_TIMESTAMP
    }
  }
}

/// Appends whole columns to a table, by data chunks: the fastest way in.
///
/// Call ``finish()`` to make the rows part of the table and learn of any failure; an appender that
/// goes out of scope without it drops what was not yet flushed.
public struct Appender: ~Copyable {
  private let handle: duckdb_appender
  private let connection: Connection
  private let table: String

  /// An appender to a table; of the default schema where none is named.
  public init(_ connection: Connection, schema: String? = nil, table: String) throws {
    var created: duckdb_appender?
    let state = duckdb_appender_create(connection.handle, schema, table, &created)
    guard state == DuckDBSuccess, let created else {
      let error = DuckDBError(.append, duckdb_appender_error(created), subject: table)
      duckdb_appender_destroy(&created)
      throw error
    }
    handle = created
    self.connection = connection
    self.table = table
  }

  deinit {
    var closing: duckdb_appender? = handle
    duckdb_appender_clear(closing)
    duckdb_appender_destroy(&closing)
  }

  /// Appends rows given as columns of equal length, in the table's order and types.
  public func append(_ columns: [ColumnValues]) throws {
    guard let rows = columns.first?.count, columns.allSatisfy({ $0.count == rows }) else {
      throw DuckDBError(.append, "columns have different lengths", subject: table)
    }
    var types = columns.map { duckdb_create_logical_type($0.typeID) }
    defer { for i in types.indices { duckdb_destroy_logical_type(&types[i]) } }
    var chunk = duckdb_create_data_chunk(&types, idx_t(types.count))
    defer { duckdb_destroy_data_chunk(&chunk) }
    let capacity = Int(duckdb_vector_size())
    for start in stride(from: 0, to: rows, by: capacity) {
      let range = start..<min(start + capacity, rows)
      duckdb_data_chunk_reset(chunk)
      for (index, column) in columns.enumerated() {
        Self.fill(duckdb_data_chunk_get_vector(chunk, idx_t(index)), column, range)
      }
      duckdb_data_chunk_set_size(chunk, idx_t(range.count))
      try check(duckdb_append_data_chunk(handle, chunk))
    }
  }

  /// Flushes everything into the table.
  public consuming func finish() throws { try check(duckdb_appender_close(handle)) }

  private func check(_ state: duckdb_state) throws {
    guard state == DuckDBSuccess else {
      throw DuckDBError(.append, duckdb_appender_error(handle), subject: table)
    }
  }

  private static func fill(_ vector: duckdb_vector?, _ column: ColumnValues, _ range: Range<Int>) {
    switch column {
    case .boolean(let v): fill(vector, v[range])
    case .integer(let v): fill(vector, v[range])
    case .bigint(let v), .timestamp(let v): fill(vector, v[range])
    case .double(let v): fill(vector, v[range])
    case .text(let v): fill(vector, v[range])
    }
  }

  private static func fill<T: BitwiseCopyable>(_ vector: duckdb_vector?, _ values: ArraySlice<T?>) {
    guard let data = duckdb_vector_get_data(vector)?.assumingMemoryBound(to: T.self) else { return }
    for (row, value) in values.enumerated() {
      if let value { data[row] = value } else { setNull(vector, row) }
    }
  }

  private static func fill(_ vector: duckdb_vector?, _ values: ArraySlice<String?>) {
    for (row, value) in values.enumerated() {
      guard var value else {
        setNull(vector, row)
        continue
      }
      value.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          duckdb_vector_assign_string_element_len(
            vector, idx_t(row), $0.baseAddress, idx_t($0.count))
        }
      }
    }
  }

  private static func setNull(_ vector: duckdb_vector?, _ row: Int) {
    duckdb_vector_ensure_validity_writable(vector)
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), idx_t(row))
  }
}
