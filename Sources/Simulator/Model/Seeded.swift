/// A deterministic stream of random numbers (SplitMix64), the only source of chance in the simulator.
///
/// Only integer operations and correctly rounded IEEE additions, multiplications and divisions are used,
/// so that one seed gives the same numbers on every platform; `log`, `cos` and the like would not.
struct Seeded {
  private var state: UInt64

  /// A stream of its own for each purpose: what one part draws never shifts the numbers of another.
  init(_ seed: UInt64, _ purpose: String) {
    // FNV-1a over the purpose.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in purpose.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    state = seed ^ hash
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Uniform in [0, 1), with 53 random bits.
  mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Approximately normal: the sum of twelve uniform numbers (Irwin–Hall), never beyond six deviations.
  mutating func normal(_ deviation: Double) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum * deviation
  }

  /// Fisher–Yates.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.dropFirst().reversed() {
      result.swapAt(index, integer(0...index))
    }
    return result
  }
}
