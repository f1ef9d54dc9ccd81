/// JSON text as bytes, written piece by piece: answers are too large to build them from strings.
struct JSONBuffer: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Text that is JSON already.
  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Bytes that are JSON already.
  mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func null() { raw("null") }

  mutating func bool(_ value: Bool) { value ? raw("true") : raw("false") }

  mutating func integer(_ value: some BinaryInteger) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// The shortest text that reads back as the same double; JSON has no NaN and no infinity.
  mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    // Most figures have at most three decimals, and those are written much faster as integers.
    let scaled = (value * 1000).rounded()
    guard abs(scaled) < 1e15, scaled / 1000 == value, value != 0 || value.sign == .plus else {
      bytes.append(contentsOf: value.description.utf8)
      return
    }
    thousandths(Int64(scaled))
  }

  private mutating func thousandths(_ value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1000)
    integer(whole)
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    var divisor: UInt64 = 100
    var left = rest
    while left > 0 {
      append(UInt8(ascii: "0") + UInt8(left / divisor))
      left %= divisor
      divisor /= 10
    }
  }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
  }

  /// A string from its UTF-8.
  mutating func text(_ utf8: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    var start = 0
    for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      bytes.append(contentsOf: utf8[start..<index])
      escape(byte)
      start = index + 1
    }
    bytes.append(contentsOf: utf8[start...])
    append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      raw("\\u00")
      bytes.append(contentsOf: (byte < 0x10 ? "0" : "1").utf8)
      bytes.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    }
  }

  /// Microseconds since 1970 as an ISO 8601 text in UTC.
  mutating func timestamp(_ microseconds: Int64) { text(TimestampText.iso8601(microseconds)) }
}
