/// What the car's own readings say of the moments of a lap, channel by channel; one of it serves lap after lap.
struct CarChannels: ~Copyable {
  /// One moment.
  struct Moment: BitwiseCopyable {
    var rpm = Float.nan
    var speed = Float.nan
    var throttle = Float.nan
    /// The last reading up to then, counted from the lap's first; negative where the lap has none.
    var reading: Int32 = -1
  }

  /// The source sends 104 for "no reading".
  private static let highestThrottle: Int16 = 100
  private static let highestGear: Int16 = 8

  /// By row.
  private(set) var moments = ColumnBuffer<Moment>()

  /// Takes the moments of other rows.
  ///
  /// - Parameters:
  ///   - samples: the readings of the lap.
  ///   - start: milliseconds since 1970-01-01 UTC of session time 0.
  mutating func take(
    _ samples: UnsafeBufferPointer<CarSample>, start: Int64, at merged: borrowing MergedReadings
  ) {
    let rows = merged.rows
    moments.makeRoom(rows.upperBound)
    guard !samples.isEmpty else {
      for row in rows { moments[row] = Moment() }
      return
    }
    let (times, last) = (merged.times.values, merged.car.last.values)
    for row in rows {
      // Before the first reading, that one counts alone.
      let reading = max(0, Int(last[row]))
      let next = last[row] < 0 ? reading : min(reading + 1, samples.count - 1)
      moments[row] = Self.moment(start + times[row], samples[reading], samples[next], reading)
    }
  }

  /// Straight lines between two readings.
  @inline(__always)
  private static func moment(
    _ date: Int64, _ a: CarSample, _ b: CarSample, _ reading: Int
  ) -> Moment {
    let share = a.date == b.date ? 0 : Double(date - a.date) / Double(b.date - a.date)
    @inline(__always)
    func between(_ x: some BinaryInteger, _ y: some BinaryInteger) -> Float {
      Float(Double(x) + (Double(y) - Double(x)) * share)
    }
    // At a reading its own value counts, whatever the next one says.
    let next = share == 0 ? a.throttle : b.throttle
    return Moment(
      rpm: between(a.rpm, b.rpm), speed: between(a.speed, b.speed),
      throttle: isThrottle(a.throttle) && isThrottle(next)
        ? between(a.throttle, b.throttle) : .nan,
      reading: Int32(truncatingIfNeeded: reading))
  }

  private static func isThrottle(_ value: Int16) -> Bool { (0...highestThrottle).contains(value) }

  /// The gear, nil for a value that is none.
  @inline(__always)
  static func gear(_ sample: CarSample) -> Int32? {
    (0...highestGear).contains(sample.gear) ? Int32(sample.gear) : nil
  }

  /// Whether the brake is on, nil for a value that says nothing.
  @inline(__always)
  static func brake(_ sample: CarSample) -> Bool? {
    sample.brake > highestThrottle ? nil : sample.brake > 0
  }

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
