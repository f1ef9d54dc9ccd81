/// The rain of a session: how wet the track is, from 0 (dry) to 1.
///
/// It grows while it rains and dries three times as slowly.
struct Rain {
  /// Milliseconds of the stream's clock; nil without rain.
  let shower: Range<Int>?
  private let peak: Double

  /// The track is as wet as it gets after this long.
  private static let soaking = 8 * 60_000

  /// Every third weekend is unsettled, and then every second session is wet.
  init(_ weekend: Weekend, _ kind: SessionKind) {
    var random = weekend.random("weather of the weekend")
    let isUnsettled = random.unit() < 0.33
    var own = weekend.random("\(kind.rawValue) rain")
    let isWet = own.unit() < 0.5
    peak = own.uniform(0.25, 0.95)
    let begin = own.integer(-10...60) * 60_000
    let end = begin + own.integer(15...60) * 60_000
    shower = isUnsettled && isWet ? begin..<end : nil
  }

  func isFalling(at time: Int) -> Bool { shower?.contains(time) ?? false }

  func wetness(at time: Int) -> Double {
    guard let shower, time > shower.lowerBound else { return 0 }
    let soaked = Double(min(time, shower.upperBound) - shower.lowerBound) / Double(Rain.soaking)
    let drying = Double(max(0, time - shower.upperBound)) / Double(3 * Rain.soaking)
    return max(0, min(1, soaked) - drying) * peak
  }
}
