/// What standings and points of races that were run do not tell.
extension PlanDoubts {
  /// A championship of teams knows no drivers, so none can be left out.
  var withoutOne: String? {
    guard metric.scope == .standing, !reading.withoutDrivers.isEmpty, !reading.teams.isEmpty else {
      return nil
    }
    return "without a driver"
  }

  /// "With two races to go" is about a championship at that time.
  var toGo: String? {
    guard let rounds = reading.roundsToGo, !selection.sql.contains("rounds_remaining = \(rounds)")
    else { return nil }
    return "with \(rounds) rounds to go"
  }

  /// "Who was runner-up?" is about the second.
  var runnerUp: String? {
    let isMet = ["position = 2", ") = 2", "second", "runner_up"].contains(
      where: selection.sql.contains)
    return reading.says("runner up") && !isMet ? "who was second" : nil
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

  /// "The points that he would have had" are of no race that was run.
  var hypothetical: String? {
    let isCould =
      reading.stems.contains("could") && ["score", "get"].contains(where: reading.stems.contains)
    if isCould,
      ["race_points", "points_standing", "weekend_points", "sprint_points"].contains(metric.name)
    {
      return "what could be"
    }
    // An ideal lap is what would have been.
    if metric.from.contains("theoretical"), !reading.drivers.isEmpty { return nil }
    guard let place = reading.stems.firstIndex(of: "would"),
      reading.stems[place...].prefix(5).contains("have")
    else { return nil }
    return "what would have been"
  }

  /// "Was Perez ever leading the championship?" is not told by how it ended.
  var everLed: String? {
    let isSaid = ["leading", "led", "lead"].contains(where: reading.says)
    return metric.scope == .standing && reading.asksWhether && isSaid
      && !selection.sql.contains("position = 1") ? "whether anybody led" : nil
  }

  /// "Who scored points, and how many?" asks for their sum, not for the races.
  var howManyPoints: String? {
    metric.name == "points_finishes" && reading.says("and how many") ? "how many points" : nil
  }
}
