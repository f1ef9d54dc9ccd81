/// One column of one row group as it lies in the file: a dictionary page where there is one, then
/// one data page.
struct ColumnChunk: Sendable {
  enum Codec: Int32, Sendable {
    case uncompressed = 0
    case gzip = 2
  }

  enum Encoding: Int32, Sendable {
    case plain = 0
    case hybrid = 3
    case deltas = 5
    case dictionary = 8
  }

  private enum PageType: Int32 {
    case data = 0
    case dictionary = 2
  }

  let bytes: [UInt8]
  /// Size of the pages with their headers before compression.
  let uncompressedSize: Int
  let codec: Codec
  let rows: Int
  /// Where the data page starts in ``bytes``; the dictionary page, if any, starts at 0.
  let dataOffset: Int
  let hasDictionary: Bool
  private let encoding: Encoding
  let statistics: Statistics

  /// - Parameter compress: nil leaves the pages as they are.
  init(
    _ column: EncodedColumn, name: String, compress: (([UInt8]) -> [UInt8])?
  ) throws(ParquetError) {
    // Page sizes are 32-bit numbers.
    guard max(column.data.count, column.dictionary?.page.count ?? 0) <= Int(Int32.max) else {
      throw ParquetError("a row group has more than 2 GB; write fewer rows per group", column: name)
    }
    let pages = [column.dictionary?.page, column.data].compactMap { $0 }
    let compressed = compress.map { pages.map($0) } ?? pages
    let isSmaller = compressed.reduce(0) { $0 + $1.count } < pages.reduce(0) { $0 + $1.count }
    let stored = isSmaller ? compressed : pages
    let headers = Self.headers(column, pages, stored)
    codec = isSmaller ? .gzip : .uncompressed
    rows = column.rows
    statistics = column.statistics
    encoding = column.encoding
    hasDictionary = column.dictionary != nil
    dataOffset = hasDictionary ? headers[0].count + stored[0].count : 0
    uncompressedSize = (headers + pages).reduce(0) { $0 + $1.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity((headers + stored).reduce(0) { $0 + $1.count })
    for (header, page) in zip(headers, stored) {
      bytes += header
      bytes += page
    }
    self.bytes = bytes
  }

  var encodings: [Encoding] {
    hasDictionary ? [.plain, .hybrid, .dictionary] : [encoding, .hybrid]
  }

  private static func headers(
    _ column: EncodedColumn, _ pages: [[UInt8]], _ stored: [[UInt8]]
  ) -> [[UInt8]] {
    pages.indices.map { index in
      ThriftCompactWriter.structure { page in
        let dictionary = index == 0 ? column.dictionary : nil
        let type = dictionary == nil ? PageType.data : .dictionary
        page.int32(1, type.rawValue)
        page.int32(2, Int32(pages[index].count))
        page.int32(3, Int32(stored[index].count))
        if let dictionary {
          page.structure(7) { header in
            header.int32(1, Int32(dictionary.count))
            header.int32(2, Encoding.plain.rawValue)
          }
        } else {
          page.structure(5) { header in
            header.int32(1, Int32(column.rows))
            header.int32(2, column.encoding.rawValue)
            header.int32(3, Encoding.hybrid.rawValue)
            header.int32(4, Encoding.hybrid.rawValue)
          }
        }
      }
    }
  }
}
