/// Decodes standard base64 (RFC 4648) straight from feed bytes; Foundation's needs two copies and a Data.
enum Base64 {
  private static let invalid: UInt32 = 1 << 31

  private static let values: [UInt32] = {
    var table = [UInt32](repeating: invalid, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt32(value) }
    return table
  }()

  /// Replaces `out` by the decoded bytes; false where a byte is not of the alphabet or the length is none of
  /// base64.
  static func decode(_ text: ArraySlice<UInt8>, into out: inout [UInt8]) -> Bool {
    out.removeAll(keepingCapacity: true)
    let body = withoutPadding(text)
    guard let body, body.count % 4 != 1 else { return false }
    out.reserveCapacity(body.count / 4 * 3 + 3)
    return body.withUnsafeBufferPointer { text in
      values.withUnsafeBufferPointer { table in
        decode(text, table, &out)
      }
    }
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt32>,
    _ out: inout [UInt8]
  ) -> Bool {
    var seen: UInt32 = 0
    var at = 0
    while at + 4 <= text.count {
      let a = table[Int(text[at])]
      let b = table[Int(text[at + 1])]
      let c = table[Int(text[at + 2])]
      let d = table[Int(text[at + 3])]
      seen |= a | b | c | d
      let word = a << 18 | b << 12 | c << 6 | d
      out.append(UInt8(truncatingIfNeeded: word >> 16))
      out.append(UInt8(truncatingIfNeeded: word >> 8))
      out.append(UInt8(truncatingIfNeeded: word))
      at += 4
    }
    var word: UInt32 = 0
    for byte in text[at...] {
      seen |= table[Int(byte)]
      word = word << 6 | table[Int(byte)]
    }
    switch text.count - at {
    case 2: out.append(UInt8(truncatingIfNeeded: word >> 4))
    case 3:
      out.append(UInt8(truncatingIfNeeded: word >> 10))
      out.append(UInt8(truncatingIfNeeded: word >> 2))
    default: break
    }
    return seen & invalid == 0
  }

  /// The text without the one or two `=` that fill up its last group; nil where they are too many.
  private static func withoutPadding(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var body = text
    while body.last == UInt8(ascii: "="), text.count - body.count < 2 { body = body.dropLast() }
    return body.count == text.count || text.count % 4 == 0 ? body : nil
  }
}
