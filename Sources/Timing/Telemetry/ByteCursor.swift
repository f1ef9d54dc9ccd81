/// A text of up to 16 bytes that is compared as two words.
struct ByteLiteral: Sendable {
  fileprivate let words: (UInt64, UInt64)
  fileprivate let masks: (UInt64, UInt64)
  fileprivate let count: Int

  init(_ text: StaticString) {
    var words: [UInt64] = [0, 0]
    var masks: [UInt64] = [0, 0]
    count = text.utf8CodeUnitCount
    for index in 0..<min(count, ByteCursor.padding) {
      let shift = UInt64(index % 8 * 8)
      words[index / 8] |= UInt64(text.utf8Start[index]) << shift
      masks[index / 8] |= 0xFF << shift
    }
    self.words = (words[0], words[1])
    self.masks = (masks[0], masks[1])
  }
}

/// Reads text of a known shape from front to back, without a bounds check per byte.
///
/// The buffer is readable for ``padding`` bytes beyond `count`, and zero there: a zero byte ends every number
/// and equals no literal, so nothing is ever taken from behind the end.
struct ByteCursor {
  static let padding = 16

  private let base: UnsafePointer<UInt8>
  private let count: Int
  private(set) var offset = 0

  init(_ base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  var isAtEnd: Bool { offset == count }

  @inline(__always)
  mutating func take(_ literal: ByteLiteral) -> Bool {
    let raw = UnsafeRawPointer(base + offset)
    let low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) & literal.masks.0
    let high =
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) & literal.masks.1
    guard low == literal.words.0, high == literal.words.1, offset + literal.count <= count else {
      return false
    }
    offset += literal.count
    return true
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard offset < count, base[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// An integer of up to nine digits, in the one form that JSON allows.
  @inline(__always)
  mutating func integer() -> Int32? {
    let isNegative = take(UInt8(ascii: "-"))
    let start = offset
    var value: Int32 = 0
    while offset < count, case let digit = base[offset] &- UInt8(ascii: "0"), digit < 10 {
      guard offset - start < 9 else { return nil }
      value = value &* 10 &+ Int32(digit)
      offset += 1
    }
    guard offset > start, offset - start == 1 || base[start] != UInt8(ascii: "0") else {
      return nil
    }
    return isNegative ? -value : value
  }

  /// The bytes up to the next `"`, which is left; nil where there is none, or an escape.
  mutating func text() -> UnsafeBufferPointer<UInt8>? {
    let start = offset
    while offset < count, base[offset] != UInt8(ascii: "\"") {
      guard base[offset] != UInt8(ascii: "\\") else { return nil }
      offset += 1
    }
    guard offset < count else { return nil }
    return UnsafeBufferPointer(start: base + start, count: offset - start)
  }
}
