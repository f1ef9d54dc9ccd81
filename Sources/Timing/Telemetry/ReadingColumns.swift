/// The readings of one kind on a lap, and what they say of each row.
struct ReadingColumns<Value: SplineValue>: ~Copyable {
  /// Number of readings.
  private(set) var count = 0
  /// Their session times, milliseconds, ascending; behind the last one comes a time that never is.
  private(set) var times = ColumnBuffer<Int64>()
  /// What the spline runs through.
  private(set) var values = ColumnBuffer<Value>()
  /// The row of each.
  private(set) var rows = ColumnBuffer<Int32>()
  /// The last reading up to each row, counted from the first; negative before it.
  private(set) var last = ColumnBuffer<Int32>()
  /// The value at each row; NaN before the first reading.
  private(set) var all = ColumnBuffer<Value>()
  private var spline = QuadraticSpline<Value>()

  /// Makes room for so many readings; times and values are to be written.
  mutating func makeRoom(_ count: Int) {
    self.count = count
    // One more, to be read and written to behind the last.
    times.makeRoom(count + 1)
    values.makeRoom(count)
    rows.makeRoom(count + 1)
    times[count] = .max
  }

  /// Makes room for so many rows.
  mutating func makeRoom(rows count: Int) {
    last.makeRoom(count)
    all.makeRoom(count)
  }

  /// Puts the readings in their rows, and fills those of the `other` kind by the spline.
  mutating func fill(
    _ rowTimes: borrowing ColumnBuffer<Int64>, _ other: borrowing ColumnBuffer<Int32>,
    count others: Int
  ) {
    for reading in 0..<count { all[Int(rows[reading])] = values[reading] }
    spline.fit(times.values, values.values, count: count)
    var reader = spline.reader()
    for index in 0..<others {
      let row = Int(other[index])
      let last = Int(last[row])
      guard last >= 0 else {
        all[row] = .nan
        continue
      }
      // Where both kinds were read at once, the reading counts.
      if Int(rows[last]) != row { all[row] = reader.value(Double(rowTimes[row])) }
    }
  }

  /// The value at a time that has no row, by the spline through some of the rows; NaN before the first reading.
  mutating func value(
    at time: Int64, _ rowTimes: borrowing ColumnBuffer<Int64>, _ near: Range<Int>
  ) -> Value {
    times.makeRoom(near.count)
    values.makeRoom(near.count)
    var known = 0
    for row in near where !all[row].isNaN {
      times[known] = rowTimes[row]
      values[known] = all[row]
      known += 1
    }
    guard known > 0, times[0] <= time else { return .nan }
    spline.fit(times.values, values.values, count: known)
    var reader = spline.reader()
    return reader.value(Double(time))
  }
}
