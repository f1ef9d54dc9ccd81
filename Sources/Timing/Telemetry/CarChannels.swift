/// What the car's own readings say of the moments of a lap, channel by channel.
struct CarChannels {
  /// One moment.
  private struct Moment {
    var rpm = Float.nan
    var speed = Float.nan
    var throttle = Float.nan
    /// The last reading up to then, as an index into all; negative where the lap has none.
    var reading = -1
  }

  /// The source sends 104 for "no reading".
  private static let highestThrottle: Int16 = 100
  private static let highestGear: Int16 = 8

  private let samples: [CarSample]
  private let moments: [Moment]

  /// - Parameters:
  ///   - range: the readings of the lap.
  ///   - start: milliseconds since 1970-01-01 UTC of session time 0.
  ///   - rows: the moments.
  init(_ samples: [CarSample], _ range: Range<Int>, start: Int64, at rows: MergedReadings) {
    self.samples = samples
    guard !range.isEmpty else {
      moments = Array(repeating: Moment(), count: rows.count)
      return
    }
    moments = zip(rows.times, rows.cars).map { time, last in
      // Before the first reading, that one counts alone.
      let reading = range.lowerBound + max(0, last)
      let next = last < 0 ? reading : min(reading + 1, range.upperBound - 1)
      return Self.moment(start + time, samples[reading], samples[next], reading)
    }
  }

  /// Straight lines between two readings.
  @inline(__always)
  private static func moment(
    _ date: Int64, _ a: CarSample, _ b: CarSample, _ reading: Int
  ) -> Moment {
    let share = a.date == b.date ? 0 : Double(date - a.date) / Double(b.date - a.date)
    func between(_ x: some BinaryInteger, _ y: some BinaryInteger) -> Float {
      Float(Double(x) + (Double(y) - Double(x)) * share)
    }
    // At a reading its own value counts, whatever the next one says.
    let next = share == 0 ? a.throttle : b.throttle
    return Moment(
      rpm: between(a.rpm, b.rpm), speed: between(a.speed, b.speed),
      throttle: isThrottle(a.throttle) && isThrottle(next)
        ? between(a.throttle, b.throttle) : .nan,
      reading: reading)
  }

  /// Appends all channels.
  func append(to out: inout LapTelemetry) {
    out.rpm += moments.lazy.map(\.rpm)
    out.speed += moments.lazy.map(\.speed)
    out.throttle += moments.lazy.map(\.throttle)
    out.gear += readings { (0...Self.highestGear).contains($0.gear) ? Int32($0.gear) : nil }
    out.brake += readings { $0.brake > Self.highestThrottle ? nil : $0.brake > 0 }
    out.drs += readings { Int32($0.drs) }
  }

  @inline(__always)
  private func readings<Value>(
    _ value: @escaping (CarSample) -> Value?
  ) -> some Sequence<Value?> {
    moments.lazy.map { $0.reading < 0 ? nil : value(samples[$0.reading]) }
  }

  private static func isThrottle(_ value: Int16) -> Bool { (0...highestThrottle).contains(value) }

  /// How many readings hold no value of a channel.
  static func sentinels(_ samples: [CarSample]) -> (throttle: Int, brake: Int, gear: Int) {
    var counts = (throttle: 0, brake: 0, gear: 0)
    for sample in samples {
      if !isThrottle(sample.throttle) { counts.throttle += 1 }
      if sample.brake > highestThrottle { counts.brake += 1 }
      if !(0...highestGear).contains(sample.gear) { counts.gear += 1 }
    }
    return counts
  }
}
