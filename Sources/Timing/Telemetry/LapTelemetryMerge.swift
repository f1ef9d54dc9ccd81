/// Merges the readings of one driver into the telemetry of his laps.
///
/// The rules are FastF1's: the readings of a lap are those within its times and one more on either side;
/// what a row lacks is interpolated from the readings of the other kind; then the two ends of the lap are
/// interpolated from the merged rows.
struct LapTelemetryMerge {
  /// Rows that decide the value at a lap's end; the influence of a point falls to a sixth with each neighbour,
  /// so that more of them would change nothing that a double can hold.
  private static let edgeRows = 64

  private let car: [CarSample]
  private let position: [PositionSample]
  /// Milliseconds since 1970-01-01 UTC of session time 0.
  private let start: Int64

  /// - Parameter start: microseconds since 1970-01-01 UTC of session time 0.
  init(_ car: [CarSample]?, _ position: [PositionSample]?, streamStart start: Int64) {
    // What was filled in is no reading: it would put the car at the origin, at speed 0.
    self.car = (car ?? []).withoutFilled
    self.position = (position ?? []).withoutFilled
    self.start = start / 1000
  }

  /// As many rows as a lap can have.
  func mostRows(of lap: Lap) -> Int {
    guard let from = lap.startTime.map(Int64.init), let to = lap.time.map(Int64.init), from <= to
    else { return 0 }
    return Self.padded(car, start + from, start + to).count
      + Self.padded(position, start + from, start + to).count + 2
  }

  /// Appends the rows of a lap; none where no reading was taken on it.
  func append(_ lap: Lap, to out: inout LapTelemetry) {
    guard let from = lap.startTime.map(Int64.init), let to = lap.time.map(Int64.init), from <= to
    else { return }
    let cars = Self.padded(car, start + from, start + to)
    let positions = Self.padded(position, start + from, start + to)
    guard !cars.isEmpty || !positions.isEmpty else { return }
    let distances = distances(cars, from)
    var rows = merge(cars, positions, distances)
    let first = rows.times.firstIndex { $0 >= from } ?? 0
    let end = rows.times.firstIndex { $0 > to } ?? rows.count
    let head = 0..<min(rows.count, Self.edgeRows)
    let tail = max(0, rows.count - Self.edgeRows)..<rows.count
    rows.keep(
      first..<end,
      rows.times[first] == from
        ? nil : rows.row(at: from, from: head, after: first > 0 ? first - 1 : nil),
      rows.times[end - 1] == to ? nil : rows.row(at: to, from: tail, after: end - 1))
    out.append(
      rows, CarChannels(car, cars, start: start, at: rows), status: statuses(rows, positions),
      lap: lap.number, start: from, streamStart: start, length: distances.last)
  }

  /// What the last position up to each row says, before the first what that one does.
  private func statuses(_ rows: MergedReadings, _ range: Range<Int>) -> some Sequence<UInt8> {
    let first = range.first.map { position[$0].status } ?? .unknown
    return rows.positions.lazy.map {
      ($0 < 0 ? first : position[range.lowerBound + $0].status).rawValue
    }
  }

  /// The readings within two dates and one more on either side; none where none is within.
  private static func padded<Sample: TelemetrySample>(
    _ samples: [Sample], _ from: Int64, _ to: Int64
  ) -> Range<Int> {
    let lower = samples.firstIndex(notBefore: from)
    let upper = samples.firstIndex(notBefore: to + 1)
    return lower == upper ? 0..<0 : max(0, lower - 1)..<min(samples.count, upper + 1)
  }

  private func merge(_ cars: Range<Int>, _ positions: Range<Int>, _ distances: [Double])
    -> MergedReadings
  {
    var merged = MergedReadings(
      cars: car[cars].map { $0.date - start },
      positions: position[positions].map { $0.date - start })
    merged.setPlaces(
      position[positions].map { SIMD4(Double($0.x), Double($0.y), Double($0.z), 0) })
    merged.setDistances(distances)
    return merged
  }

  /// Metres from the start of the lap at each reading of the car: speed times the time since the last one.
  private func distances(_ cars: Range<Int>, _ from: Int64) -> [Double] {
    var distance = 0.0
    var last = start + from
    return car[cars].map { sample in
      distance += Double(sample.speed) / 3.6 * (Double(sample.date - last) / 1000)
      last = sample.date
      return distance
    }
  }
}

extension Array where Element: TelemetrySample {
  /// The array itself where nothing was filled in: it is large.
  fileprivate var withoutFilled: [Element] {
    contains(where: \.isFilled) ? filter { !$0.isFilled } : self
  }

  /// The first reading at a date or after it, by bisection.
  fileprivate func firstIndex(notBefore date: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].date < date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
