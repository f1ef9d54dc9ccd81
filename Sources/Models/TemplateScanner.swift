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
/// `-` at a bracket takes away the white space on that side, as in Jinja.
struct TemplateScanner {
  private let file: String
  private var rest: Substring
  private var line: Int
  private var pieces: [TemplatePiece] = []
  private var trimsNext = false

  private init(_ text: String, file: String, line: Int) {
    self.file = file
    self.line = line
    rest = text[...]
  }

  static func scan(
    _ text: String, file: String, line: Int = 1
  ) throws(ProjectError) -> [TemplatePiece] {
    var scanner = TemplateScanner(text, file: file, line: line)
    while !scanner.rest.isEmpty { try scanner.step() }
    return scanner.pieces
  }

  private mutating func step() throws(ProjectError) {
    let opening = ["{{", "{%", "{#"].compactMap { rest.firstRange(of: $0) }
      .min { $0.lowerBound < $1.lowerBound }
    guard let opening else { return text(upTo: rest.endIndex, trimmed: false) }
    let bracket = String(rest[opening])
    let inner = rest[opening.upperBound...]
    let trimsBefore = inner.first == "-"
    text(upTo: opening.lowerBound, trimmed: trimsBefore)
    rest = trimsBefore ? inner.dropFirst() : inner
    try tag(bracket)
  }

  private mutating func text(upTo end: Substring.Index, trimmed: Bool) {
    var text = rest[..<end]
    let start = line
    advance(to: end)
    if trimsNext { text = text.drop(while: \.isWhitespace) }
    trimsNext = false
    while trimmed, text.last?.isWhitespace == true { text.removeLast() }
    if !text.isEmpty { pieces.append(TemplatePiece(kind: .text(String(text)), line: start)) }
  }

  private mutating func tag(_ bracket: String) throws(ProjectError) {
    let closing = ["{{": "}}", "{%": "%}", "{#": "#}"][bracket] ?? "}}"
    guard let end = Self.end(of: rest, closing: closing, quotes: bracket != "{#") else {
      throw ProjectError(file: file, line: line, "\(bracket) is never closed by \(closing)")
    }
    var inner = rest[..<end.lowerBound]
    let start = line
    advance(to: end.upperBound)
    if inner.last == "-" {
      inner.removeLast()
      trimsNext = true
    }
    switch bracket {
    case "{{": pieces.append(TemplatePiece(kind: .expression(String(inner)), line: start))
    case "{%": pieces.append(TemplatePiece(kind: .statement(String(inner)), line: start))
    default: break
    }
  }

  // A closing bracket inside of a quoted text closes nothing.
  private static func end(
    of text: Substring, closing: String, quotes: Bool
  ) -> Range<Substring.Index>? {
    var quote: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if quote == nil, text[index...].hasPrefix(closing) {
        return index..<text.index(index, offsetBy: closing.count)
      }
      if quotes, character == "'" || character == "\"" {
        if quote == nil { quote = character } else if quote == character { quote = nil }
      }
      index = text.index(after: index)
    }
    return nil
  }

  private mutating func advance(to end: Substring.Index) {
    line += rest[..<end].count(where: \.isNewline)
    rest = rest[end...]
  }
}
