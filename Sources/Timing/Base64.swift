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
    guard let body = withoutPadding(text), body.count % 4 != 1 else { return false }
    let size = body.count / 4 * 3 + [0, 0, 1, 2][body.count % 4]
    out.append(contentsOf: repeatElement(0, count: size))
    return body.withUnsafeBufferPointer { text in
      values.withUnsafeBufferPointer { table in
        out.withUnsafeMutableBufferPointer { decode(text, table, $0) }
      }
    }
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt32>,
    _ out: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    var seen: UInt32 = 0
    var (at, end) = (0, 0)
    while at + 4 <= text.count {
      let (a, b) = (table[Int(text[at])], table[Int(text[at + 1])])
      let (c, d) = (table[Int(text[at + 2])], table[Int(text[at + 3])])
      seen |= a | b | c | d
      let word = a << 18 | b << 12 | c << 6 | d
      out[end] = UInt8(truncatingIfNeeded: word >> 16)
      out[end + 1] = UInt8(truncatingIfNeeded: word >> 8)
      out[end + 2] = UInt8(truncatingIfNeeded: word)
      at += 4
      end += 3
    }
    var word: UInt32 = 0
    for byte in text[at...] {
      seen |= table[Int(byte)]
      word = word << 6 | table[Int(byte)]
    }
    switch text.count - at {
    case 2: out[end] = UInt8(truncatingIfNeeded: word >> 4)
    case 3:
      out[end] = UInt8(truncatingIfNeeded: word >> 10)
      out[end + 1] = UInt8(truncatingIfNeeded: word >> 2)
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
