extension [UInt8] {
  /// Fixed-width integers are little-endian in Parquet.
  mutating func appendLittleEndian(_ value: some FixedWidthInteger & BitwiseCopyable) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Unsigned LEB128: seven bits per byte, the lowest first.
  mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// The bits of many floats at once.
  mutating func append(littleEndian values: [Float]) {
    reserveCapacity(count + values.count * 4)
    if UInt16(littleEndian: 1) == 1 {
      values.withUnsafeBytes { append(contentsOf: $0) }
    } else {
      for value in values { appendLittleEndian(value.bitPattern) }
    }
  }
}
