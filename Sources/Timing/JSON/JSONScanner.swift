/// Finds the structure of JSON text and appends it to a tape.
///
/// It accepts RFC 8259 texts; numbers are only delimited here and checked when they are read.
struct JSONScanner {
  /// Deeper nesting than any feed has, low enough that hostile input cannot exhaust the stack.
  private static let maximumDepth = 64

  /// A one in every byte.
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private(set) var nodes: [JSONDocument.Node] = []
  private var depth = 0

  /// - Parameter capacity: how many nodes to make room for at once.
  init(capacity: Int = 0) { nodes.reserveCapacity(capacity) }

  /// Scans the single value in `range` and gives the index of its root node. Nothing is kept of a
  /// text that fails.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(JSONError)
    -> Int
  {
    guard range.upperBound <= JSONDocument.Node.maximumExtent else {
      throw JSONError(offset: range.lowerBound, reason: "the text is longer than 512 MB")
    }
    let root = nodes.count
    depth = 0
    var at = range.lowerBound
    do throws(JSONError) {
      try value(text, &at, range.upperBound)
      skipSpace(text, &at, range.upperBound)
      if at != range.upperBound {
        throw JSONError(offset: at, reason: "the value has ended before")
      }
    } catch {
      nodes.removeSubrange(root...)
      throw error
    }
    return root
  }

  private mutating func value(
    _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int
  ) throws(JSONError) {
    skipSpace(text, &at, end)
    guard at < end else {
      throw JSONError(offset: at, reason: "a value was expected, the text ends")
    }
    switch text[at] {
    case UInt8(ascii: "{"): try container(text, &at, end, .object, UInt8(ascii: "}"))
    case UInt8(ascii: "["): try container(text, &at, end, .array, UInt8(ascii: "]"))
    case UInt8(ascii: "\""): try string(text, &at, end)
    case UInt8(ascii: "t"): try literal("true", .true_, text, &at, end)
    case UInt8(ascii: "f"): try literal("false", .false_, text, &at, end)
    case UInt8(ascii: "n"): try literal("null", .null, text, &at, end)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): number(text, &at, end)
    default: throw JSONError(offset: at, reason: "a value was expected")
    }
  }

  private mutating func container(
    _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ kind: JSONDocument.Kind,
    _ close: UInt8
  ) throws(JSONError) {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw JSONError(offset: at, reason: "nested too deeply")
    }
    let index = nodes.count
    let start = at
    append(kind, at, at)
    at += 1
    skipSpace(text, &at, end)
    var first = true
    while at < end, text[at] != close {
      if !first {
        guard text[at] == UInt8(ascii: ",") else {
          throw JSONError(offset: at, reason: "',' was expected")
        }
        at += 1
        skipSpace(text, &at, end)
      }
      first = false
      if kind == .object { try key(text, &at, end) }
      try value(text, &at, end)
      skipSpace(text, &at, end)
    }
    guard at < end else { throw JSONError(offset: at, reason: "the text ends inside a value") }
    at += 1
    nodes[index] = .init(kind, start: start, extent: nodes.count - index - 1)
    depth -= 1
  }

  private mutating func key(
    _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int
  ) throws(JSONError) {
    guard at < end, text[at] == UInt8(ascii: "\"") else {
      throw JSONError(offset: at, reason: "a name in quotes was expected")
    }
    try string(text, &at, end)
    skipSpace(text, &at, end)
    guard at < end, text[at] == UInt8(ascii: ":") else {
      throw JSONError(offset: at, reason: "':' was expected")
    }
    at += 1
  }

  private mutating func string(
    _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int
  ) throws(JSONError) {
    at += 1
    let start = at
    var kind = JSONDocument.Kind.string
    while at < end {
      at = Self.plainEnd(text, at, end)
      guard at < end, text[at] != UInt8(ascii: "\"") else { break }
      if text[at] == UInt8(ascii: "\\") {
        kind = .escapedString
        at += 1
      } else if text[at] < 0x20 {
        throw JSONError(offset: at, reason: "a control character stands inside a string")
      }
      at += 1
    }
    guard at < end else { throw JSONError(offset: end, reason: "the text ends inside a string") }
    append(kind, start, at)
    at += 1
  }

  /// The first byte that may be a quote, a backslash or a control character, eight bytes at a time: packed
  /// telemetry is one long string.
  @inline(__always)
  private static func plainEnd(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return end }
    var at = start
    while at + 8 <= end {
      let word = (base + at).loadUnaligned(as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // A byte is zero where subtracting one borrows and its top bit was clear; below 32 likewise.
      let special =
        ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
        | ((word &- (ones &* 0x20)) & ~word)
      if special & (ones &* 0x80) != 0 { break }
      at += 8
    }
    while at < end, text[at] != UInt8(ascii: "\""), text[at] != UInt8(ascii: "\\"),
      text[at] >= 0x20
    {
      at += 1
    }
    return at
  }

  private mutating func number(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int) {
    let start = at
    while at < end {
      switch text[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        at += 1
      default:
        append(.number, start, at)
        return
      }
    }
    append(.number, start, at)
  }

  private mutating func literal(
    _ word: StaticString, _ kind: JSONDocument.Kind, _ text: UnsafeBufferPointer<UInt8>,
    _ at: inout Int, _ end: Int
  ) throws(JSONError) {
    let start = at
    let length = word.utf8CodeUnitCount
    guard at + length <= end,
      UnsafeBufferPointer(start: word.utf8Start, count: length).elementsEqual(
        text[at..<at + length])
    else { throw JSONError(offset: at, reason: "a value was expected") }
    at += length
    append(kind, start, at)
  }

  private mutating func append(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int) {
    nodes.append(.init(kind, start: start, extent: end - start))
  }

  private func skipSpace(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int) {
    while at < end, text[at] == 0x20 || (0x09...0x0D).contains(text[at]) { at += 1 }
  }
}
