public import DuckDB

/// The rows of a guarded query.
public struct GuardedAnswer: Sendable, Equatable {
  /// One column.
  public struct Column: Sendable, Equatable {
    /// As the query names it; unique within the answer unless the query repeats a name.
    public let name: String
    /// DuckDB's name of its type in the query, such as `DECIMAL(18,3)` or `VARCHAR[]`.
    ///
    /// Values are what ``Value`` can hold: decimals as doubles, dates, times, lists and structs as
    /// text.
    public let type: String
  }

  /// Why rows are missing.
  public enum Truncation: String, Sendable {
    /// The query gives more rows than were allowed.
    case rows
    /// The rows take more bytes than an answer may have.
    case bytes
  }

  /// In the order of the query.
  public let columns: [Column]
  /// In the order of the query.
  public let rows: [[Value]]
  /// Nil where these are all rows.
  public let truncation: Truncation?
}
