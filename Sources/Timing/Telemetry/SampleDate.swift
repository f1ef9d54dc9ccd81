/// Reads the dates of samples. Neighbours share all but the seconds, so that the rest is read once a minute.
struct SampleDate {
  /// `2023-03-05T15:01:`
  private static let prefixLength = 17

  private var prefix: [UInt8] = []
  private var minute: Int64 = 0

  /// Microseconds since 1970-01-01 UTC of `YYYY-MM-DDThh:mm:ss[.fraction]Z`; nil for anything else.
  mutating func microseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    if text.count > Self.prefixLength, text[..<Self.prefixLength].elementsEqual(prefix),
      let seconds = Self.seconds(text[Self.prefixLength...])
    {
      return minute + seconds
    }
    return microseconds(String(decoding: text, as: UTF8.self))
  }

  /// The same of a text.
  mutating func microseconds(_ text: String) -> Int64? {
    guard let value = Clock.microsecondsSince1970(text) else { return nil }
    let bytes = Array(text.utf8)
    if bytes.count > Self.prefixLength,
      let seconds = bytes.withUnsafeBufferPointer({ Self.seconds($0[Self.prefixLength...]) })
    {
      prefix = Array(bytes[..<Self.prefixLength])
      minute = value - seconds
    }
    return value
  }

  /// `ss[.fraction]Z` in microseconds; digits beyond are cut off.
  private static func seconds(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    var value: Int64 = 0
    var digits = 0
    for byte in text.dropLast() {
      if digits == 2, byte == UInt8(ascii: ".") {
        digits += 1
        continue
      }
      guard digits != 2, case let digit = byte &- UInt8(ascii: "0"), digit < 10 else { return nil }
      if digits < 9 { value = value * 10 + Int64(digit) }
      digits += 1
    }
    guard digits == 2 || digits > 3, text.last == UInt8(ascii: "Z") else { return nil }
    for _ in max(0, min(digits, 9) - 3)..<6 { value *= 10 }
    return value
  }
}
