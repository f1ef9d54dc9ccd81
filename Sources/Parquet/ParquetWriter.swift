/// Makes one Parquet file: takes row groups, gives bytes that the caller writes in the order in which
/// they come.
///
/// The same groups give the same bytes.
///
///     var writer = try ParquetWriter([ParquetColumn("driver", .text)])
///     for piece in try writer.append(RowGroup(writer.columns, [.text(["VER", "HAM"])])) {
///       try file.write(piece)
///     }
///     try file.write(writer.finish())
public struct ParquetWriter: ~Copyable {
  private static let magic = [UInt8]("PAR1".utf8)

  /// The columns of every group.
  public let columns: [ParquetColumn]
  private var footer: Footer
  /// Bytes that were given out.
  private var offset = 0

  /// A file with the given columns.
  ///
  /// - Throws: ``ParquetError`` where there is no column, or a name comes twice.
  public init(_ columns: [ParquetColumn]) throws(ParquetError) {
    guard !columns.isEmpty else { throw ParquetError("a file needs at least one column") }
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      throw ParquetError("the name comes twice", column: column.name)
    }
    self.columns = columns
    footer = Footer(columns)
  }

  /// Takes a group; one without rows leaves no trace.
  ///
  /// - Returns: the pieces to write, one after another.
  /// - Throws: ``ParquetError`` where its columns are not those of the file.
  public mutating func append(_ group: RowGroup) throws(ParquetError) -> [[UInt8]] {
    guard group.columns == columns else {
      throw ParquetError("the row group has the columns of another file")
    }
    guard group.rowCount > 0 else { return [] }
    let start = offset == 0 ? [Self.magic] : []
    offset += start.reduce(0) { $0 + $1.count }
    footer.add(group.chunks, rows: group.rowCount, at: offset)
    offset += group.byteCount
    return start + group.chunks.map(\.bytes)
  }

  /// Ends the file with its metadata.
  public consuming func finish() -> [UInt8] {
    var bytes = offset == 0 ? Self.magic : []
    let metadata = footer.bytes
    bytes += metadata
    bytes.appendLittleEndian(UInt32(truncatingIfNeeded: metadata.count))
    return bytes + Self.magic
  }
}
