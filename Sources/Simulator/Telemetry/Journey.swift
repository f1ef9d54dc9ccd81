/// Everything a car does in a session, without gaps. It is on the line when its laps end, and at the ends of the
/// sectors at the times that the timing shows.
struct Journey {
  private(set) var legs: [Leg] = []
  let track: Track
  /// Metres after the line.
  let box: Double

  /// The end of the pit lane, in metres after the line.
  static let pitExit = 300.0
  /// 80 km/h, in m/ms.
  static let laneSpeed = 80.0 / 3600
  /// How long it takes to slow down for the pit lane or to come up to speed after it, and how far that is.
  private static let change = (time: 3000, distance: 130.0)

  init(_ track: Track, box: Double) {
    self.track = track
    self.box = box
  }

  private var reference: ReferenceLap { track.reference }
  private var now: Int { legs.last?.end ?? 0 }

  private mutating func add(
    until end: Int, _ motion: Leg.Motion, _ place: Leg.Place, mayUseWing: Bool = false
  ) {
    guard end > now else { return }
    legs.append(Leg(start: now, end: end, motion: motion, place: place, mayUseWing: mayUseWing))
  }

  mutating func stand(until end: Int, at distance: Double, _ place: Leg.Place) {
    add(until: end, .still(at: distance), place)
  }

  /// On the track from where the car is to points that it reaches at given times.
  mutating func drive(
    from start: Double, through points: [(time: Int, distance: Double)], mayUseWing: Bool = false
  ) {
    var here = reference.time(at: start)
    for point in points {
      let next = reference.time(at: point.distance)
      add(until: point.time, .reference(from: here, to: next), .track, mayUseWing: mayUseWing)
      here = next
    }
  }

  /// From standing up to the speed of the track; at most as fast as even acceleration makes the car.
  mutating func launch(until end: Int, from start: Double, to distance: Double) {
    let speed = finalSpeed(until: end, over: distance - start, from: 0, at: distance)
    let motion = Leg.Motion.curve(from: start, speed: 0, to: distance, finalSpeed: speed)
    add(until: end, motion, .track)
  }

  /// Slows down and stands.
  mutating func halt(until end: Int, from start: Double, to distance: Double) {
    let speed = finalSpeed(until: end, over: distance - start, from: 0, at: start)
    add(until: end, .curve(from: start, speed: speed, to: distance, finalSpeed: 0), .track)
  }

  private func finalSpeed(until end: Int, over way: Double, from speed: Double, at place: Double)
    -> Double
  {
    let even = 2 * way * 1000 / Double(max(end - now, 1)) - speed
    return max(0, min(even, reference.speed(at: reference.time(at: place))))
  }

  /// Out of the garage; the car is at the pit exit at `exit`.
  mutating func leave(at exit: Int, _ place: Leg.Place) {
    let way = Journey.pitExit - box
    stand(until: exit - Int(way / Journey.laneSpeed), at: box, place)
    lane(until: exit, from: box, to: Journey.pitExit)
  }

  /// From the pit exit to where the reference lap goes on.
  /// - Returns: the distance from the line at which the car is then.
  mutating func rejoin() -> Double {
    let change = Journey.change
    let (speed, end) = (Journey.laneSpeed * 1000, now + change.time)
    let here = Journey.pitExit + change.distance
    let final = finalSpeed(until: end, over: change.distance, from: speed, at: here)
    let motion = Leg.Motion.curve(
      from: Journey.pitExit, speed: speed, to: here, finalSpeed: final)
    add(until: end, motion, .track)
    return here
  }

  /// On the track to the pit entry, then along the lane to the box; the car crosses the line at `line`.
  mutating func pit(from start: Double, entry: Int, line: Int) {
    let change = Journey.change
    let place = track.length - Double(line - entry) * Journey.laneSpeed
    let braking = place - change.distance
    drive(from: start, through: [(entry - change.time, braking)])
    let speed = Journey.laneSpeed * 1000
    let initial = 2 * change.distance * 1000 / Double(change.time) - speed
    add(
      until: entry, .curve(from: braking, speed: initial, to: place, finalSpeed: speed), .track)
    lane(until: line, from: place, to: track.length)
    lane(until: line + Int(box / Journey.laneSpeed), from: 0, to: box)
  }

  private mutating func lane(until end: Int, from start: Double, to distance: Double) {
    let speed = (distance - start) * 1000 / Double(max(end - now, 1))
    add(
      until: end, .curve(from: start, speed: speed, to: distance, finalSpeed: speed), .pitLane)
  }
}
