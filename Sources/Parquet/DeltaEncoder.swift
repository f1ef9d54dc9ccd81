/// Parquet's DELTA_BINARY_PACKED: integers as the differences between neighbours, packed in blocks.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#DELTAENC
enum DeltaEncoder {
  private static let blockSize = 128
  private static let miniblockSize = 32

  /// The data of a page. Differences wrap around within the width of the type, as readers add them up.
  static func encode<Value: FixedWidthInteger & SignedInteger>(_ values: [Value]) -> [UInt8]
  where Value.Magnitude: BitwiseCopyable {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 2 + 32)
    bytes.appendVarint(UInt64(blockSize))
    bytes.appendVarint(UInt64(blockSize / miniblockSize))
    bytes.appendVarint(UInt64(values.count))
    bytes.appendZigzag(Int64(values.first ?? 0))
    var deltas = [Value](repeating: 0, count: blockSize)
    var offsets = [Value.Magnitude](repeating: 0, count: blockSize)
    var start = 1
    while start < values.count {
      let count = min(blockSize, values.count - start)
      values.withUnsafeBufferPointer { values in
        for index in 0..<count {
          deltas[index] = values[start + index] &- values[start + index - 1]
        }
      }
      let lowest = deltas[..<count].min() ?? 0
      // What is left of the block counts as the lowest difference.
      for index in 0..<blockSize {
        offsets[index] =
          index < count ? Value.Magnitude(truncatingIfNeeded: deltas[index] &- lowest) : 0
      }
      bytes.appendZigzag(Int64(lowest))
      appendBlock(offsets, count, &bytes)
      start += count
    }
    return bytes
  }

  /// The widths of all miniblocks, then those that hold something.
  private static func appendBlock<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ offsets: [Offset], _ count: Int, _ bytes: inout [UInt8]
  ) {
    offsets.withUnsafeBufferPointer { offsets in
      let miniblocks = stride(from: 0, to: blockSize, by: miniblockSize).map {
        UnsafeBufferPointer(rebasing: offsets[$0..<$0 + miniblockSize])
      }
      let widths = miniblocks.map { miniblock in
        Offset.bitWidth - miniblock.reduce(0, |).leadingZeroBitCount
      }
      for width in widths { bytes.append(UInt8(width)) }
      for index in 0..<(count + miniblockSize - 1) / miniblockSize {
        bytes.appendPacked(miniblocks[index], bitWidth: widths[index])
      }
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
