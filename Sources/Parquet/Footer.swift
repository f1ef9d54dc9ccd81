/// The file's metadata (FileMetaData of the Parquet specification), which readers start with.
///
/// https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
struct Footer {
  /// A column chunk and its place in the file.
  private struct Chunk {
    let column: ParquetColumn
    let offset: Int
    let size: Int
    let uncompressedSize: Int
    let rows: Int
    let codec: ColumnChunk.Codec
    let encodings: [ColumnChunk.Encoding]
    let dataOffset: Int
    let hasDictionary: Bool
    let statistics: Statistics
  }

  private static let version: Int32 = 1
  private static let creator = "f1lake version 1"

  private let columns: [ParquetColumn]
  private var groups: [[Chunk]] = []
  private(set) var rows = 0

  init(_ columns: [ParquetColumn]) { self.columns = columns }

  /// Notes a row group whose chunks, one per column, lie in the file from `offset` on.
  mutating func add(_ chunks: [ColumnChunk], rows: Int, at offset: Int) {
    var position = offset
    groups.append(
      zip(columns, chunks).map { column, chunk in
        defer { position += chunk.bytes.count }
        return Chunk(
          column: column, offset: position, size: chunk.bytes.count,
          uncompressedSize: chunk.uncompressedSize, rows: chunk.rows, codec: chunk.codec,
          encodings: chunk.encodings, dataOffset: position + chunk.dataOffset,
          hasDictionary: chunk.hasDictionary, statistics: chunk.statistics)
      })
    self.rows += rows
  }

  /// The metadata, to be followed by their length and the magic number.
  var bytes: [UInt8] {
    ThriftCompactWriter.structure { file in
      file.int32(1, Self.version)
      file.structures(2, [nil] + columns.map(Optional.some)) { column, element in
        if let column { return column.writeSchema(&element) }
        element.binary(4, "schema".utf8)
        element.int32(5, Int32(columns.count))
      }
      file.int64(3, rows)
      file.structures(4, groups) { Self.write($0, &$1) }
      file.binary(6, Self.creator.utf8)
      // The order of each column's statistics: that of its type.
      file.structures(7, columns) { _, order in order.structure(1) { _ in } }
    }
  }

  private static func write(_ chunks: [Chunk], _ group: inout ThriftCompactWriter) {
    group.structures(1, chunks) { chunk, element in
      element.int64(2, 0)
      element.structure(3) { write(chunk, &$0) }
    }
    group.int64(2, chunks.reduce(0) { $0 + $1.uncompressedSize })
    group.int64(3, chunks.first?.rows ?? 0)
    group.int64(5, chunks.first?.offset ?? 0)
    group.int64(6, chunks.reduce(0) { $0 + $1.size })
  }

  private static func write(_ chunk: Chunk, _ data: inout ThriftCompactWriter) {
    data.int32(1, chunk.column.type.physical)
    data.int32s(2, chunk.encodings.map(\.rawValue))
    data.strings(3, [chunk.column.name])
    data.int32(4, chunk.codec.rawValue)
    data.int64(5, chunk.rows)
    data.int64(6, chunk.uncompressedSize)
    data.int64(7, chunk.size)
    data.int64(9, chunk.dataOffset)
    if chunk.hasDictionary { data.int64(11, chunk.offset) }
    data.structure(12) { statistics in
      statistics.int64(3, chunk.statistics.nullCount)
      guard let bounds = chunk.statistics.bounds else { return }
      statistics.binary(5, bounds.maximum)
      statistics.binary(6, bounds.minimum)
    }
  }
}
