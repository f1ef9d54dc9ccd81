internal import CDuckDB

/// A prepared statement, owned by exactly one place and finalised with it.
public struct Statement: ~Copyable {
  private let handle: duckdb_prepared_statement
  private let connection: Connection
  /// The SQL it was made from.
  public let sql: String

  init(
    _ connection: Connection, sql: String,
    prepare: (inout duckdb_prepared_statement?) -> duckdb_state
  ) throws {
    var prepared: duckdb_prepared_statement?
    let state = prepare(&prepared)
    guard state == DuckDBSuccess, let prepared else {
      let error = DuckDBError(.prepare, duckdb_prepare_error(prepared), subject: sql)
      duckdb_destroy_prepare(&prepared)
      throw error
    }
    handle = prepared
    self.connection = connection
    self.sql = sql
  }

  deinit {
    var closing: duckdb_prepared_statement? = handle
    duckdb_destroy_prepare(&closing)
  }

  /// How many parameters it takes.
  public var parameterCount: Int { Int(duckdb_nparams(handle)) }

  /// True for SELECT and everything else that DuckDB counts as one.
  public var isSelect: Bool {
    duckdb_prepared_statement_type(handle) == DUCKDB_STATEMENT_TYPE_SELECT
  }

  /// Binds all parameters in order, replacing earlier ones.
  public func bind(_ values: [Value]) throws {
    guard values.count == parameterCount else {
      throw DuckDBError(
        .bind, "\(parameterCount) parameters are needed, \(values.count) were given", subject: sql)
    }
    for (offset, value) in values.enumerated() { try bind(value, at: offset + 1) }
  }

  /// Binds one parameter; the first has index 1, as in SQL.
  public func bind(_ value: Value, at index: Int) throws {
    let i = idx_t(index)
    let state =
      switch value {
      case .null: duckdb_bind_null(handle, i)
      case .bool(let value): duckdb_bind_boolean(handle, i, value)
      case .int(let value): duckdb_bind_int64(handle, i, value)
      case .double(let value): duckdb_bind_double(handle, i, value)
      case .text(var value):
        value.withUTF8 { utf8 in
          utf8.withMemoryRebound(to: CChar.self) {
            duckdb_bind_varchar_length(handle, i, $0.baseAddress, idx_t($0.count))
          }
        }
      case .blob(let value):
        value.withUnsafeBytes {
          duckdb_bind_blob(handle, i, $0.baseAddress, idx_t($0.count))
        }
      case .timestamp(let value):
        duckdb_bind_timestamp(handle, i, duckdb_timestamp(micros: value))
      }
    guard state == DuckDBSuccess else {
      throw DuckDBError(
        .bind, duckdb_prepare_error(handle), subject: "parameter \(index) of: \(sql)")
    }
  }

  /// Runs it; rows are computed while they are fetched, so a large result needs little memory.
  public func execute() throws -> QueryResult {
    var pending: duckdb_pending_result?
    defer { duckdb_destroy_pending(&pending) }
    guard duckdb_pending_prepared_streaming(handle, &pending) == DuckDBSuccess else {
      throw DuckDBError(.execute, duckdb_pending_error(pending), subject: sql)
    }
    var result = duckdb_result()
    guard duckdb_execute_pending(pending, &result) == DuckDBSuccess else {
      let error = DuckDBError(.execute, duckdb_result_error(&result), subject: sql)
      duckdb_destroy_result(&result)
      throw error
    }
    return QueryResult(result, connection: connection, sql: sql)
  }
}
