/// Makes one Parquet file: takes columns, gives bytes that the caller writes in the order in which
/// they come.
///
/// The same columns give the same bytes, however they are cut into calls.
///
///     var writer = try ParquetWriter([ParquetColumn("driver", .text)])
///     try file.write(writer.append([.text(["VER", "HAM"])]))
///     try file.write(writer.finish())
public struct ParquetWriter: ~Copyable {
  /// Row groups are what readers work on in parallel; this many telemetry rows take about 10 MB.
  public static let defaultRowsPerGroup = 65_536

  private static let magic = [UInt8]("PAR1".utf8)

  private let columns: [ParquetColumn]
  private let rowsPerGroup: Int
  private let gzip: Gzip
  private var footer: Footer
  /// What was taken and not given out yet: each column's pieces.
  private var pending: [[ParquetValues]]
  private var pendingRows = 0
  /// Bytes that were given out.
  private var offset = 0

  /// A file with the given columns.
  ///
  /// - Parameter rowsPerGroup: how many rows are held in memory before they are given out.
  /// - Throws: ``ParquetError`` where there is no column, or a name comes twice.
  public init(
    _ columns: [ParquetColumn], rowsPerGroup: Int = ParquetWriter.defaultRowsPerGroup
  ) throws(ParquetError) {
    try Self.check(columns, rowsPerGroup)
    gzip = try Gzip()
    self.columns = columns
    self.rowsPerGroup = rowsPerGroup
    footer = Footer(columns)
    pending = columns.map { _ in [] }
  }

  /// Takes rows, given as columns of equal length in the file's order and types.
  ///
  /// - Returns: The row groups that are full now, often none.
  /// - Throws: ``ParquetError`` where the columns are not those of the file.
  public mutating func append(_ values: [ParquetValues]) throws(ParquetError) -> [UInt8] {
    let rows = try check(values)
    var bytes: [UInt8] = []
    var start = 0
    while pendingRows + rows - start >= rowsPerGroup {
      let end = start + rowsPerGroup - pendingRows
      take(values, start..<end)
      bytes += try rowGroup()
      start = end
    }
    take(values, start..<rows)
    return bytes
  }

  /// Ends the file.
  ///
  /// - Returns: The rows that no row group was full of, and the metadata.
  public consuming func finish() throws(ParquetError) -> [UInt8] {
    var bytes = pendingRows > 0 ? try rowGroup() : []
    if offset == 0 { bytes = Self.magic + bytes }
    let metadata = footer.bytes
    bytes += metadata
    bytes.appendLittleEndian(UInt32(truncatingIfNeeded: metadata.count))
    return bytes + Self.magic
  }

  private static func check(
    _ columns: [ParquetColumn], _ rowsPerGroup: Int
  ) throws(ParquetError) {
    guard !columns.isEmpty else { throw ParquetError("a file needs at least one column") }
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      throw ParquetError("the name comes twice", column: column.name)
    }
    guard rowsPerGroup > 0 else { throw ParquetError("a row group needs at least one row") }
  }

  private func check(_ values: [ParquetValues]) throws(ParquetError) -> Int {
    guard values.count == columns.count else {
      throw ParquetError("\(values.count) columns were given, the file has \(columns.count)")
    }
    let rows = values[0].count
    for (column, values) in zip(columns, values) {
      guard values.type == column.type else {
        throw ParquetError("takes \(column.type), not \(values.type)", column: column.name)
      }
      guard values.count == rows else {
        throw ParquetError("has \(values.count) rows, not \(rows)", column: column.name)
      }
    }
    return rows
  }

  private mutating func take(_ values: [ParquetValues], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    for index in pending.indices { pending[index].append(values[index].rows(range)) }
    pendingRows += range.count
  }

  private mutating func rowGroup() throws(ParquetError) -> [UInt8] {
    var bytes = offset == 0 ? Self.magic : []
    var chunks: [ColumnChunk] = []
    for (index, column) in columns.enumerated() {
      let values = ParquetValues.joined(pending[index], column.type)
      pending[index] = []
      chunks.append(try ColumnChunk(EncodedColumn(values), gzip, name: column.name))
    }
    footer.add(chunks, rows: pendingRows, at: offset + bytes.count)
    pendingRows = 0
    for chunk in chunks { bytes += chunk.bytes }
    offset += bytes.count
    return bytes
  }
}
