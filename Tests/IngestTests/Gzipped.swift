/// gzip without a compressor (RFC 1952, RFC 1951), for answers whose damage a test has to place.
enum Gzipped {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// `bytes` in stored blocks.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result = header
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let size = UInt16(block.count)
      result += [rest.isEmpty ? 1 : 0] + little(size) + little(~size) + block
    } while !rest.isEmpty
    return result + little(checksum(bytes)) + little(UInt32(bytes.count))
  }

  /// A bomb: about `bytes` blanks in a 158th of their size, without an end.
  static func blanks(_ bytes: Int) -> [UInt8] {
    var bits = Bits()
    bits.add(0b011, 3)  // last block, fixed codes; bits go in from the lowest
    bits.addCode(0x30 + 32, 8)
    for _ in 0..<bytes / 258 {
      bits.addCode(0b1100_0101, 8)  // length 258
      bits.addCode(0, 5)  // distance 1
    }
    return header + bits.bytes
  }

  private struct Bits {
    var bytes: [UInt8] = []
    private var count = 0

    mutating func add(_ value: Int, _ width: Int) {
      for bit in 0..<width {
        if count % 8 == 0 { bytes.append(0) }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << (count % 8)
        count += 1
      }
    }

    /// A Huffman code: its highest bit comes first.
    mutating func addCode(_ code: Int, _ width: Int) {
      for bit in (0..<width).reversed() { add(code >> bit & 1, 1) }
    }
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
