/// Parquet's DELTA_BINARY_PACKED: integers as the differences between neighbours, packed in blocks.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#DELTAENC
enum DeltaEncoder {
  private static let blockSize = 128
  private static let miniblockSize = 32

  /// The data of a page. Differences wrap around within the width of the type, as readers add them up.
  ///
  /// - Parameter start: what stands before it in the page.
  static func encode<Value: FixedWidthInteger & SignedInteger>(
    _ values: [Value], after start: [UInt8] = []
  ) -> [UInt8] where Value.Magnitude: BitwiseCopyable {
    var bytes = start
    bytes.reserveCapacity(start.count + values.count * 2 + 32)
    bytes.appendVarint(UInt64(blockSize))
    bytes.appendVarint(UInt64(blockSize / miniblockSize))
    bytes.appendVarint(UInt64(values.count))
    bytes.appendZigzag(Int64(values.first ?? 0))
    values.withUnsafeBufferPointer { values in
      withUnsafeTemporaryAllocation(of: Value.Magnitude.self, capacity: blockSize) { offsets in
        for next in stride(from: 1, to: values.count, by: blockSize) {
          let end = min(next + blockSize, values.count)
          appendBlock(values, next..<end, offsets, &bytes)
        }
      }
    }
    return bytes
  }

  /// One block: the lowest difference, the widths of all miniblocks, then those that hold something.
  ///
  /// - Parameter offsets: room for a block; what is left of it counts as the lowest difference.
  @inline(__always)
  private static func appendBlock<Value: FixedWidthInteger & SignedInteger>(
    _ values: UnsafeBufferPointer<Value>, _ range: Range<Int>,
    _ offsets: UnsafeMutableBufferPointer<Value.Magnitude>, _ bytes: inout [UInt8]
  ) where Value.Magnitude: BitwiseCopyable {
    var lowest = Value.max
    for place in 0..<range.count {
      let index = range.lowerBound + place
      let difference = values[index] &- values[index - 1]
      offsets[place] = Value.Magnitude(truncatingIfNeeded: difference)
      lowest = min(lowest, difference)
    }
    let shift = Value.Magnitude(truncatingIfNeeded: lowest)
    for place in range.count..<blockSize { offsets[place] = shift }
    bytes.appendZigzag(Int64(lowest))
    let widths = bytes.count
    for start in stride(from: 0, to: blockSize, by: miniblockSize) {
      var bits: Value.Magnitude = 0
      for place in start..<start + miniblockSize {
        offsets[place] &-= shift
        bits |= offsets[place]
      }
      bytes.append(UInt8(Value.bitWidth - bits.leadingZeroBitCount))
    }
    for miniblock in 0..<(range.count + miniblockSize - 1) / miniblockSize {
      let start = miniblock * miniblockSize
      let packed = UnsafeBufferPointer(rebasing: offsets[start..<start + miniblockSize])
      bytes.appendPacked(packed, bitWidth: Int(bytes[widths + miniblock]))
    }
  }
}

extension [UInt8] {
  /// Signed LEB128 with the sign in the lowest bit.
  mutating func appendZigzag(_ value: Int64) {
    appendVarint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Values of equal width, the lowest bit first, filled up with zeros to whole bytes.
  ///
  /// - Parameter bitWidth: up to 64; the values must not be wider.
  mutating func appendPacked(
    _ values: UnsafeBufferPointer<some FixedWidthInteger & BitwiseCopyable>, bitWidth: Int
  ) {
    guard bitWidth > 0 else { return }
    let start = count
    let size = (values.count * bitWidth + 7) / 8
    // A word is stored whole; what it has too much is cut off at the end.
    append(contentsOf: repeatElement(0, count: size + 8))
    withUnsafeMutableBytes { bytes in
      var at = start
      var pending: UInt64 = 0
      var pendingBits = 0
      for value in values {
        let value = UInt64(truncatingIfNeeded: value)
        pending |= value << UInt64(pendingBits)
        pendingBits += bitWidth
        guard pendingBits >= 64 else { continue }
        bytes.storeBytes(of: pending.littleEndian, toByteOffset: at, as: UInt64.self)
        at += 8
        pendingBits -= 64
        // A shift by the whole width gives 0, which is what is left then.
        pending = value >> UInt64(bitWidth - pendingBits)
      }
      bytes.storeBytes(of: pending.littleEndian, toByteOffset: at, as: UInt64.self)
    }
    removeLast(8)
  }
}
