/// Parquet's hybrid of run lengths and bit packing, for definition levels and dictionary indices.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
enum HybridEncoder {
  /// A run shorter than this is cheaper packed.
  private static let shortestRun = 8

  /// The runs of `values`, each below 2 to the power of `bitWidth`; no length before them.
  static func encode(_ values: [UInt32], bitWidth: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var packedStart = 0
    var position = 0
    while position < values.count {
      let run = length(of: values, from: position)
      // Only the last packed run may end within a group of eight: this one borrows from the run
      // after it.
      let borrowed = (8 - (position - packedStart) % 8) % 8
      if run - borrowed >= shortestRun {
        pack(values[packedStart..<position + borrowed], bitWidth, into: &bytes)
        `repeat`(values[position], run - borrowed, bitWidth, into: &bytes)
        packedStart = position + run
      }
      position += run
    }
    pack(values[packedStart...], bitWidth, into: &bytes)
    return bytes
  }

  private static func length(of values: [UInt32], from start: Int) -> Int {
    var end = start + 1
    while end < values.count, values[end] == values[start] { end += 1 }
    return end - start
  }

  private static func `repeat`(
    _ value: UInt32, _ count: Int, _ bitWidth: Int, into bytes: inout [UInt8]
  ) {
    bytes.appendVarint(UInt64(count) << 1)
    for byte in 0..<(bitWidth + 7) / 8 {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)))
    }
  }

  /// Groups of eight values, the lowest bit first, the last group filled up with zeros.
  private static func pack(
    _ values: ArraySlice<UInt32>, _ bitWidth: Int, into bytes: inout [UInt8]
  ) {
    guard !values.isEmpty else { return }
    let groups = (values.count + 7) / 8
    bytes.appendVarint(UInt64(groups) << 1 | 1)
    let end = bytes.count + groups * bitWidth
    var pending: UInt64 = 0
    var pendingBits = 0
    for value in values {
      pending |= UInt64(value) << UInt64(pendingBits)
      pendingBits += bitWidth
      while pendingBits >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        pendingBits -= 8
      }
    }
    if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    bytes += [UInt8](repeating: 0, count: end - bytes.count)
  }
}
