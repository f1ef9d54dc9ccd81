/// What the car data feed says about a car at a moment.
struct CarState {
  var rpm = 0
  /// km/h.
  var speed = 0
  var gear = 0
  /// Percent; 104 where there is no data.
  var throttle = 0
  /// 0 or 100; 104 where there is no data.
  var brake = 0
  /// 0 or 1 closed, 8 closed and ready, 10 opening, 12 open, 14 closing.
  var wing = 0

  /// The top of each gear in km/h.
  private static let tops = [85.0, 120, 155, 190, 225, 260, 292, 340]

  init() {}

  /// - Parameter idles: whether a car in its garage still sends that its pedals have no data.
  init(_ leg: Leg, _ motion: CarMotion, on track: Track, idles: Bool, _ random: inout Seeded) {
    switch leg.place {
    case .unseen, .garage, .beside:
      if motion.speed == 0 {
        if idles { (throttle, brake) = (104, 104) }
        return
      }
    case .pitLane, .grid, .track: break
    }
    let jitter = Int(random.next() & 63) - 32
    guard motion.speed > 0.3 else {
      rpm = 4000 + jitter
      brake = leg.place == .grid ? 100 : 0
      return
    }
    let shown = motion.speed * 3.6
    speed = Int(shown.rounded())
    let index = CarState.tops.firstIndex { shown <= $0 } ?? 7
    gear = index + 1
    let low = index == 0 ? 0 : CarState.tops[index - 1]
    let share = (shown - low) / (CarState.tops[index] - low)
    rpm = Int((index == 0 ? 4200 + 6800 * share : 9900 + 1900 * share)) + jitter
    press(motion, top: track.topSpeed)
    openWing(leg, motion, track)
  }

  /// The pedals that make this acceleration; drag slows the car, too.
  private mutating func press(_ motion: CarMotion, top: Double) {
    let force = motion.acceleration + SpeedProfile.drag(motion.speed, top: top)
    if force < -1.5 {
      brake = 100
    } else {
      let share = force / SpeedProfile.drive(motion.speed)
      throttle = share > 0.93 ? 100 : max(0, Int((share * 100).rounded()))
    }
  }

  private mutating func openWing(_ leg: Leg, _ motion: CarMotion, _ track: Track) {
    guard leg.mayUseWing else { return }
    wing = 8
    let distance = motion.distance
    guard throttle == 100, track.isWingZone(distance) else { return }
    wing = track.isWingZone(distance - 40) ? 12 : 10
    if !track.isWingZone(distance + 40) { wing = 14 }
  }
}

extension CarState {
  /// What real feeds send now and then: pedals without data, and gears that no car has.
  mutating func addGlitch(_ random: inout Seeded) {
    let draw = random.next() >> 48
    if draw < 160 { (throttle, brake) = (104, 104) }
    if draw == 65_535 { gear = [31, 38, 41, 43, 45][speed % 5] }
  }
}
