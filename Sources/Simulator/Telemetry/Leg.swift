/// A piece of a car's way, between two moments of the stream's clock.
struct Leg {
  enum Motion {
    /// As the reference car drives, faster or slower: between two times of its lap.
    case reference(from: Double, to: Double)
    /// From one distance and speed (m, m/s) to another, smoothly.
    case curve(from: Double, speed: Double, to: Double, finalSpeed: Double)
    case still(at: Double)
  }

  enum Place {
    /// In the garage, before the position system has seen the car.
    case unseen
    /// The garage or the parking place after a race: the engine is off.
    case garage
    case pitLane
    case grid
    case track
    /// Stopped beside the track.
    case beside
  }

  let start: Int
  let end: Int
  let motion: Motion
  let place: Place
  /// The driver may open the wing on the straights.
  var mayUseWing = false
}

/// Where a car is and what it does at a moment.
struct CarMotion {
  /// Metres from the line.
  var distance: Double
  /// m/s.
  var speed: Double
  /// m/s².
  var acceleration: Double
}

extension Leg {
  func motion(at time: Int, _ reference: ReferenceLap) -> CarMotion {
    let duration = Double(max(end - start, 1))
    let share = min(max(Double(time - start) / duration, 0), 1)
    switch motion {
    case .still(let distance):
      return CarMotion(distance: distance, speed: 0, acceleration: 0)
    case .reference(let from, let to):
      let at = from + (to - from) * share
      let rate = (to - from) / duration
      return CarMotion(
        distance: reference.distance(at: at), speed: reference.speed(at: at) * rate,
        acceleration: reference.acceleration(at: at) * rate * rate)
    case .curve(let from, let speed, let to, let finalSpeed):
      return Leg.hermite(from, speed, to, finalSpeed, share: share, seconds: duration / 1000)
    }
  }

  /// The cubic curve with these values and slopes at its ends.
  private static func hermite(
    _ from: Double, _ speed: Double, _ to: Double, _ finalSpeed: Double, share t: Double,
    seconds: Double
  ) -> CarMotion {
    let (begin, finish) = (speed * seconds, finalSpeed * seconds)
    let cubic = 2 * (from - to) + begin + finish
    let square = 3 * (to - from) - 2 * begin - finish
    return CarMotion(
      distance: ((cubic * t + square) * t + begin) * t + from,
      speed: max(0, ((3 * cubic * t + 2 * square) * t + begin) / seconds),
      acceleration: (6 * cubic * t + 2 * square) / (seconds * seconds))
  }
}
