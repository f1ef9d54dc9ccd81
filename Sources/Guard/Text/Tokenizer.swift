/// Cuts SQL text into tokens by DuckDB's lexical rules, whatever the text holds.
///
/// It serves the bounds on the text alone: what may run is decided on DuckDB's own tree.
struct Tokenizer {
  /// A string, name or comment that does not end; the offset is where it begins.
  struct Unterminated: Error, Equatable {
    let what: String
    let offset: Int
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token, or nil at the end.
  mutating func next() throws(Unterminated) -> Token? {
    while let byte = peek(), byte.isSpace { at += 1 }
    let start = at
    guard let byte = peek() else { return nil }
    let kind = try scan(byte)
    return Token(kind: kind, range: start..<at)
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    at + ahead < bytes.count ? bytes[at + ahead] : nil
  }

  private mutating func scan(_ byte: UInt8) throws(Unterminated) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "'"): return try quoted("'", .string, "text", escapes: false)
    case UInt8(ascii: "\""): return try quoted("\"", .quotedName, "name", escapes: false)
    case UInt8(ascii: "$"): return try dollar()
    case UInt8(ascii: "?"):
      at += 1
      return .parameter
    case _ where startsComment: return try comment()
    case _ where byte.isDigit, UInt8(ascii: ".") where peek(1)?.isDigit == true:
      take { $0.isWord || $0 == UInt8(ascii: ".") }
      return .number
    case _ where byte.isWordStart: return try word()
    case _ where byte.isSymbol:
      repeat { at += 1 } while peek()?.isSymbol == true && !startsComment
      return .symbols
    default:
      at += 1
      return .punctuation
    }
  }

  private mutating func take(_ belongs: (UInt8) -> Bool) {
    while let byte = peek(), belongs(byte) { at += 1 }
  }

  private mutating func word() throws(Unterminated) -> Token.Kind {
    let isPrefix = peek(1) == UInt8(ascii: "'")
    switch peek().map({ $0 | 0x20 }) {
    case UInt8(ascii: "e") where isPrefix:
      at += 1
      return try quoted("'", .string, "text", escapes: true)
    case UInt8(ascii: "b") where isPrefix, UInt8(ascii: "x") where isPrefix,
      UInt8(ascii: "n") where isPrefix:
      at += 1
      return try quoted("'", .string, "text", escapes: false)
    default:
      take { $0.isWord || $0 == UInt8(ascii: "$") }
      return .word
    }
  }

  private mutating func quoted(
    _ mark: Unicode.Scalar, _ kind: Token.Kind, _ what: String, escapes: Bool
  ) throws(Unterminated) -> Token.Kind {
    let start = at
    let mark = UInt8(ascii: mark)
    at += 1
    while let byte = peek() {
      if escapes, byte == UInt8(ascii: "\\") {
        at += 2
      } else if byte == mark, peek(1) == mark {
        at += 2
      } else if byte == mark {
        at += 1
        return kind
      } else {
        at += 1
      }
    }
    throw Unterminated(what: what, offset: start)
  }

  // $tag$ … $tag$ is a text, $1 and $name are parameters.
  private mutating func dollar() throws(Unterminated) -> Token.Kind {
    let start = at
    at += 1
    if peek()?.isDigit == true {
      take { $0.isDigit }
      return .parameter
    }
    take { $0.isWord }
    guard peek() == UInt8(ascii: "$") else { return at == start + 1 ? .symbols : .parameter }
    at += 1
    let tag = bytes[start..<at]
    while at + tag.count <= bytes.count {
      if bytes[at] == UInt8(ascii: "$"), bytes[at..<(at + tag.count)].elementsEqual(tag) {
        at += tag.count
        return .string
      }
      at += 1
    }
    throw Unterminated(what: "text", offset: start)
  }

  private var startsComment: Bool {
    let pair = (peek(), peek(1))
    return pair == (UInt8(ascii: "-"), UInt8(ascii: "-"))
      || pair == (UInt8(ascii: "/"), UInt8(ascii: "*"))
  }

  private mutating func comment() throws(Unterminated) -> Token.Kind {
    let start = at
    if peek() == UInt8(ascii: "-") {
      take { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      return .comment
    }
    var depth = 0
    repeat {
      switch (peek(), peek(1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        at += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        at += 2
      case (nil, _): throw Unterminated(what: "comment", offset: start)
      default: at += 1
      }
    } while depth > 0
    return .comment
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isWordStart: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F || self >= 0x80
  }
  var isWord: Bool { isWordStart || isDigit }
  // ! # % & * + - / < = > @ \ ^ ` | ~
  var isSymbol: Bool {
    switch self {
    case 0x21, 0x23, 0x25, 0x26, 0x2A, 0x2B, 0x2D, 0x2F, 0x3C...0x3E, 0x40, 0x5C, 0x5E, 0x60, 0x7C,
      0x7E:
      true
    default: false
    }
  }
}
