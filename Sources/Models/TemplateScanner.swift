/// One piece of a template, with the line on which it begins.
struct TemplatePiece: Equatable {
  enum Kind: Equatable {
    case text(String)
    /// The inside of `{{ … }}`.
    case expression(String)
    /// The inside of `{% … %}`.
    case statement(String)
  }

  let kind: Kind
  let line: Int
}

/// Splits a Jinja template into text, expressions and statements; comments are left out.
///
/// `-` at a bracket takes away the white space on that side, as in Jinja. It works on bytes: all
/// that has a meaning here is ASCII.
struct TemplateScanner {
  private let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line: Int
  private var pieces: [TemplatePiece] = []
  private var trimsNext = false

  private init(_ text: String, file: String, line: Int) {
    self.file = file
    self.line = line
    bytes = Array(text.utf8)
  }

  static func scan(
    _ text: String, file: String, line: Int = 1
  ) throws(ProjectError) -> [TemplatePiece] {
    var scanner = TemplateScanner(text, file: file, line: line)
    while scanner.position < scanner.bytes.count { try scanner.step() }
    return scanner.pieces
  }

  private mutating func step() throws(ProjectError) {
    guard let opening = opening(from: position) else {
      return text(upTo: bytes.count, trimmed: false)
    }
    let kind = bytes[opening + 1]
    let isTrimming = opening + 2 < bytes.count && bytes[opening + 2] == UInt8(ascii: "-")
    text(upTo: opening, trimmed: isTrimming)
    position = opening + (isTrimming ? 3 : 2)
    try tag(kind)
  }

  private func opening(from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), Self.closing[bytes[index + 1]] != nil { return index }
      index += 1
    }
    return nil
  }

  /// The first byte of the closing bracket by the second of the opening one.
  private static let closing: [UInt8: UInt8] = [
    UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "%"): UInt8(ascii: "%"),
    UInt8(ascii: "#"): UInt8(ascii: "#"),
  ]

  private mutating func text(upTo end: Int, trimmed: Bool) {
    var range = position..<end
    var start = line
    if trimsNext {
      range = range.drop { Self.isSpace(bytes[$0]) }
      start += bytes[position..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
      trimsNext = false
    }
    advance(to: end)
    while trimmed, let last = range.last, Self.isSpace(bytes[last]) { range.removeLast() }
    guard !range.isEmpty else { return }
    let text = String(decoding: bytes[range], as: UTF8.self)
    pieces.append(TemplatePiece(kind: .text(text), line: start))
  }

  private mutating func tag(_ kind: UInt8) throws(ProjectError) {
    let isComment = kind == UInt8(ascii: "#")
    let first = Self.closing[kind] ?? UInt8(ascii: "}")
    guard let end = end(closing: first, quotes: !isComment) else {
      let opening = String(decoding: [UInt8(ascii: "{"), kind], as: UTF8.self)
      let closing = String(decoding: [first, UInt8(ascii: "}")], as: UTF8.self)
      throw ProjectError(file: file, line: line, "\(opening) is never closed by \(closing)")
    }
    var inner = position..<end
    let start = line
    advance(to: end + 2)
    if let last = inner.last, bytes[last] == UInt8(ascii: "-") {
      inner.removeLast()
      trimsNext = true
    }
    guard !isComment else { return }
    let source = String(decoding: bytes[inner], as: UTF8.self)
    let isStatement = kind == UInt8(ascii: "%")
    pieces.append(
      TemplatePiece(kind: isStatement ? .statement(source) : .expression(source), line: start))
  }

  // A closing bracket inside of a quoted text closes nothing.
  private func end(closing: UInt8, quotes: Bool) -> Int? {
    var quote: UInt8?
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      if quote == nil, byte == closing, index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "}")
      {
        return index
      }
      if quotes, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      }
      index += 1
    }
    return nil
  }

  private mutating func advance(to end: Int) {
    line += bytes[position..<end].count { $0 == UInt8(ascii: "\n") }
    position = end
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }
}
