/// What the timing screen shows, and the patch that every event makes.
struct TimingScreen {
  let session: SimulatedSession
  private var standings: Standings
  private var sectors: Bests
  private var gaps: ShownGaps
  private var pitStops: [Int]
  private var lines: JSON = [:]

  init(_ session: SimulatedSession) {
    self.session = session
    standings = Standings(session)
    sectors = Bests(drivers: session.entrants.count)
    gaps = ShownGaps(session)
    pitStops = session.entrants.map { _ in 0 }
  }

  mutating func show(_ event: TimingEvent) -> JSON {
    lines = [:]
    let former = event.driver < 0 ? nil : standings.best(event.driver)?.time
    let record = standings.fastest
    let moved = standings.apply(event)
    var head: JSON = [:]
    switch event.content {
    case .pit(let isEntry): showPit(event.driver, isEntry)
    case .sector(let lap, let index): showSector(lap, index)
    case .trap(let lap): patch(lap.driver, ["Speeds": ["ST": speed(lap.speeds.trap)]])
    case .finish(let lap): showFinish(lap, former: former, record: record)
    case .deletion(let deletion): showDeletion(deletion, former: former)
    case .part(let part):
      head = ["SessionPart": .number(part + 1)]
      showPart(part)
    case .lastSector(let time, let index):
      patch(event.driver, ["Sectors": .entry(index, ["Value": .text(secondsText(time))])])
    case .stopped: patch(event.driver, ["Retired": true, "Stopped": true, "Status": 68])
    }
    for (driver, line) in moved {
      patch(driver, ["Line": .number(line), "Position": .text(String(line))])
    }
    for (driver, value) in gaps.changes(standings, after: event) { patch(driver, value) }
    head.merge(["Lines": lines])
    return head
  }

  private mutating func patch(_ driver: Int, _ value: JSON) {
    lines.merge(.object([(session.entrants[driver].key, value)]))
  }

  private mutating func showPit(_ driver: Int, _ isEntry: Bool) {
    var value: JSON = ["InPit": .bool(isEntry), "Status": isEntry ? 80 : 64]
    if isEntry {
      pitStops[driver] += 1
      value.merge(["NumberOfPitStops": .number(pitStops[driver])])
    }
    patch(driver, value)
  }

  private func speed(_ value: Int) -> JSON { ["Value": .text(String(value))] }

  private mutating func showSector(_ lap: Lap, _ index: Int) {
    var values = [(index, sectorValue(lap, index))]
    if index == 0 { values += [(1, ["Value": ""]), (2, ["Value": ""])] }
    let speeds: JSON =
      index == 0
      ? ["I1": speed(lap.speeds.i1), "I2": ["Value": ""], "FL": ["Value": ""], "ST": ["Value": ""]]
      : ["I2": speed(lap.speeds.i2)]
    patch(lap.driver, ["Sectors": .numbered(values), "Speeds": speeds])
  }

  private mutating func sectorValue(_ lap: Lap, _ index: Int) -> JSON {
    let mark = sectors.add(lap.sectors[index], sector: index, driver: lap.driver)
    if let loser = mark.loser {
      patch(loser, ["Sectors": .entry(index, ["OverallFastest": false])])
    }
    return [
      "Value": .text(secondsText(lap.sectors[index])), "OverallFastest": .bool(mark.isOverall),
      "PersonalFastest": .bool(mark.isPersonal),
    ]
  }

  private mutating func showFinish(_ lap: Lap, former: Int?, record: Int?) {
    patch(
      lap.driver,
      [
        "NumberOfLaps": .number(lap.number),
        "Sectors": .entry(2, sectorValue(lap, 2)),
        "Speeds": ["FL": speed(lap.speeds.line)],
      ])
    guard lap.isTimed else { return }
    let isBest = lap.time < former ?? .max
    if isBest { patch(lap.driver, best(lap.driver)) }
    patch(
      lap.driver,
      [
        "LastLapTime": [
          "Value": .text(lapText(lap.time)), "OverallFastest": .bool(lap.time < record ?? .max),
          "PersonalFastest": .bool(isBest),
        ]
      ])
  }

  /// The best time that counts now; when none is left, an empty one.
  private func best(_ driver: Int) -> JSON {
    let best = standings.best(driver)
    let value: JSON =
      best.map { ["Value": .text(lapText($0.time)), "Lap": .number($0.lap)] } ?? ["Value": ""]
    guard session.kind.isQualifying else { return ["BestLapTime": value] }
    return ["BestLapTimes": .entry(standings.part, value), "BestLapTime": value]
  }

  /// The previous best is sent again, if the deleted lap was the best.
  private mutating func showDeletion(_ deletion: Deletion, former: Int?) {
    guard standings.best(deletion.driver)?.time != former else {
      return patch(deletion.driver, ["LastLapTime": ["PersonalFastest": false]])
    }
    patch(deletion.driver, best(deletion.driver))
  }

  private mutating func showPart(_ part: Int) {
    sectors = Bests(drivers: session.entrants.count)
    let empty: JSON = ["0": ["Value": ""], "1": ["Value": ""], "2": ["Value": ""]]
    for driver in session.log.segments[part - 1].participants {
      if session.log.segments[part].participants.contains(driver) {
        patch(
          driver,
          [
            "BestLapTimes": .entry(part, ["Value": ""]), "Sectors": empty,
            "BestLapTime": ["Value": ""], "LastLapTime": ["Value": ""],
          ])
      } else {
        patch(driver, ["KnockedOut": true, "Status": 208, "Sectors": empty])
      }
    }
  }
}
