/// What a reader may know about a column chunk without reading it.
struct Statistics: Sendable {
  /// A longer bound would make the footer large and is left out, which the format allows.
  private static let longestBound = 64

  let nullCount: Int
  /// The smallest and the largest value; nil where there are none, or some without an order.
  let bounds: (minimum: [UInt8], maximum: [UInt8])?

  init<Value: PlainValue>(_ values: [Value], nullCount: Int) {
    self.nullCount = nullCount
    guard var minimum = values.first, values.allSatisfy(\.isOrdered) else {
      bounds = nil
      return
    }
    var maximum = minimum
    for value in values.dropFirst() {
      if value.precedes(minimum) { minimum = value }
      if maximum.precedes(value) { maximum = value }
    }
    var low: [UInt8] = []
    var high: [UInt8] = []
    minimum.append(to: &low)
    maximum.append(to: &high)
    bounds = max(low.count, high.count) <= Self.longestBound ? (low, high) : nil
  }

  /// Without bounds.
  init(unbounded nullCount: Int) {
    self.nullCount = nullCount
    bounds = nil
  }

  /// - Parameter range: the smallest and the largest value; nil where there is none.
  init<Value: FixedWidthInteger & PlainValue>(_ range: ClosedRange<Value>?, nullCount: Int) {
    self.nullCount = nullCount
    guard let minimum = range?.lowerBound, let maximum = range?.upperBound else {
      bounds = nil
      return
    }
    var low: [UInt8] = []
    var high: [UInt8] = []
    minimum.append(to: &low)
    maximum.append(to: &high)
    bounds = (low, high)
  }

  init(booleans hasFalse: Bool, _ hasTrue: Bool, nullCount: Int) {
    self.nullCount = nullCount
    bounds = hasFalse || hasTrue ? ([hasFalse ? 0 : 1], [hasTrue ? 1 : 0]) : nil
  }

}
