/// The gaps on the timing screen: to the leader and the car ahead in a race, to the fastest lap otherwise.
struct ShownGaps {
  private let session: SimulatedSession
  private var shown: [[String]]

  init(_ session: SimulatedSession) {
    self.session = session
    shown = session.entrants.map { _ in ["", ""] }
  }

  /// The patches that an event makes necessary.
  mutating func changes(_ standings: Standings, after event: TimingEvent) -> [(Int, JSON)] {
    switch event.content {
    case .finish(let lap):
      return session.kind.isRace
        ? [(lap.driver, raceGaps(lap, standings))] : timeGaps(standings)
    case .deletion: return session.kind.isRace ? [] : timeGaps(standings)
    case .part:
      shown = session.entrants.map { _ in ["", ""] }
      return []
    default: return []
    }
  }

  /// Measured at the line: the leader shows the lap that it begins, a lapped car the laps it is behind.
  private func raceGaps(_ lap: Lap, _ standings: Standings) -> JSON {
    func value(_ gap: String, _ interval: String) -> JSON {
      ["GapToLeader": .text(gap), "IntervalToPositionAhead": ["Value": .text(interval)]]
    }
    let row = standings.crossings[lap.number] ?? []
    guard let leader = row.first, leader.driver != lap.driver else {
      let next = "LAP \(min(lap.number + 1, session.log.raceLaps))"
      return value(next, next)
    }
    let behind = standings.crossings.keys.filter { $0 > lap.number }.count
    let ahead = row.count > 1 ? row[row.count - 2].time : leader.time
    let interval = gapText(lap.end - ahead)
    return value(behind > 0 ? "\(behind)L" : gapText(lap.end - leader.time), interval)
  }

  private mutating func timeGaps(_ standings: Standings) -> [(Int, JSON)] {
    var result: [(Int, JSON)] = []
    var ahead: Int?
    for driver in standings.order {
      guard let time = standings.best(driver)?.time, let fastest = standings.fastest else {
        continue
      }
      let values =
        ahead.map { [gapText(time - fastest), gapText(time - $0)] } ?? ["", ""]
      ahead = time
      if values != shown[driver] {
        shown[driver] = values
        result.append((driver, timeGap(values, part: standings.part)))
      }
    }
    return result
  }

  private func timeGap(_ values: [String], part: Int) -> JSON {
    guard session.kind.isQualifying else {
      return ["TimeDiffToFastest": .text(values[0]), "TimeDiffToPositionAhead": .text(values[1])]
    }
    // The origin writes this name differently here.
    let stats: JSON = [
      "TimeDiffToFastest": .text(values[0]), "TimeDifftoPositionAhead": .text(values[1]),
    ]
    return ["Stats": .entry(part, stats)]
  }
}
