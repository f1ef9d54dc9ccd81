/// Looks at eight bytes at a time: topics are megabytes with few of the bytes that are looked for.
extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or after `start`; nil where there is none.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = UnsafeRawPointer(baseAddress) else { return nil }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = ones &* UInt64(byte)
    var at = start
    while at + 8 <= count {
      // A byte is zero where subtracting one borrows and its top bit was clear.
      let word = (base + at).loadUnaligned(as: UInt64.self) ^ pattern
      if (word &- ones) & ~word & (ones &* 0x80) != 0 { break }
      at += 8
    }
    while at < count, self[at] != byte { at += 1 }
    return at < count ? at : nil
  }
}
