/// Decodes the escapes of a JSON string (RFC 8259, section 7).
enum JSONEscapes {
  /// The text behind `slice`; a lone surrogate or an unknown escape becomes U+FFFD, so that one bad
  /// character never costs a record.
  static func decode(_ slice: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(slice.count)
    var at = slice.startIndex
    while at < slice.endIndex {
      guard slice[at] == UInt8(ascii: "\\"), at + 1 < slice.endIndex else {
        out.append(slice[at])
        at += 1
        continue
      }
      let escape = slice[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "u"): out.append(contentsOf: scalar(slice, &at).utf8Bytes)
      default: out.append(escape)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func scalar(_ slice: ArraySlice<UInt8>, _ at: inout Int) -> Unicode.Scalar {
    guard let high = unit(slice, &at) else { return "\u{FFFD}" }
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    guard at + 1 < slice.endIndex, slice[at] == UInt8(ascii: "\\"),
      slice[at + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    at += 2
    guard let low = unit(slice, &at), (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private static func unit(_ slice: ArraySlice<UInt8>, _ at: inout Int) -> UInt32? {
    guard at + 4 <= slice.endIndex else { return nil }
    defer { at += 4 }
    return UInt32(String(decoding: slice[at..<at + 4], as: UTF8.self), radix: 16)
  }
}

extension Unicode.Scalar {
  fileprivate var utf8Bytes: [UInt8] { Array(String(Character(self)).utf8) }
}
