/// Cuts a stream of bytes into lines, whatever the pieces in which it comes.
struct LineCutter {
  /// A line or the whole stream is longer than allowed.
  struct TooLong: Error {}

  private let lineBytes: Int
  private var left: Int
  private var open: [UInt8] = []

  init(lineBytes: Int, streamBytes: Int) {
    self.lineBytes = lineBytes
    left = streamBytes
  }

  /// The lines that end within `piece`, without their ends and without empty ones.
  mutating func lines(in piece: some Sequence<UInt8>) throws(TooLong) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for byte in piece {
      left -= 1
      guard left >= 0 else { throw TooLong() }
      if byte == UInt8(ascii: "\n") {
        lines.append(open)
        open.removeAll(keepingCapacity: true)
      } else {
        guard open.count < lineBytes else { throw TooLong() }
        open.append(byte)
      }
    }
    return lines.filter { !Self.isBlank($0) }
  }

  /// What stands after the last line end; nil where that is nothing.
  func rest() -> [UInt8]? { Self.isBlank(open) ? nil : open }

  private static func isBlank(_ line: [UInt8]) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
  }
}
