/// Some rows of a file, encoded. Groups of one file can be made side by side and are appended in their order.
public struct RowGroup: Sendable {
  let columns: [ParquetColumn]
  let chunks: [ColumnChunk]
  /// Number of rows.
  public let rowCount: Int
  /// Bytes that the group takes in its file.
  public var byteCount: Int { chunks.reduce(0) { $0 + $1.bytes.count } }

  /// Encodes rows, given as columns of equal length.
  ///
  /// - Parameter compressed: whether pages are compressed where that makes them smaller; readings of sensors, packed
  ///   to the bits that they need, gain little by it and cost much time.
  /// - Throws: ``ParquetError`` where the values are not those of the columns.
  public init(
    _ columns: [ParquetColumn], _ values: [ParquetValues], compressed: Bool = true
  ) throws(ParquetError) {
    rowCount = try Self.check(columns, values)
    self.columns = columns
    var chunks: [ColumnChunk] = []
    if compressed {
      let gzip = try Gzip()
      for (column, values) in zip(columns, values) {
        chunks.append(
          try ColumnChunk(EncodedColumn(values), name: column.name) { gzip.compress($0) })
      }
    } else {
      for (column, values) in zip(columns, values) {
        chunks.append(try ColumnChunk(EncodedColumn(values), name: column.name, compress: nil))
      }
    }
    self.chunks = chunks
  }

  private static func check(
    _ columns: [ParquetColumn], _ values: [ParquetValues]
  ) throws(ParquetError) -> Int {
    guard values.count == columns.count, let first = values.first else {
      throw ParquetError("\(values.count) columns were given, the file has \(columns.count)")
    }
    for (column, values) in zip(columns, values) {
      guard values.type == column.type else {
        throw ParquetError("takes \(column.type), not \(values.type)", column: column.name)
      }
      guard values.count == first.count else {
        throw ParquetError("has \(values.count) rows, not \(first.count)", column: column.name)
      }
    }
    return first.count
  }
}
