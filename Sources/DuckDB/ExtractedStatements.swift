internal import CDuckDB

/// SQL text split into its statements by DuckDB's own parser, nothing of it run.
public struct ExtractedStatements: ~Copyable {
  private let handle: duckdb_extracted_statements
  private let connection: Connection
  private let sql: String
  /// How many statements the text holds.
  public let count: Int

  fileprivate init(_ connection: Connection, sql: String) throws {
    var extracted: duckdb_extracted_statements?
    let count = duckdb_extract_statements(connection.handle, sql, &extracted)
    if let message = duckdb_extract_statements_error(extracted) {
      let error = DuckDBError(.prepare, message, subject: sql)
      duckdb_destroy_extracted(&extracted)
      throw error
    }
    guard let extracted else { throw DuckDBError(.prepare, "no statement", subject: sql) }
    handle = extracted
    self.connection = connection
    self.sql = sql
    self.count = Int(count)
  }

  deinit {
    var closing: duckdb_extracted_statements? = handle
    duckdb_destroy_extracted(&closing)
  }

  /// Compiles the statement at `index`, counted from 0.
  public func prepare(_ index: Int) throws -> Statement {
    try Statement(connection, sql: sql) {
      duckdb_prepare_extracted_statement(connection.handle, handle, idx_t(index), &$0)
    }
  }
}

extension Connection {
  /// Splits `sql` into statements without running any.
  public func extract(_ sql: String) throws -> ExtractedStatements {
    try ExtractedStatements(self, sql: sql)
  }
}
