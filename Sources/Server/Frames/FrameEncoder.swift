internal import DuckDB

/// The name, type and meaning of a column of an answer.
struct FrameColumn: Sendable {
  let name: String
  let type: String
  let description: String?
}

/// Rows as JSON columns, from the engine's chunks: `[["VER","LEC"],[1,2]]`.
struct FrameEncoder {
  private var columns: [JSONBuffer]
  private(set) var rows = 0

  init(columns count: Int) { columns = Array(repeating: JSONBuffer(), count: count) }

  /// Takes the first `rows` rows of a chunk; columns beyond those of the frame are left out.
  mutating func append(_ chunk: borrowing Chunk, rows count: Int) throws {
    for index in columns.indices { try append(chunk, index, count) }
    rows += count
  }

  /// All columns.
  func data() -> JSONBuffer {
    var json = JSONBuffer()
    json.append(UInt8(ascii: "["))
    for (index, column) in columns.enumerated() {
      if index > 0 { json.append(UInt8(ascii: ",")) }
      json.append(UInt8(ascii: "["))
      json.raw(column.bytes)
      json.append(UInt8(ascii: "]"))
    }
    json.append(UInt8(ascii: "]"))
    return json
  }

  private mutating func append(_ chunk: borrowing Chunk, _ index: Int, _ count: Int) throws {
    switch chunk.type(index) {
    case .double: try append(chunk, index, count, Double.self) { $0.double($1) }
    case .integer: try append(chunk, index, count, Int32.self) { $0.integer($1) }
    case .bigint: try append(chunk, index, count, Int64.self) { $0.integer($1) }
    case .boolean: try append(chunk, index, count, Bool.self) { $0.bool($1) }
    case .timestamp, .timestampTZ:
      try append(chunk, index, count, Int64.self) { $0.timestamp($1) }
    case .varchar:
      var row = 0
      try chunk.forEachText(index) { text in
        defer { row += 1 }
        guard row < count else { return }
        separate(index, row)
        if let text { columns[index].text(text) } else { columns[index].null() }
      }
    default:
      for (row, value) in try chunk.values(index).prefix(count).enumerated() {
        separate(index, row)
        JSON(value).write(to: &columns[index])
      }
    }
  }

  private mutating func append<Element: ColumnElement>(
    _ chunk: borrowing Chunk, _ index: Int, _ count: Int, _: Element.Type,
    _ write: (inout JSONBuffer, Element) -> Void
  ) throws {
    var column = columns[index]
    columns[index] = JSONBuffer()
    let hasRows = rows > 0
    try chunk.withColumn(index, as: Element.self) { span, validity in
      for row in 0..<count {
        if hasRows || row > 0 { column.append(UInt8(ascii: ",")) }
        if validity.isValid(row) { write(&column, span[row]) } else { column.null() }
      }
    }
    columns[index] = column
  }

  private mutating func separate(_ index: Int, _ row: Int) {
    if rows > 0 || row > 0 { columns[index].append(UInt8(ascii: ",")) }
  }
}
