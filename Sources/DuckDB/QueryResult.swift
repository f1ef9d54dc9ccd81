internal import CDuckDB

/// The rows of one run, fetched chunk by chunk.
public struct QueryResult: ~Copyable {
  private var handle: duckdb_result
  private let connection: Connection
  private let sql: String
  /// The names of the columns, in order.
  public let columnNames: [String]
  /// Their types, also where there is no row.
  public let columnTypes: [ColumnType]

  init(_ handle: duckdb_result, connection: Connection, sql: String) {
    var result = handle
    let count = duckdb_column_count(&result)
    columnNames = (0..<count).map { String(cString: duckdb_column_name(&result, $0)) }
    columnTypes = (0..<count).map { ColumnType(duckdb_column_type(&result, $0)) }
    self.handle = result
    self.connection = connection
    self.sql = sql
  }

  deinit {
    var closing = handle
    duckdb_destroy_result(&closing)
  }

  /// The next chunk of up to 2,048 rows, or nil at the end.
  ///
  /// - Throws: ``DuckDBError`` when the engine fails or is interrupted on the way.
  public mutating func next() throws -> Chunk? {
    if let chunk = duckdb_fetch_chunk(handle) { return Chunk(chunk) }
    if let message = duckdb_result_error(&handle), message.pointee != 0 {
      throw DuckDBError(.fetch, message, subject: sql)
    }
    return nil
  }

  /// All remaining rows as values: for small results.
  public consuming func allRows() throws -> [[Value]] {
    var rows: [[Value]] = []
    while let chunk = try next() {
      let columns = try (0..<chunk.columnCount).map { try chunk.values($0) }
      for row in 0..<chunk.rowCount { rows.append(columns.map { $0[row] }) }
    }
    return rows
  }
}
