/// Reads the JSON that DuckDB writes; a general reader takes ten times as long.
struct TreeReader {
  /// The text is no JSON, or nested too deeply.
  struct Malformed: Error { let offset: Int }

  private static let maxDepth = 600

  private let bytes: [UInt8]
  private var at = 0

  static func read(_ json: String) throws(Malformed) -> Tree {
    var reader = TreeReader(bytes: Array(json.utf8))
    let tree = try reader.value(depth: 0)
    guard reader.peek() == nil else { throw reader.malformed }
    return tree
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var malformed: Malformed { Malformed(offset: at) }

  private mutating func peek() -> UInt8? {
    while at < bytes.count, bytes[at].isSpace { at += 1 }
    return at < bytes.count ? bytes[at] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) throws(Malformed) {
    guard peek() == UInt8(ascii: scalar) else { throw malformed }
    at += 1
  }

  private mutating func value(depth: Int) throws(Malformed) -> Tree {
    guard depth < Self.maxDepth else { throw malformed }
    switch peek() {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws(Malformed) -> Tree {
    try take("{")
    var fields: [(key: String, value: Tree)] = []
    while peek() != UInt8(ascii: "}") {
      if !fields.isEmpty { try take(",") }
      _ = peek()
      let key = try string()
      try take(":")
      fields.append((key, try value(depth: depth + 1)))
    }
    try take("}")
    return .object(fields)
  }

  private mutating func array(_ depth: Int) throws(Malformed) -> Tree {
    try take("[")
    var elements: [Tree] = []
    while peek() != UInt8(ascii: "]") {
      if !elements.isEmpty { try take(",") }
      elements.append(try value(depth: depth + 1))
    }
    try take("]")
    return .array(elements)
  }

  private mutating func literal(_ word: StaticString, _ tree: Tree) throws(Malformed) -> Tree {
    let end = at + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes[at..<end].elementsEqual("\(word)".utf8) else { throw malformed }
    at = end
    return tree
  }

  private mutating func number() throws(Malformed) -> Tree {
    let start = at
    while at < bytes.count, bytes[at].isWord || "+-.".utf8.contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    // DuckDB writes NaN and Infinity of constants as bare words.
    guard let value = Double(text) else { throw malformed }
    return .number(value)
  }

  private mutating func string() throws(Malformed) -> String {
    try take("\"")
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      at += 1
    }
    guard at < bytes.count else { throw malformed }
    if bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
    }
    var units = Array(bytes[start..<at])
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        try escape(into: &units)
      } else {
        units.append(bytes[at])
        at += 1
      }
    }
    try take("\"")
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escape(into units: inout [UInt8]) throws(Malformed) {
    guard at + 1 < bytes.count else { throw malformed }
    let byte = bytes[at + 1]
    at += 2
    switch byte {
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "u"):
      let scalar = Unicode.Scalar(try codeUnit())
      units.append(contentsOf: String(scalar.map(Character.init) ?? "\u{FFFD}").utf8)
    default: units.append(byte)
    }
  }

  private mutating func codeUnit() throws(Malformed) -> UInt16 {
    let end = at + 4
    guard end <= bytes.count,
      let unit = UInt16(String(decoding: bytes[at..<end], as: UTF8.self), radix: 16)
    else { throw malformed }
    at = end
    return unit
  }
}
