extension SimulatedSession {
  /// A car appears when it enters the pit lane, has its time when it leaves, and disappears soon after.
  var pitLaneTimes: TopicStream {
    var stream = TopicStream(.pitLaneTimes)
    var events: [(time: Int, value: JSON)] = []
    for driver in entrants.indices {
      let moves = log.pitMoves.filter { $0.driver == driver }
      for (entry, exit) in zip(moves, moves.dropFirst()) where entry.isEntry && !exit.isEntry {
        let lap = log.laps.filter { $0.driver == driver && $0.start < entry.time }.count
        let stay = tenthsText(Double(exit.time - entry.time) / 1000)
        events += [
          (entry.time + 300, visit(driver, lap, "")), (exit.time + 200, visit(driver, lap, stay)),
          (exit.time + 45_000, ["_deleted": [.text(entrants[driver].key)]]),
        ]
      }
    }
    let ordered = events.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    for (_, event) in ordered { stream.append(event.time, ["PitTimes": event.value]) }
    return stream
  }

  private func visit(_ driver: Int, _ lap: Int, _ stay: String) -> JSON {
    let key = entrants[driver].key
    let visit: JSON = [
      "RacingNumber": .text(key), "Duration": .text(stay), "Lap": .text(String(lap)),
    ]
    return .object([(key, visit)])
  }
}
