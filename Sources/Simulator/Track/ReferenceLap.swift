/// The reference car's lap, by time: where it is and how fast, every 20 milliseconds.
struct ReferenceLap {
  static let step = 20.0

  let length: Double
  /// Milliseconds.
  let duration: Double
  private let distances: [Double]
  private let speeds: [Double]
  /// The times at equal distances.
  private let times: [Double]
  private let spacing: Double

  init(_ shape: TrackShape, _ profile: SpeedProfile, duration: Double) {
    let count = shape.points.count
    length = shape.step * Double(count)
    self.duration = duration
    spacing = shape.step
    // The profile's lap is right to some milliseconds; what remains is spread over the lap.
    let scale = duration / profile.lap
    var times = [0.0]
    for index in 0..<count {
      let mean = (profile.speeds[index] + profile.speeds[(index + 1) % count]) / 2
      times.append(times[index] + shape.step / mean * scale)
    }
    self.times = times
    var distances: [Double] = []
    var speeds: [Double] = []
    var index = 0
    for number in 0...Int(duration / ReferenceLap.step) + 1 {
      let time = min(Double(number) * ReferenceLap.step, duration)
      while index < count - 1, times[index + 1] <= time { index += 1 }
      let share = (time - times[index]) / (times[index + 1] - times[index])
      let (from, to) = (profile.speeds[index], profile.speeds[(index + 1) % count])
      distances.append((Double(index) + share) * shape.step)
      speeds.append((from + (to - from) * share) * 1000 / scale)
    }
    self.distances = distances
    self.speeds = speeds
  }

  /// Metres from the line after `time` milliseconds, 0 to the duration.
  func distance(at time: Double) -> Double { ReferenceLap.value(distances, time) }

  /// m/s.
  func speed(at time: Double) -> Double { ReferenceLap.value(speeds, time) }

  /// m/s² over the 80 milliseconds around `time`.
  func acceleration(at time: Double) -> Double {
    (speed(at: min(time + 40, duration)) - speed(at: max(time - 40, 0))) / 0.08
  }

  /// Milliseconds from the line to `distance`, 0 to the length.
  func time(at distance: Double) -> Double {
    let place = min(max(distance / spacing, 0), Double(times.count - 1))
    let index = min(Int(place), times.count - 2)
    return times[index] + (times[index + 1] - times[index]) * (place - Double(index))
  }

  private static func value(_ values: [Double], _ time: Double) -> Double {
    let place = max(time, 0) / step
    let index = min(Int(place), values.count - 2)
    let share = min(place - Double(index), 1)
    return values[index] + (values[index + 1] - values[index]) * share
  }
}
