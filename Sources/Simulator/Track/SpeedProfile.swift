/// The fastest way around a shape for a car of limited power, brakes and grip, in m/s for each point.
struct SpeedProfile {
  let speeds: [Double]
  /// Seconds.
  let lap: Double

  /// m/s² at `speed`: what the engine and the tyres give, before drag.
  static func drive(_ speed: Double) -> Double { min(11, 900 / max(speed, 1)) }
  /// m/s² at `speed`; at the top speed it takes all that the engine gives.
  static func drag(_ speed: Double, top: Double) -> Double {
    900 / (top * top * top) * speed * speed
  }
  private static func brakes(_ speed: Double) -> Double { min(48, 12 + 0.006 * speed * speed) }

  private init(speeds: [Double], lap: Double) {
    self.speeds = speeds
    self.lap = lap
  }

  /// The same lap, with another point as its first.
  func beginning(at index: Int) -> SpeedProfile {
    SpeedProfile(speeds: Array(speeds[index...] + speeds[..<index]), lap: lap)
  }

  /// The grip is found with which a lap takes `lap` seconds.
  init(_ shape: TrackShape, top: Double, lap: Double) {
    var (low, high) = (0.05, 8.0)
    for _ in 0..<18 {
      let middle = (low + high) / 2
      if SpeedProfile(shape, top: top, grip: middle).lap > lap {
        low = middle
      } else {
        high = middle
      }
    }
    self.init(shape, top: top, grip: (low + high) / 2)
  }

  /// Corners first, then what can be reached by accelerating from each point and by braking for the next one.
  private init(_ shape: TrackShape, top: Double, grip: Double) {
    let step = shape.step
    var speeds = shape.curvature.map { curvature in
      // v² · curvature = grip · (14 + 0.0042 v²): downforce grows with the square of the speed.
      let rest = curvature - 0.0042 * grip
      return rest > 1e-6 ? min(top, (14 * grip / rest).squareRoot()) : top
    }
    let count = speeds.count
    // Twice around, because the first point depends on the last.
    for _ in 0..<2 {
      for index in 0..<count {
        let before = speeds[(index + count - 1) % count]
        let push = max(0, SpeedProfile.drive(before) - SpeedProfile.drag(before, top: top))
        speeds[index] = min(speeds[index], (before * before + 2 * push * step).squareRoot())
      }
      for index in (0..<count).reversed() {
        let next = speeds[(index + 1) % count]
        let reach = (next * next + 2 * SpeedProfile.brakes(next) * step).squareRoot()
        speeds[index] = min(speeds[index], reach)
      }
    }
    self.speeds = speeds
    var seconds = 0.0
    for index in 0..<count { seconds += 2 * step / (speeds[index] + speeds[(index + 1) % count]) }
    lap = seconds
  }
}
