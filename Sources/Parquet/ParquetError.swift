/// Why values cannot be written as Parquet.
public struct ParquetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The column that it is about; nil where it is about all of them.
  public let column: String?
  /// What is wrong and what to do.
  public let message: String

  init(_ message: String, column: String? = nil) {
    self.message = message
    self.column = column
  }

  /// The message after the column's name.
  public var description: String {
    "Parquet: " + (column.map { "column \($0): " } ?? "") + message
  }
}
