public import Parquet

/// The rows of one bronze table for one session, by column.
public struct BronzeTable: Sendable {
  /// One column with its name.
  public struct Column: Sendable {
    /// snake_case, with the unit at its end.
    public let name: String
    /// The values.
    public let values: ParquetValues
  }

  /// The table's name.
  public let name: String
  /// The columns in their order.
  public let columns: [Column]

  /// Number of rows.
  public var rowCount: Int { columns.first?.values.count ?? 0 }

  init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns
  }
}

/// Picks columns out of rows, so that a table reads as the list of its columns.
struct Columns<Row> {
  let rows: [Row]

  /// An empty text is a missing value.
  func text(_ name: String, _ value: (Row) -> String?) -> BronzeTable.Column {
    .init(name: name, values: .text(rows.map { value($0).flatMap { $0.isEmpty ? nil : $0 } }))
  }

  func int(_ name: String, _ value: (Row) -> Int?) -> BronzeTable.Column {
    .init(name: name, values: .bigint(rows.map { value($0).map(Int64.init) }))
  }

  func double(_ name: String, _ value: (Row) -> Double?) -> BronzeTable.Column {
    .init(name: name, values: .double(rows.map(value)))
  }

  func bool(_ name: String, _ value: (Row) -> Bool?) -> BronzeTable.Column {
    .init(name: name, values: .boolean(rows.map(value)))
  }

  /// Microseconds since 1970-01-01 UTC.
  func timestamp(_ name: String, _ value: (Row) -> Int64?) -> BronzeTable.Column {
    .init(name: name, values: .timestamp(rows.map(value)))
  }
}
