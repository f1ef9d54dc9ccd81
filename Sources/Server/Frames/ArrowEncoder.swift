internal import DuckDB

/// Rows as a stream in Arrow's IPC format: one schema, one batch, the end.
///
/// The layout is that of https://arrow.apache.org/docs/format/Columnar.html, version 5.
enum ArrowEncoder {
  /// All rows of a query.
  static func bytes(_ query: FrameQuery, _ connection: Connection) throws -> [UInt8] {
    let rows = try ValueColumns(query, connection)
    let columns = zip(rows.columns, rows.types).map { ArrowColumn($0, $1) }
    var stream = message(schema(query.columns.map(\.name), columns), body: [])
    var body: [UInt8] = []
    var buffers: [[Int64]] = []
    for buffer in columns.flatMap(\.buffers) {
      buffers.append([Int64(body.count), Int64(buffer.count)])
      body += buffer
      body += Array(repeating: 0, count: -body.count & 7)
    }
    let nodes = columns.map { [Int64(rows.count), Int64($0.nullCount)] }
    stream += message(batch(rows.count, nodes, buffers, bodyLength: body.count), body: body)
    return stream + continuation + [0, 0, 0, 0]
  }

  private static let continuation: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
  private static let version5: Int16 = 4
  private static let schemaHeader: UInt8 = 1
  private static let batchHeader: UInt8 = 3

  private static func message(_ metadata: [UInt8], body: [UInt8]) -> [UInt8] {
    let length = withUnsafeBytes(of: Int32(metadata.count).littleEndian) { Array($0) }
    return continuation + length + metadata + body
  }

  private static func schema(_ names: [String], _ columns: [ArrowColumn]) -> [UInt8] {
    var buffer = FlatBuffer()
    let fields = zip(names, columns).map { name, column in
      let type = column.type.table(&buffer)
      let children = buffer.vector([Int]())
      let name = buffer.string(name)
      return buffer.table([
        .place(name), .byte(1), .byte(column.type.code), .place(type), nil, .place(children),
      ])
    }
    let all = buffer.vector(fields)
    let schema = buffer.table([.short(0), .place(all)])
    let root = buffer.table([.short(version5), .byte(schemaHeader), .place(schema), .long(0)])
    return buffer.finish(root)
  }

  private static func batch(
    _ rows: Int, _ nodes: [[Int64]], _ buffers: [[Int64]], bodyLength: Int
  ) -> [UInt8] {
    var buffer = FlatBuffer()
    let buffers = buffer.vector(buffers)
    let nodes = buffer.vector(nodes)
    let batch = buffer.table([.long(Int64(rows)), .place(nodes), .place(buffers)])
    let root = buffer.table([
      .short(version5), .byte(batchHeader), .place(batch), .long(Int64(bodyLength)),
    ])
    return buffer.finish(root)
  }
}
