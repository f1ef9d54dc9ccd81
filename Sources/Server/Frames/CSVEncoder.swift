internal import DuckDB

/// Rows as CSV (RFC 4180): NULL is an empty field, an empty text is `""`.
enum CSVEncoder {
  /// All rows of a query, with a header.
  static func bytes(_ query: FrameQuery, _ connection: Connection) throws -> [UInt8] {
    let statement = try connection.prepare(query.sql)
    try statement.bind(query.parameters)
    var result = try statement.execute()
    var bytes: [UInt8] = []
    var rows = 0
    line(query.columns.map { .text($0.name) }, to: &bytes)
    while rows < query.limit, let chunk = try result.next() {
      let columns = try query.columns.indices.map { try chunk.values($0) }
      for row in 0..<min(chunk.rowCount, query.limit - rows) {
        line(columns.map { $0[row] }, to: &bytes)
      }
      rows += chunk.rowCount
    }
    return bytes
  }

  private static func line(_ values: [Value], to bytes: inout [UInt8]) {
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: field(value).utf8)
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  private static func field(_ value: Value) -> String {
    switch value {
    case .null, .blob: return ""
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .double(let value): return value.isFinite ? value.description : ""
    case .timestamp(let value): return TimestampText.iso8601(value)
    case .text(let text):
      let needsQuotes =
        text.isEmpty || text.utf8.contains { [0x2C, 0x22, 0x0D, 0x0A].contains($0) }
      return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
  }
}
