/// Parquet's hybrid of run lengths and bit packing, for definition levels and dictionary indices.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
enum HybridEncoder {
  /// A run shorter than this is cheaper packed.
  private static let shortestRun = 8

  /// A data page of indices into `count` values: the width of an index, then the indices.
  static func page<Index: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ indices: [Index], into count: Int
  ) -> [UInt8] {
    let bitWidth = bitWidth(count)
    return [UInt8(bitWidth)] + encode(indices, bitWidth: bitWidth)
  }

  /// Bits of an index into `count` values, at least one.
  static func bitWidth(_ count: Int) -> Int {
    max(1, Int.bitWidth - (count - 1).leadingZeroBitCount)
  }

  /// The runs of `values`, each below 2 to the power of `bitWidth`; no length before them.
  static func encode<Index: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ values: [Index], bitWidth: Int
  ) -> [UInt8] {
    values.withUnsafeBufferPointer { encode($0, bitWidth: bitWidth) }
  }

  private static func encode<Index: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ values: UnsafeBufferPointer<Index>, bitWidth: Int
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * bitWidth / 8 + 16)
    var packedStart = 0
    var position = 0
    while position < values.count {
      let run = length(of: values, from: position)
      // Only the last packed run may end within a group of eight: this one borrows from the run
      // after it.
      let borrowed = (8 - (position - packedStart) % 8) % 8
      if run - borrowed >= shortestRun {
        pack(values, packedStart..<position + borrowed, bitWidth, into: &bytes)
        `repeat`(values[position], run - borrowed, bitWidth, into: &bytes)
        packedStart = position + run
      }
      position += run
    }
    pack(values, packedStart..<values.count, bitWidth, into: &bytes)
    return bytes
  }

  private static func length<Index: Equatable>(
    of values: UnsafeBufferPointer<Index>, from start: Int
  ) -> Int {
    var end = start + 1
    while end < values.count, values[end] == values[start] { end += 1 }
    return end - start
  }

  private static func `repeat`(
    _ value: some FixedWidthInteger, _ count: Int, _ bitWidth: Int, into bytes: inout [UInt8]
  ) {
    bytes.appendVarint(UInt64(count) << 1)
    for byte in 0..<(bitWidth + 7) / 8 {
      bytes.append(UInt8(truncatingIfNeeded: UInt64(truncatingIfNeeded: value) >> UInt64(8 * byte)))
    }
  }

  /// Groups of eight values, the last group filled up with zeros.
  private static func pack(
    _ values: UnsafeBufferPointer<some FixedWidthInteger & BitwiseCopyable>, _ range: Range<Int>,
    _ bitWidth: Int, into bytes: inout [UInt8]
  ) {
    guard !range.isEmpty else { return }
    let groups = (range.count + 7) / 8
    bytes.appendVarint(UInt64(groups) << 1 | 1)
    let end = bytes.count + groups * bitWidth
    bytes.appendPacked(UnsafeBufferPointer(rebasing: values[range]), bitWidth: bitWidth)
    while bytes.count < end { bytes.append(0) }
  }
}
