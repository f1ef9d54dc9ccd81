extension SimulatedSession {
  /// What a driver's car does from the beginning of the stream to its end.
  func journey(of driver: Int, on track: Track) -> Journey {
    let slot = log.order.firstIndex(of: driver) ?? 0
    let box = 40 + 12 * Double(driver / 2) + 4 * Double(driver % 2)
    var plan = JourneyPlan(journey: Journey(track, box: box), session: self, driver: driver)
    if kind.isRace { plan.goToGrid(slot: slot) }
    plan.driveLaps()
    plan.end()
    return plan.journey
  }
}

/// Puts the journey of one car together from the laps, stops and the retirement in the log.
private struct JourneyPlan {
  var journey: Journey
  let session: SimulatedSession
  let driver: Int
  let laps: [Lap]
  private let exits: [Int]
  private let entries: [Int]

  init(journey: Journey, session: SimulatedSession, driver: Int) {
    self.journey = journey
    self.session = session
    self.driver = driver
    laps = session.log.laps.filter { $0.driver == driver }
    let moves = session.log.pitMoves.filter { $0.driver == driver }
    exits = moves.filter { !$0.isEntry }.map(\.time)
    entries = moves.filter(\.isEntry).map(\.time)
  }

  private var length: Double { journey.track.length }

  /// A lap to the grid, and the formation lap; the car stands in its slot when the lights go out.
  mutating func goToGrid(slot: Int) {
    guard let exit = exits.first, let start = session.log.raceStart else { return }
    let place = Grid.offset(slot)
    journey.leave(at: exit, .unseen)
    let here = journey.rejoin()
    let lap = Int(journey.track.reference.duration * 1.35)
    journey.drive(from: here, through: [(exit + lap, length - place - 60)])
    journey.halt(until: exit + lap + 4000, from: length - place - 60, to: length - place)
    journey.stand(until: start - 185_000 + slot * 700, at: -place, .grid)
    journey.launch(until: start - 178_000 + slot * 700, from: -place, to: Grid.launch)
    let end = start - 45_000 + slot * 1000
    journey.drive(from: Grid.launch, through: [(end, length - place - 60)])
    journey.halt(until: end + 5000, from: length - place - 60, to: length - place)
    journey.stand(until: start, at: -place, .grid)
    journey.launch(until: start + Grid.launchTime, from: -place, to: Grid.launch)
  }

  mutating func driveLaps() {
    for lap in laps {
      let here = begin(lap.start, until: lap.start + lap.sectors[0], isFirst: lap.number == 1)
      let ends = journey.track.sectorEnds
      let first = lap.start + lap.sectors[0]
      let points = [(first, ends[0]), (first + lap.sectors[1], ends[1])]
      let wing = session.log.mayUseWing(lap)
      journey.drive(from: here, through: points, mayUseWing: wing)
      if let entry = entries.first(where: { $0 > lap.start && $0 <= lap.end }) {
        journey.pit(from: ends[1], entry: entry, line: lap.end)
      } else {
        journey.drive(from: ends[1], through: [(lap.end, length)], mayUseWing: wing)
      }
    }
  }

  /// - Returns: the distance from the line at which the lap goes on.
  private mutating func begin(_ start: Int, until end: Int, isFirst: Bool) -> Double {
    if let exit = exits.first(where: { $0 >= start && $0 < end }) {
      journey.leave(at: exit, journey.legs.isEmpty ? .unseen : session.kind.stopPlace)
      return journey.rejoin()
    }
    return isFirst && session.kind.isRace ? Grid.launch : 0
  }

  /// What comes after the last complete lap.
  mutating func end() {
    let close = session.log.end + 1
    if let retirement = session.log.retirements.first(where: { $0.driver == driver }) {
      return retire(retirement, close)
    }
    guard session.kind.isRace, let last = laps.last?.end,
      let entry = entries.first(where: { $0 > last })
    else { return journey.stand(until: close, at: journey.box, .garage) }
    journey.pit(from: 0, entry: entry, line: entry + 5000)
    journey.stand(until: close, at: journey.box, .garage)
  }

  private mutating func retire(_ retirement: Retirement, _ close: Int) {
    var at = retirement.lapStart
    let first = at + (retirement.sectors.first ?? .max / 2)
    var here = begin(at, until: first, isFirst: laps.isEmpty)
    for (sector, end) in zip(retirement.sectors, journey.track.sectorEnds) {
      at += sector
      journey.drive(from: here, through: [(at, end)])
      here = end
    }
    let reference = journey.track.reference
    let braking = retirement.time - 4000
    let pace = 0.9 * Double(max(0, braking - max(at, journey.legs.last?.end ?? at)))
    let reached = min(reference.time(at: here) + pace, reference.duration * 0.97)
    let place = reference.distance(at: reached)
    journey.drive(from: here, through: [(braking, place)])
    journey.halt(until: retirement.time, from: place, to: min(place + 100, length - 1))
    journey.stand(until: close, at: min(place + 100, length - 1), .beside)
  }
}

/// The starting grid.
enum Grid {
  /// Where a car is a few seconds after the start, in metres from the line.
  static let launch = 220.0
  static let launchTime = 7000

  /// Metres before the line.
  static func offset(_ slot: Int) -> Double { 8 + 8 * Double(slot) }
}

extension SessionKind {
  /// Where a car stands that is in the pits between its laps.
  fileprivate var stopPlace: Leg.Place { isRace ? .pitLane : .garage }
}

extension SessionLog {
  /// In a race the wing may be opened from the third lap on by who follows closely, which is drawn, never for long
  /// after a neutralisation; otherwise always.
  fileprivate func mayUseWing(_ lap: Lap) -> Bool {
    guard kind.isRace else { return true }
    let isDrawn = (lap.driver &* 31 &+ lap.number &* 17) % 5 < 2
    return lap.number > 2 && isDrawn && !isSlow(lap)
  }

  /// Part of the lap was not driven under a green flag.
  private func isSlow(_ lap: Lap) -> Bool {
    var status = "1"
    for change in trackStatuses where change.time < lap.end {
      if change.time <= lap.start {
        status = change.status
      } else if change.status != "1" {
        return true
      }
    }
    return status != "1"
  }
}
