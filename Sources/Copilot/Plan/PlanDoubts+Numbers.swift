/// What numbers and ranks are of.
extension PlanDoubts {
  /// "How many constructors scored?" is a number of teams, not what each of them has.
  var counted: String? {
    guard let noun = reading.countedNoun, [.driver, .team].contains(noun), reading.groups.isEmpty,
      !selection.columns.contains("\(noun.rawValue)s")
    else { return nil }
    return "how many \(noun.rawValue)s"
  }

  /// "How many laps in total?" is one number.
  var total: String? {
    let isTotal = ["in total", "altogether", "combined"].contains(where: reading.says)
    guard isTotal, reading.says("how many") || reading.says("how much"),
      reading.drivers.isEmpty, reading.groups.isEmpty, selection.columns.contains("driver")
    else { return nil }
    return "a total"
  }

  /// "After each of the first eight races": a row for each of them.
  var eachEvent: String? {
    let saysEach = reading.stems.contains { ["each", "every"].contains($0) }
    let isOfEvents = reading.raceCount != nil || reading.plurals.contains(.event)
    let names: Set = ["round", "grand_prix", "session_id"]
    // How a championship stood at the end is one row.
    let isEnd =
      metric.scope == .standing && !reading.shapes.contains(.trend)
      && !reading.groups.contains(.event)
    guard saysEach, isOfEvents, isEnd || names.isDisjoint(with: selection.columns) else {
      return nil
    }
    return "by event"
  }

  /// "Which team had the second best lap?" is about the second of teams: the second of drivers may be of the first team.
  var rankOfTeams: String? {
    guard reading.asked == .team, let rank = reading.rank, rank > 1, reading.drivers.isEmpty,
      metric.kind == .measure, selection.columns.contains("driver")
    else { return nil }
    return "which team is the next"
  }

  /// "Sprint points" are not the points of races.
  var sprint: String? {
    let names = selection.columns + [metric.value]
    guard reading.stems.contains("sprint"), !reading.leavesOutSprints,
      plan.scope.sessions.contains(where: { $0.code != "S" }),
      names.contains(where: { $0.hasPrefix("race_") }),
      !names.contains(where: { $0.contains("sprint") })
    else { return nil }
    return "sprints"
  }
}
