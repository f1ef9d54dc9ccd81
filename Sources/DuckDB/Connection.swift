internal import CDuckDB

/// One connection: a transaction context in which statements run one after another.
public final class Connection {
  let handle: duckdb_connection
  /// Kept alive for as long as this connection lives.
  public let database: Database

  init(_ database: Database) throws {
    var connected: duckdb_connection?
    guard duckdb_connect(database.handle, &connected) == DuckDBSuccess, let connected else {
      throw DuckDBError(.connect, "the database accepts no connection", subject: database.path)
    }
    handle = connected
    self.database = database
  }

  deinit {
    var closing: duckdb_connection? = handle
    duckdb_disconnect(&closing)
  }

  /// Compiles one statement; parameters are `?`, `$1` or `$name`.
  public func prepare(_ sql: String) throws -> Statement {
    try Statement(self, sql: sql) { duckdb_prepare(handle, sql, &$0) }
  }

  /// Runs one or more statements and drops their results.
  public func run(_ sql: String) throws {
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    guard duckdb_query(handle, sql, &result) == DuckDBSuccess else {
      throw DuckDBError(.execute, duckdb_result_error(&result), subject: sql)
    }
  }

  /// Runs one statement with parameters and gives all its rows: for small results.
  public func rows(_ sql: String, _ parameters: [Value] = []) throws -> [[Value]] {
    let statement = try prepare(sql)
    try statement.bind(parameters)
    return try statement.execute().allRows()
  }

  /// The single value of the first row, or `.null` where there is none.
  public func value(_ sql: String, _ parameters: [Value] = []) throws -> Value {
    try rows(sql, parameters).first?.first ?? .null
  }

  /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
  public func transaction<T>(_ body: () throws -> T) throws -> T {
    try run("BEGIN TRANSACTION")
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // The first error says what went wrong; a failing rollback could only hide it.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// A handle for other tasks to watch or stop what runs here.
  public var monitor: QueryMonitor { QueryMonitor(self) }
}
