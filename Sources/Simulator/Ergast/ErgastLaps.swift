extension ErgastAnswer {
  /// Every lap time of a race, the first lap's too, in the order of the laps and then of the positions.
  func lapTimes(_ log: SessionLog) -> [ErgastDocument.Row] {
    let byLap = Dictionary(grouping: log.laps, by: \.number)
    let race = race
    return byLap.keys.sorted().flatMap { number in
      (byLap[number] ?? []).sorted { ($0.end, $0.driver) < ($1.end, $1.driver) }.enumerated().map {
        index, lap in
        let timing: JSON = [
          "driverId": .text(weekend.entrants[lap.driver].driverId),
          "position": .text(String(index + 1)), "time": .text(lapText(lap.time)),
        ]
        return ErgastDocument.Row(frame: race, value: timing, lap: number)
      }
    }
  }

  /// Every visit to the pit lane during a race, in the order of the visits.
  func pitStops(_ log: SessionLog) -> [JSON] {
    var rows: [(time: Int, value: JSON)] = []
    for driver in weekend.entrants.indices {
      let moves = log.pitMoves.filter { $0.driver == driver }
      var stop = 0
      for (entry, exit) in zip(moves, moves.dropFirst()) where entry.isEntry && !exit.isEntry {
        stop += 1
        let lap = log.laps.filter { $0.driver == driver && $0.start < entry.time }.count
        let moment = weekend.streamStart(log.kind) + (Weekend.gmtOffset + entry.time)
        let stay = exit.time - entry.time
        let value: JSON = [
          "driverId": .text(weekend.entrants[driver].driverId), "lap": .text(String(lap)),
          "stop": .text(String(stop)), "time": .text(moment.timeOfDay),
          "duration": .text(stay < 60_000 ? secondsText(stay) : lapText(stay)),
        ]
        rows.append((entry.time, value))
      }
    }
    return rows.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element.value)
  }
}
