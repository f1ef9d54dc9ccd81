internal import Foundation

/// Who or what is asked for, and is not in the answer.
extension PlanDoubts {
  /// "Which team mates were closest?" is answered by names, not by how close they were.
  var nameless: String? {
    guard reading.asked == nil, !selection.columns.isEmpty, !reading.asksWhether,
      let word = reading.stems.first(where: { ["which", "who", "whose", "whom"].contains($0) }),
      Self.names.isDisjoint(with: selection.columns), metric.kind != .flag,
      selection.columns.allSatisfy({ $0 != metric.value || metric.rollup != nil })
    else { return nil }
    return word
  }

  /// "How do the points split between the two drivers?" is no standing of teams.
  var ofDrivers: String? {
    let isOfTeams = selection.sql.contains("championship = 'team'")
    let isOfPlaces = selection.columns.first == "grand_prix" && reading.shapes.contains(.top)
    // "List the teams with their best times" is a row for each team.
    let isOfNone =
      reading.plurals == [.team] && reading.teams.isEmpty && reading.drivers.isEmpty
      && reading.asked != .driver && selection.columns.contains("driver")
      && reading.stems.contains("list")
    if isOfNone { return "by team" }
    guard reading.plurals.contains(.driver) || reading.asked == .driver,
      reading.aggregate != .count,
      isOfTeams || isOfPlaces && !selection.columns.contains("driver")
    else { return nil }
    return "by driver"
  }

  /// "Name the circuit where it was run": of one session too.
  var whichCircuit: String? {
    let isAsked = ["circuit", "track", "venue"].contains { noun in
      ["which", "what", "name the"].contains { reading.says("\($0) \(noun)") }
    }
    let isTold = (selection.columns + (metric.show ?? []) + [metric.value]).contains { column in
      ["circuit", "prix", "round", "session", "race_name"].contains(where: column.contains)
    }
    return isAsked && (reading.asked == .event || reading.says("name the circuit")) && !isTold
      ? "which circuit" : nil
  }

  /// "In which qualifying was the gap the greatest?" is not told by a season.
  var whichEvent: String? {
    guard metric.scope == .season, let place = reading.stems.firstIndex(of: "which") else {
      return nil
    }
    let isAsked = reading.stems[place...].dropFirst().prefix(4).contains {
      ["qualifying", "race", "gp", "prix", "weekend", "event", "round"].contains($0)
    }
    let isTold = selection.columns.contains { column in
      ["round", "grand_prix", "session_id", "circuit", "date", "race_name"].contains(
        where: column.contains)
    }
    return isAsked && !isTold ? "at which event" : nil
  }

  /// "From which lap on did he lead?"
  var whichLap: String? {
    guard ["which lap", "what lap"].contains(where: reading.says), !reading.says("what lap time")
    else { return nil }
    let isTold = (selection.columns + (metric.show ?? [])).contains {
      $0.contains("lap") && !$0.hasPrefix("laps") && !$0.contains("time")
    }
    return isTold ? nil : "which lap"
  }

  /// "Which teams had two different winners?" counts each of them once.
  var different: String? {
    guard let place = reading.stems.firstIndex(where: Self.differing.contains) else { return nil }
    let isCounted = place > 0 && Int(reading.stems[place - 1]) != nil
    let isMissed =
      isCounted && !selection.sql.contains("count(DISTINCT")
      || reading.asked != nil && selection.sql.contains("count(*) AS")
    return isMissed ? "how many different ones" : nil
  }

  private static let differing: Set = ["different", "distinct", "unique"]

  /// "The gaps of the wet sessions": which those are, a column of rain beside the gap does not say.
  var inRain: String? {
    let isSaid = !Set(["rained", "raining", "rainy", "wet"]).isDisjoint(with: reading.stems)
    let filters = selection.sql.components(separatedBy: " WHERE ").dropFirst().joined()
    let isOfWeather = metric.from.contains("weather") || metric.value.contains("rain")
    guard isSaid, !isOfWeather, reading.compounds.isEmpty, !filters.contains("rainfall") else {
      return nil
    }
    return "in the wet"
  }

  /// "Winners with their grid positions" are drivers, not places alone.
  var whoWon: String? {
    let isSaid = reading.stems.contains("winner") && reading.asked == nil && reading.drivers.isEmpty
    guard isSaid, reading.aggregate == nil, reading.clausesOfResult.isEmpty,
      Set(["driver", "team", "entrant", "second"]).isDisjoint(with: selection.columns)
    else { return nil }
    return "who won"
  }

  private static let names: Set = [
    "driver", "team", "entrant", "rival", "teammate", "passed_driver", "by_driver", "driver_ahead",
    "season", "round", "grand_prix", "session_id", "session_code", "circuit", "compound",
    "compound_after", "stint", "stop", "lap_number", "corner", "segment", "last_segment", "second",
    "runner_up", "from_grand_prix", "track_condition", "status", "classified_position", "position",
    "driver_number", "full_name", "message", "drivers", "teams", "flag", "category",
  ]
}
