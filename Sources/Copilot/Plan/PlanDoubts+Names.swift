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

  /// "The points that he would have had" are of no race that was run.
  var hypothetical: String? {
    guard let place = reading.stems.firstIndex(of: "would"),
      reading.stems[place...].prefix(5).contains("have")
    else { return nil }
    return "what would have been"
  }

  /// A championship of teams knows no drivers, so none can be left out.
  var withoutOne: String? {
    guard metric.scope == .standing, !reading.withoutDrivers.isEmpty, !reading.teams.isEmpty else {
      return nil
    }
    return "without a driver"
  }

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

  /// How often somebody beat the team mate is not how far ahead he was.
  var beatMost: String? {
    selection.sql.contains("times_first") && metric.value.contains("delta") ? "how often" : nil
  }

  /// "Did Sainz outscore Leclerc?" over many races is told by no list of them.
  var ofTwo: String? {
    guard metric.name == "result", reading.comparesTwo, reading.asksWhether,
      plan.scope.sessions.count > 1, selection.columns.contains("round"),
      !selection.meets.contains(.relation), !selection.meets.contains(.difference)
    else { return nil }
    return "which of the two"
  }

  /// Several have no points at all: the last of a championship is told by the place.
  var lastOfStanding: String? {
    metric.scope == .standing && reading.order == .worst && metric.value == "points"
      ? "who is last" : nil
  }

  /// "How many teams led the championship?" is not told by races.
  var ofChampionship: String? {
    guard let place = reading.stems.firstIndex(of: "championship"), metric.scope == .session,
      !plan.has("championship"), reading.stems.contains("led") || reading.stems.contains("lead"),
      !reading.metrics.contains(where: { $0.name == metric.name && $0.places.contains(place) })
    else { return nil }
    return "the championship"
  }

  private static let names: Set = [
    "driver", "team", "entrant", "rival", "teammate", "passed_driver", "by_driver", "driver_ahead",
    "season", "round", "grand_prix", "session_id", "session_code", "circuit", "compound",
    "compound_after", "stint", "stop", "lap_number", "corner", "segment", "last_segment", "second",
    "runner_up", "from_grand_prix", "track_condition", "status", "classified_position", "position",
    "driver_number", "full_name", "message", "drivers", "teams", "flag", "category",
  ]
}
