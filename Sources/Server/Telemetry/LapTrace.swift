/// The readings of one lap, column by column.
struct LapTrace: Sendable {
  var distanceM: [Double?] = []
  var timeS: [Double?] = []
  var speedKmh: [Double?] = []
  var throttlePct: [Double?] = []
  var rpm: [Double?] = []
  var xDm: [Double?] = []
  var yDm: [Double?] = []
  var brake: [Double?] = []
  var gear: [Double?] = []
  var drs: [Double?] = []
  /// 0 to 1 over the lap.
  var relative: [Double?] = []

  /// The time at which the lap has reached a share of its distance; nil where it is not known.
  func time(at share: Double) -> Double? { Self.interpolated(relative, timeS, share) }

  /// The readings at equal steps of distance or of time, ends included.
  func resampled(points: Int, by axis: TelemetryAxis) -> LapTrace {
    let key: [Double?]
    switch axis {
    case .distance: key = relative
    case .time:
      let end = timeS.last.flatMap { $0 } ?? 0
      key = timeS.map { time in time.flatMap { end > 0 ? $0 / end : nil } }
    }
    let shares = (0...points).map { Double($0) / Double(points) }
    func between(_ values: [Double?]) -> [Double?] { Self.sampled(key, values, shares) }
    // Gears and switches have no values in between.
    func before(_ values: [Double?]) -> [Double?] { Self.held(key, values, shares) }
    return LapTrace(
      distanceM: between(distanceM), timeS: between(timeS), speedKmh: between(speedKmh),
      throttlePct: between(throttlePct), rpm: between(rpm), xDm: between(xDm), yDm: between(yDm),
      brake: before(brake), gear: before(gear), drs: before(drs), relative: between(relative))
  }

  /// Time less that of another lap at the same share of the distance.
  func delta(to other: LapTrace) -> [Double?] {
    let known = Self.sampled(other.relative, other.timeS, relative.map { $0 ?? .nan })
    return zip(timeS, known).map { mine, theirs in
      guard let mine, let theirs else { return nil }
      return Self.rounded(mine - theirs, 4)
    }
  }

  static func rounded(_ value: Double, _ places: Int) -> Double {
    let factor = places == 4 ? 10_000.0 : 1000.0
    return (value * factor).rounded() / factor
  }

  private static func interpolated(
    _ keys: [Double?], _ values: [Double?], _ at: Double
  ) -> Double? {
    sampled(keys, values, [at]).first ?? nil
  }

  /// Values at ascending places, between the neighbours that have one; nil outside of them.
  private static func sampled(
    _ keys: [Double?], _ values: [Double?], _ places: [Double]
  ) -> [Double?] {
    let known = zip(keys, values).compactMap { key, value in
      key.flatMap { key in value.map { (key: key, value: $0) } }
    }
    guard let first = known.first, let last = known.last else { return places.map { _ in nil } }
    var index = 0
    return places.map { place in
      guard place >= first.key, place <= last.key else { return nil }
      // Places ascend but for readings that a car sends twice: then the search starts again.
      if known[index].key > place { index = 0 }
      while index + 1 < known.count, known[index + 1].key < place { index += 1 }
      guard index + 1 < known.count else { return known[index].value }
      let (left, right) = (known[index], known[index + 1])
      let width = right.key - left.key
      let share = width > 0 ? (place - left.key) / width : 0
      return rounded(left.value + (right.value - left.value) * min(max(share, 0), 1), 3)
    }
  }

  private static func held(
    _ keys: [Double?], _ values: [Double?], _ places: [Double]
  ) -> [Double?] {
    var index = 0
    return places.map { place in
      while index + 1 < keys.count, keys[index + 1] ?? -1 <= place { index += 1 }
      return values.isEmpty ? nil : values[index]
    }
  }
}

/// Along what a lap is divided.
enum TelemetryAxis: String, CaseIterable, Sendable {
  case distance, time
}
