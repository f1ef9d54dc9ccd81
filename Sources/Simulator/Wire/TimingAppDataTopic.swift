extension SimulatedSession {
  /// Tyres: an empty list for everyone, the first stint in a list, later ones and all updates numbered.
  var timingAppData: TopicStream {
    var stream = TopicStream(.timingAppData)
    stream.append(3_400, ["Lines": .object(log.order.enumerated().map(opening))])
    for (time, driver, stints) in tyreEvents {
      stream.append(
        time, ["Lines": .object([(entrants[driver].key, .object([("Stints", stints)]))])])
    }
    return stream
  }

  private func opening(_ line: Int, _ driver: Int) -> (key: String, value: JSON) {
    var value: JSON = ["RacingNumber": .text(entrants[driver].key), "Line": .number(line + 1)]
    if kind.isRace { value.merge(["GridPos": .text(String(line + 1))]) }
    value.merge(["Stints": []])
    return (entrants[driver].key, value)
  }

  private var tyreEvents: [(time: Int, driver: Int, stints: JSON)] {
    var events: [(time: Int, driver: Int, stints: JSON)] = []
    var ages: [[Int]: Int] = [:]
    for fitting in log.fittings {
      let tyres = fitting.tyres
      ages[[fitting.driver, fitting.stint]] = tyres.startAge
      let stint: JSON = [
        "LapFlags": 0, "Compound": .text(tyres.compound.rawValue),
        "New": tyres.isNew ? "true" : "false", "TyresNotChanged": "0",
        "TotalLaps": .number(tyres.startAge), "StartLaps": .number(tyres.startAge),
      ]
      let stints = fitting.stint == 0 ? [stint] : JSON.entry(fitting.stint, stint)
      events.append((fitting.time, fitting.driver, stints))
    }
    for lap in log.laps {
      ages[[lap.driver, lap.stint], default: 0] += 1
      var update: JSON = ["TotalLaps": .number(ages[[lap.driver, lap.stint]] ?? 0)]
      if lap.isTimed {
        update.merge(["LapTime": .text(lapText(lap.time)), "LapNumber": .number(lap.number)])
      }
      events.append((lap.end, lap.driver, .entry(lap.stint, update)))
    }
    return events.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    .map(\.element)
  }
}
