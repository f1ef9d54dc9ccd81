/// Decodes standard base64 (RFC 4648) straight from feed bytes; Foundation's needs two copies and a Data.
enum Base64 {
  private static let invalid: UInt32 = 1 << 31

  /// What each character adds to the three bytes of its group, the first byte lowest: 256 words for each of the four
  /// places that it can have.
  private static let words: [UInt32] = {
    var words = [UInt32](repeating: invalid, count: 4 * 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in zip(UInt32(0)..., alphabet.utf8) {
      for place in 0..<4 {
        // In the order of reading the first byte is the highest.
        words[256 * place + Int(byte)] = (value << (18 - 6 * UInt32(place))).byteSwapped >> 8
      }
    }
    return words
  }()

  /// Writes the decoded bytes to the start of `out`, which grows where it must; behind them it may hold anything.
  ///
  /// - Returns: their number; nil where a byte is not of the alphabet or the length is none of base64.
  static func decode(_ text: ArraySlice<UInt8>, into out: inout [UInt8]) -> Int? {
    guard let body = withoutPadding(text), body.count % 4 != 1 else { return nil }
    let size = body.count / 4 * 3 + [0, 0, 1, 2][body.count % 4]
    // Words are stored whole, so that the last one reaches beyond the end.
    if out.count < size + 8 { out = [UInt8](repeating: 0, count: size + size / 8 + 8) }
    let isValid = body.withUnsafeBufferPointer { text in
      words.withUnsafeBufferPointer { words in
        out.withUnsafeMutableBytes { decode(text, words, $0) }
      }
    }
    return isValid ? size : nil
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ words: UnsafeBufferPointer<UInt32>,
    _ out: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var seen: UInt32 = 0
    var (at, end) = (0, 0)
    while at + 4 <= text.count {
      let word =
        words[Int(text[at])] | words[256 + Int(text[at + 1])] | words[512 + Int(text[at + 2])]
        | words[768 + Int(text[at + 3])]
      seen |= word
      out.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt32.self)
      at += 4
      end += 3
    }
    var word: UInt32 = 0
    for (place, byte) in text[at...].enumerated() { word |= words[256 * place + Int(byte)] }
    seen |= word
    out.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt32.self)
    return seen & invalid == 0
  }

  /// The text without the one or two `=` that fill up its last group; nil where they are too many.
  private static func withoutPadding(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var body = text
    while body.last == UInt8(ascii: "="), text.count - body.count < 2 { body = body.dropLast() }
    return body.count == text.count || text.count % 4 == 0 ? body : nil
  }
}
