public import Parquet

/// The rows of one bronze table for one session.
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
  public let columns: [ParquetColumn]
  /// Number of rows of a small table; a large one counts them when they are written.
  let rowCount: Int
  /// Number of row groups.
  package let groupCount: Int
  /// True for a table of many rows that are made only when they are written; its pages are not compressed.
  let isLarge: Bool
  /// The values of a row group; a large table makes them only when they are written.
  package let group: @Sendable (Int) -> [ParquetValues]

  /// A row group as it is written.
  package func encoded(_ index: Int) throws(ParquetError) -> RowGroup {
    try RowGroup(columns, group(index), compressed: !isLarge)
  }

  /// A small table: one row group.
  init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns.map { ParquetColumn($0.name, $0.values.type) }
    let values = columns.map(\.values)
    groupCount = 1
    rowCount = values.first?.count ?? 0
    isLarge = false
    group = { _ in values }
  }

  /// A large table, row group by row group, of packed values that compression would not make smaller.
  ///
  /// - Parameter group: called once for each number below `groupCount`, on several threads.
  init(
    _ name: String, _ columns: [ParquetColumn], groupCount: Int,
    _ group: @escaping @Sendable (Int) -> [ParquetValues]
  ) {
    self.name = name
    self.columns = columns
    self.groupCount = groupCount
    rowCount = 0
    isLarge = true
    self.group = group
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
