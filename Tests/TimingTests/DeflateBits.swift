import Foundation

/// Writes a DEFLATE stream bit by bit with the fixed codes of RFC 1951, 3.2.6.
struct DeflateBits {
  private var bytes: [UInt8] = []
  private var used = 8

  var base64: String { Data(bytes).base64EncodedString() }

  /// A zero byte and `matches` repetitions of 258 bytes.
  mutating func bomb(matches: Int) {
    append([true, true, false])  // the last block, fixed codes
    append([false, false, true, true, false, false, false, false])  // literal 0
    for _ in 0..<matches {
      append([true, true, false, false, false, true, false, true])  // length 258
      append([false, false, false, false, false])  // distance 1
    }
    append([Bool](repeating: false, count: 7))  // the end
  }

  private mutating func append(_ bits: [Bool]) {
    for bit in bits {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      if bit { bytes[bytes.count - 1] |= 1 << UInt8(used) }
      used += 1
    }
  }
}
