/// The readings of one lap on one clock, column by column: a row for every time at which either kind was read.
///
/// One of it serves lap after lap: take the readings of both kinds, then ``merge()``.
struct MergedReadings: ~Copyable {
  /// Rows that decide the value at a lap's end; the influence of a point falls to a sixth with each neighbour,
  /// so that more of them would change nothing that a double can hold.
  private static let edgeRows = 64

  /// Metres at the readings of the car.
  private(set) var car = ReadingColumns<Double>()
  /// X, Y and Z in tenths of a metre at the positions.
  private(set) var position = ReadingColumns<SIMD4<Double>>()
  /// Session times, milliseconds.
  private(set) var times = ColumnBuffer<Int64>()
  /// Where each row comes from, as raw values.
  private(set) var sources = ColumnBuffer<UInt8>()
  /// The rows that count; the first that there can be is 1, so that there is room for one before it.
  private(set) var rows = 1..<1

  /// Takes the readings of the car: the distance from the start of the lap is speed times the time since the last one.
  ///
  /// - Parameters:
  ///   - start: milliseconds since 1970-01-01 UTC of session time 0.
  ///   - from: session time of the lap's start.
  /// - Returns: the distance at the last reading; nil where there is none.
  mutating func take(_ samples: UnsafeBufferPointer<CarSample>, _ start: Int64, _ from: Int64)
    -> Double?
  {
    car.makeRoom(samples.count)
    var distance = 0.0
    var last = start + from
    for (reading, sample) in samples.enumerated() {
      distance += Double(sample.speed) / 3.6 * (Double(sample.date - last) / 1000)
      last = sample.date
      car.times[reading] = sample.date - start
      car.values[reading] = distance
    }
    return samples.isEmpty ? nil : distance
  }

  /// Takes the positions, likewise.
  mutating func take(_ samples: UnsafeBufferPointer<PositionSample>, _ start: Int64) {
    position.makeRoom(samples.count)
    for (reading, sample) in samples.enumerated() {
      position.times[reading] = sample.date - start
      position.values[reading] = SIMD4(Double(sample.x), Double(sample.y), Double(sample.z), 0)
    }
  }

  /// Merges what was taken into rows, and fills what a row lacks of the other kind.
  mutating func merge() {
    let most = car.count + position.count
    times.makeRoom(most + 2)
    sources.makeRoom(most + 2)
    car.makeRoom(rows: most + 2)
    position.makeRoom(rows: most + 2)
    var (row, nextCar, nextPosition) = (1, 0, 0)
    while nextCar + nextPosition < most {
      let (carTime, positionTime) = (car.times[nextCar], position.times[nextPosition])
      let time = min(carTime, positionTime)
      times[row] = time
      sources[row] = (positionTime == time ? LapTelemetry.Source.position : .car).rawValue
      // Which kind comes next is anybody's guess, the processor's too: so there is no branch.
      car.rows[nextCar] = Int32(truncatingIfNeeded: row)
      position.rows[nextPosition] = Int32(truncatingIfNeeded: row)
      nextCar += carTime == time ? 1 : 0
      nextPosition += positionTime == time ? 1 : 0
      car.last[row] = Int32(truncatingIfNeeded: nextCar - 1)
      position.last[row] = Int32(truncatingIfNeeded: nextPosition - 1)
      row += 1
    }
    rows = 1..<row
    car.fill(times, position.rows, count: position.count)
    position.fill(times, car.rows, count: car.count)
  }

  /// Leaves the rows from `from` to `to`, and puts one at each of these times that has none.
  mutating func cut(from: Int64, to: Int64) {
    var (first, end) = (rows.lowerBound, rows.upperBound)
    while first < end, times[first] < from { first += 1 }
    while end > first, times[end - 1] > to { end -= 1 }
    guard first < end else {
      rows = 1..<1
      return
    }
    let head = rows.lowerBound..<min(rows.upperBound, rows.lowerBound + Self.edgeRows)
    let tail = max(rows.lowerBound, rows.upperBound - Self.edgeRows)..<rows.upperBound
    let isFirst = times[first] != from
    let isLast = times[end - 1] != to
    let start =
      isFirst ? (car.value(at: from, times, head), position.value(at: from, times, head)) : nil
    let finish =
      isLast ? (car.value(at: to, times, tail), position.value(at: to, times, tail)) : nil
    if let start {
      put(first - 1, from, start, after: first > rows.lowerBound ? first - 1 : nil)
      first -= 1
    }
    if let finish {
      put(end, to, finish, after: end - 1)
      end += 1
    }
    rows = first..<end
  }

  /// Writes a row that is no reading.
  ///
  /// - Parameter known: the row with the last readings up to it; nil where there are none.
  private func put(
    _ row: Int, _ time: Int64, _ values: (Double, SIMD4<Double>), after known: Int?
  ) {
    times[row] = time
    sources[row] = LapTelemetry.Source.interpolation.rawValue
    car.all[row] = values.0
    position.all[row] = values.1
    car.last[row] = known.map { car.last[$0] } ?? -1
    position.last[row] = known.map { position.last[$0] } ?? -1
  }
}
