/// What the car's own readings say of any moment of a lap.
struct CarChannels {
  /// One moment.
  struct Values {
    var rpm = Float.nan
    var speed = Float.nan
    var throttle = Float.nan
    var gear: Int32?
    var brake: Bool?
    var drs: Int32?
  }

  /// The source sends 104 for "no reading".
  private static let highestThrottle: Int16 = 100
  private static let highestGear: Int16 = 8

  private let samples: [CarSample]
  private let range: Range<Int>
  private let start: Int64

  /// - Parameters:
  ///   - range: the readings of the lap.
  ///   - start: milliseconds since 1970-01-01 UTC of session time 0.
  init(_ samples: [CarSample], _ range: Range<Int>, start: Int64) {
    self.samples = samples
    self.range = range
    self.start = start
  }

  /// The values at a session time.
  ///
  /// - Parameter index: the last reading up to then; nil before the first, which counts then.
  func values(at time: Int64, _ index: Int?) -> Values {
    guard let before = index ?? range.first else { return Values() }
    let a = samples[before]
    let b = index == nil || before + 1 == range.upperBound ? a : samples[before + 1]
    let share =
      a.date == b.date ? 0 : Double(start + time - a.date) / Double(b.date - a.date)
    func between(_ x: some BinaryInteger, _ y: some BinaryInteger) -> Float {
      Float(Double(x) + (Double(y) - Double(x)) * share)
    }
    // At a reading its own value counts, whatever the next one says.
    let next = share == 0 ? a.throttle : b.throttle
    return Values(
      rpm: between(a.rpm, b.rpm), speed: between(a.speed, b.speed),
      throttle: Self.isThrottle(a.throttle) && Self.isThrottle(next)
        ? between(a.throttle, b.throttle) : .nan,
      gear: (0...Self.highestGear).contains(a.gear) ? Int32(a.gear) : nil,
      brake: a.brake > Self.highestThrottle ? nil : a.brake > 0, drs: Int32(a.drs))
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
