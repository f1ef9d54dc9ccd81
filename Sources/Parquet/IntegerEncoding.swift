/// Integers as indices into their distinct values, for columns with few of them.
struct SmallDictionary<Value: FixedWidthInteger & SignedInteger & PlainValue> {
  /// More distinct values than this are better stored as differences; it is found out before much is done.
  private static var limit: Int { 16 }
  /// A table over all possible values must stay in the processor's cache.
  private static var widest: Int { 1 << 16 }

  private(set) var values: [Value] = []
  private(set) var indices: [UInt32] = []

  /// Nil where there are too many distinct values, or they lie too far apart.
  init?(_ column: [Value], _ range: ClosedRange<Value>) {
    let minimum = range.lowerBound
    let (span, overflow) = range.upperBound.subtractingReportingOverflow(minimum)
    guard !overflow, span < Self.widest else { return nil }
    var table = [UInt16](repeating: .max, count: Int(span) + 1)
    indices.reserveCapacity(column.count)
    for value in column {
      let slot = Int(value - minimum)
      if table[slot] == .max {
        guard values.count < Self.limit else { return nil }
        table[slot] = UInt16(values.count)
        values.append(value)
      }
      indices.append(UInt32(table[slot]))
    }
  }

  /// The distinct values, PLAIN.
  var page: [UInt8] {
    var page: [UInt8] = []
    for value in values { value.appendPlain(to: &page) }
    return page
  }

  /// The data page's values.
  var data: [UInt8] { HybridEncoder.page(indices, into: values.count) }
}
