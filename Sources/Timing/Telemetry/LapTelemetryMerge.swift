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
    let merged = merge(cars, positions, distances)
    let rows = merged.rows
    let inside =
      (rows.firstIndex { $0.time >= from } ?? 0)..<(rows.firstIndex { $0.time > to } ?? rows.count)
    var moments: [LapTelemetry.Moment] = []
    moments.reserveCapacity(inside.count + 2)
    let channels = CarChannels(car, cars, start: start)
    func add(
      _ time: Int64, _ source: LapTelemetry.Source, _ place: SIMD4<Double>,
      after row: MergedReadings.Row?
    ) {
      moments.append(
        .init(
          time: time, source: source, place: place, status: status(row?.position, positions),
          car: channels.values(at: time, row?.car)))
    }
    if rows[inside.lowerBound].time != from {
      let place = merged.place(at: from, from: 0..<min(rows.count, Self.edgeRows))
      let before = inside.lowerBound > 0 ? rows[inside.lowerBound - 1] : nil
      add(from, .interpolation, place, after: before)
    }
    for row in rows[inside] {
      add(row.time, row.isPosition ? .position : .car, row.place, after: row)
    }
    let last = rows[inside.upperBound - 1]
    if last.time != to {
      let place = merged.place(at: to, from: max(0, rows.count - Self.edgeRows)..<rows.count)
      add(to, .interpolation, place, after: last)
    }
    out.append(
      moments, lap: lap.number, start: from, streamStart: start, length: distances.last)
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
      cars, { car[$0].date - start }, positions, { position[$0].date - start })
    merged.setPlaces(.coordinates) { row in
      guard let index = row.position else { return SIMD4(repeating: .nan) }
      let sample = position[index]
      return SIMD4(Double(sample.x), Double(sample.y), Double(sample.z), .nan)
    }
    merged.setPlaces(.distance) { row in
      guard let index = row.car else { return SIMD4(repeating: .nan) }
      return SIMD4(repeating: distances[index - cars.lowerBound])
    }
    merged.interpolate(.coordinates)
    merged.interpolate(.distance)
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

  private func status(_ index: Int?, _ range: Range<Int>) -> PositionSample.Status {
    guard let known = index ?? range.first else { return .unknown }
    return position[known].status
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
