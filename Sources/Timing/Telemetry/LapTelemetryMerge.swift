/// Merges the readings of one driver into the telemetry of his laps.
///
/// The rules are FastF1's: the readings of a lap are those within its times and one more on either side;
/// what a row lacks is interpolated from the readings of the other kind; then the two ends of the lap are
/// interpolated from the merged rows.
struct LapTelemetryMerge {
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
  ///
  /// - Parameters:
  ///   - rows: room for them, whatever is in it.
  ///   - channels: likewise.
  func append(
    _ lap: Lap, to out: inout LapTelemetry, _ rows: inout MergedReadings,
    _ channels: inout CarChannels
  ) {
    guard let from = lap.startTime.map(Int64.init), let to = lap.time.map(Int64.init), from <= to
    else { return }
    let cars = Self.padded(car, start + from, start + to)
    let positions = Self.padded(position, start + from, start + to)
    guard !cars.isEmpty || !positions.isEmpty else { return }
    car[cars].withUnsafeBufferPointer { car in
      position[positions].withUnsafeBufferPointer { position in
        let length = rows.take(car, start, from)
        rows.take(position, start)
        rows.merge()
        rows.cut(from: from, to: to)
        channels.take(car, start: start, at: rows)
        out.append(
          rows, channels, car, position, lap: lap.number, start: from, streamStart: start,
          length: length)
      }
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
