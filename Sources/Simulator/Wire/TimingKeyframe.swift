extension SimulatedSession {
  /// The first record of TimingData: everyone in the pits, with lists where later patches have numbers.
  var timingKeyframe: JSON {
    let lines = log.order.enumerated().map { line, driver in
      (key: entrants[driver].key, value: timingLine(entrants[driver], line + 1))
    }
    guard kind.isQualifying else { return ["Lines": .object(lines), "Withheld": false] }
    let entries = log.segments.map { JSON.number($0.participants.count) }
    return [
      "NoEntries": .list(entries), "SessionPart": 1, "CutOffTime": "", "CutOffPercentage": "107",
      "Lines": .object(lines), "Withheld": false,
    ]
  }

  private func timingLine(_ entrant: Entrant, _ line: Int) -> JSON {
    let marks: JSON = ["Value": "", "Status": 0, "OverallFastest": false, "PersonalFastest": false]
    var sector: JSON = ["Stopped": false]
    sector.merge(marks)
    var value = timingLineHead
    value.merge([
      "Line": .number(line), "Position": .text(String(line)), "ShowPosition": true,
      "RacingNumber": .text(entrant.key), "Retired": false, "InPit": true, "PitOut": false,
      "Stopped": false, "Status": 80, "Sectors": [sector, sector, sector],
      "Speeds": ["I1": marks, "I2": marks, "FL": marks, "ST": marks],
      "BestLapTime": ["Value": ""], "LastLapTime": marks,
    ])
    return value
  }

  /// What a line has in this kind of session only.
  private var timingLineHead: JSON {
    if kind.isRace {
      return ["GapToLeader": "", "IntervalToPositionAhead": ["Value": "", "Catching": false]]
    }
    if kind.isQualifying {
      let stats: JSON = ["TimeDiffToFastest": "", "TimeDifftoPositionAhead": ""]
      return [
        "Stats": [stats, stats, stats], "KnockedOut": false, "Cutoff": true,
        "BestLapTimes": [["Value": ""], [:], [:]],
      ]
    }
    return ["TimeDiffToFastest": "", "TimeDiffToPositionAhead": ""]
  }
}
