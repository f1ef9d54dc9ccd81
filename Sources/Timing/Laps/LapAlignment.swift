/// Aligns the drivers' clocks with each other in a race.
///
/// Each car's messages arrive with a delay of its own. The gap to the leader is measured on the track, so
/// the difference between it and the gap of the recorded lap ends is that delay. As nothing can arrive too
/// early, the earliest driver is right and all others move towards him. Method: FastF1's `_align_laps`.
struct LapAlignment {
  /// One driver's laps and the running text of his gap to the leader.
  struct Driver {
    let number: String
    var laps: [LapAssembly.Draft]
    let gaps: [(time: Int, text: String?)]
  }

  /// What the alignment did.
  enum Outcome: Equatable {
    /// There are no gaps to align on (practice and qualifying).
    case notNeeded
    /// All but these drivers were aligned.
    case aligned(except: [String])
    /// The gaps are incomplete; nothing was moved.
    case failed
  }

  private struct Incomplete: Error {}

  /// The running gap of a driver after each message that moves the order.
  static func gaps(_ messages: [TimingMessage]) -> [(time: Int, text: String?)] {
    var gap: String?
    return messages.compactMap { message in
      guard message.movesOrder else { return nil }
      gap = message.gapToLeader ?? gap
      return (message.time, gap)
    }
  }

  static func align(_ drivers: inout [Driver]) -> Outcome {
    guard drivers.contains(where: { $0.gaps.contains { $0.text != nil } }) else {
      return .notNeeded
    }
    guard let delays = try? delays(drivers), let latest = delays.values.max() else {
      return .failed
    }
    for index in drivers.indices {
      guard let delay = delays[index] else { continue }
      for lap in drivers[index].laps.indices {
        drivers[index].laps[lap].time? += delay - max(latest, 0)
      }
    }
    return .aligned(except: drivers.indices.filter { delays[$0] == nil }.map { drivers[$0].number })
  }

  private static func delays(_ drivers: [Driver]) throws -> [Int: Int] {
    var delays: [Int: Int] = [:]
    var expected: [Int: Int] = [:]
    for lap in 0..<(drivers.map(\.laps.count).max() ?? 0) {
      let running = drivers.indices.filter { lap < drivers[$0].laps.count }
      var leader: Int?
      for driver in running where !drivers[driver].laps[lap].touchesPits {
        let text = try gap(drivers[driver], lap)
        if text.contains("LAP") {
          leader = driver
        } else if delays[driver] == nil, let gap = Clock.milliseconds(text) {
          expected[driver] = gap
        }
      }
      guard let leader else { continue }
      try measure(drivers, lap, leader, expected, &delays)
      if running.count <= delays.count { break }
    }
    return delays
  }

  private static func measure(
    _ drivers: [Driver], _ lap: Int, _ leader: Int, _ expected: [Int: Int],
    _ delays: inout [Int: Int]
  ) throws {
    let zero = delays[leader] ?? 0
    delays[leader] = zero
    guard let leaderTime = drivers[leader].laps[lap].time else { throw Incomplete() }
    for (driver, gap) in expected where delays[driver] == nil {
      guard lap < drivers[driver].laps.count, let time = drivers[driver].laps[lap].time else {
        throw Incomplete()
      }
      delays[driver] = gap - (time - leaderTime) + zero
    }
  }

  /// The gap that was running when the driver ended the lap.
  private static func gap(_ driver: Driver, _ lap: Int) throws -> String {
    guard let end = driver.laps[lap].time,
      let nearest = driver.gaps.min(by: { abs($0.time - end) < abs($1.time - end) }),
      let text = nearest.text
    else { throw Incomplete() }
    return text
  }
}

extension LapAssembly.Draft {
  fileprivate var touchesPits: Bool { pitIn != nil || pitOut != nil }
}
