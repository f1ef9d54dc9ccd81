/// Writes the rows of a query as text.
enum SnapshotText {
  /// RFC 4180 with a header.
  static func csv(_ query: SnapshotQuery, to sink: (String) throws -> Void) throws {
    try sink(try query.columns().map { field($0.name) }.joined(separator: ",") + "\r\n")
    try query.forEachChunk { columns in
      var text = ""
      for row in 0..<(columns.first?.count ?? 0) {
        text += columns.map { field($0[row]) }.joined(separator: ",") + "\r\n"
      }
      try sink(text)
    }
  }

  /// An array of objects, one a line.
  static func json(_ query: SnapshotQuery, to sink: (String) throws -> Void) throws {
    var separator = "[\n"
    try query.forEachJSONChunk { columns in
      for row in columns.first ?? [] {
        try sink(separator + (row ?? "null"))
        separator = ",\n"
      }
    }
    try sink(separator == "[\n" ? "[]\n" : "\n]\n")
  }

  /// Columns padded to equal width, numbers to the right, and the number of rows.
  static func table(_ query: SnapshotQuery, to sink: (String) throws -> Void) throws {
    let header = try query.columns()
    var cells: [[String]] = header.map { [$0.name] }
    try query.forEachChunk { columns in
      for (index, column) in columns.enumerated() {
        cells[index] += column.map { $0.map(oneLine) ?? "NULL" }
      }
    }
    let widths = cells.map { $0.map(\.count).max() ?? 0 }
    let rows = (cells.first?.count ?? 1) - 1
    for row in 0...rows {
      let line = cells.indices.map { index in
        pad(cells[index][row], to: widths[index], right: isNumber(header[index].type))
      }
      try sink(trimmed(line.joined(separator: "  ")) + "\n")
      if row == 0 {
        try sink(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n")
      }
    }
    try sink("\(rows) \(rows == 1 ? "row" : "rows")\n")
  }

  private static func field(_ value: String?) -> String {
    guard let value else { return "" }
    let needsQuotes =
      value.isEmpty || value.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
  }

  private static func isNumber(_ type: String) -> Bool {
    type.hasSuffix("INT") || ["INTEGER", "UINTEGER", "DOUBLE", "FLOAT"].contains(type)
      || type.hasPrefix("DECIMAL")
  }

  private static func pad(_ text: String, to width: Int, right: Bool) -> String {
    let space = String(repeating: " ", count: width - text.count)
    return right ? space + text : text + space
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? "⏎" : $0 })
  }
}
