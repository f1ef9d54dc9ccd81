/// What is known of a subquery's rows before it runs.
struct Shape {
  /// Columns, at most.
  var width = 0
  /// Tables read, each use of a CTE counted anew.
  var reads = 0
  /// How much longer than the data its texts and lists may be.
  var growth = Growth()
}

/// How many times longer than a text of the data the values of columns may be.
struct Growth {
  /// A text made of all rows of a group.
  static let ofCollected = 64
  /// A list of single letters: each takes 16 bytes.
  static let ofSplit = 16
  private static let ofRepeatedCollected = 64
  private static let most = 1 << 40

  private var named: [String: Int] = [:]
  /// That of columns whose names are not known.
  private(set) var others = 1

  subscript(name: String) -> Int { max(named[name] ?? 1, others) }

  var largest: Int { max(named.values.max() ?? 1, others) }

  mutating func widen(_ name: String, to factor: Int) {
    if factor > 1 { named[name] = max(named[name] ?? 1, factor) }
  }

  /// Columns get new names.
  func renamed() -> Growth {
    var growth = Growth()
    growth.others = largest
    return growth
  }

  func merged(with other: Growth) -> Growth {
    var growth = self
    growth.named.merge(other.named, uniquingKeysWith: max)
    growth.others = max(others, other.others)
    return growth
  }

  /// A join repeats rows, so that even one text of a whole group becomes many.
  func joined(with other: Growth) -> Growth {
    var growth = merged(with: other)
    growth.named = growth.named.mapValues(Self.repeated)
    growth.others = Self.repeated(growth.others)
    return growth
  }

  private static func repeated(_ factor: Int) -> Int {
    factor < ofCollected ? factor : product(factor, ofRepeatedCollected)
  }

  /// Without overflow.
  static func product(_ a: Int, _ b: Int) -> Int {
    let (value, overflows) = a.multipliedReportingOverflow(by: b)
    return overflows ? most : min(value, most)
  }

  /// Without overflow.
  static func sum(_ factors: [Int]) -> Int { factors.reduce(0) { min($0 + $1, most) } }
}
