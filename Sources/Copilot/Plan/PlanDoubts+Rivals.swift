/// How two stand to each other.
extension PlanDoubts {
  /// The second best of somebody of whom there is one row.
  var rankOfOne: String? {
    guard let rank = reading.rank, rank > 1, metric.rowKeys == ["driver"],
      plan.scope.sessions.count == 1,
      reading.drivers.count == 1 || !reading.clausesOfResult.isEmpty
    else { return nil }
    return "the second best of one"
  }

  /// The closest of two is the smallest difference, whoever is ahead: not the lowest number.
  var closeness: String? {
    let isClosest = !Set(["closest", "tightest", "nearest", "smallest"]).isDisjoint(
      with: reading.stems)
    let isOfTwo =
      (metric.pair != nil || metric.name.hasPrefix("teammate"))
      && metric.value.contains("delta") && !selection.sql.contains("abs(")
    // Nor is it how many there were.
    let isCount = reading.says("closest together") && selection.sql.contains("count(*) AS")
    guard isClosest, isOfTwo || isCount else { return nil }
    return "how close they were"
  }

  /// How often somebody beat the team mate is not how far ahead he was.
  var beatMost: String? {
    selection.sql.contains("times_first") && metric.value.contains("delta") ? "how often" : nil
  }

  /// "Did Sainz outscore Leclerc?" over many races is told by no list of them.
  var ofTwo: String? {
    guard ["result", "qualifying_result"].contains(metric.name), reading.comparesTwo,
      reading.asksWhether,
      plan.scope.sessions.count > 1, selection.columns.contains("round"),
      !selection.meets.contains(.relation), !selection.meets.contains(.difference)
    else { return nil }
    return "which of the two"
  }

  /// "How far off was his team mate?" where nobody is known whose.
  var whoseTeammate: String? {
    let isSomebodys = reading.teammatePlaces.contains { place in
      place > 0 && ["his", "her", "their"].contains(reading.stems[place - 1])
    }
    guard isSomebodys, reading.teammateOf == nil, metric.pair == nil,
      !metric.name.hasPrefix("teammate"),
      !selection.columns.contains("teammate"), reading.drivers.isEmpty, reading.teams.isEmpty,
      !reading.metrics.contains(where: {
        $0.name == metric.name && !$0.places.isDisjoint(with: reading.teammatePlaces)
      })
    else { return nil }
    return "whose team mate"
  }
}
