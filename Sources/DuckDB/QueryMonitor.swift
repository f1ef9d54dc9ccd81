internal import CDuckDB

// Sendable: duckdb_interrupt and duckdb_query_progress are made to be called from other threads.

/// Watches and stops the query of one connection from another task or thread.
public struct QueryMonitor: @unchecked Sendable {
  /// How far the running query is.
  public struct Progress: Sendable, Equatable {
    /// 0 to 100, or nil where DuckDB cannot tell.
    public let percentage: Double?
    /// Rows done and rows expected.
    public let rows: (done: UInt64, total: UInt64)

    /// Equal in all figures.
    public static func == (a: Progress, b: Progress) -> Bool {
      a.percentage == b.percentage && a.rows == b.rows
    }
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Stops the running query, which then throws a ``DuckDBError`` with ``DuckDBError/isInterrupt``.
  public func interrupt() { duckdb_interrupt(connection.handle) }

  /// The progress of the running query.
  public var progress: Progress {
    let p = duckdb_query_progress(connection.handle)
    return Progress(
      percentage: p.percentage < 0 ? nil : p.percentage,
      rows: (p.rows_processed, p.total_rows_to_process))
  }
}
