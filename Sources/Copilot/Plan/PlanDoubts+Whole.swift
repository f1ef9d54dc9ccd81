/// Of what something holds: of one, of each, of two who are named, of somebody beside them.
extension PlanDoubts {
  /// Somebody who is meant and left out at once.
  var contradiction: String? {
    let isBoth =
      !Set(reading.drivers).isDisjoint(with: reading.withoutDrivers)
      || !Set(reading.teams).isDisjoint(with: reading.withoutTeams)
    return isBoth ? "who is left out" : nil
  }

  /// Two different things of what there can be one.
  var twice: String? {
    reading.saidTwice.min().map { "two of it: a \($0)" }
  }

  /// "Each" of something that is no group of the answer.
  var each: String? {
    let saysEach =
      reading.stems.contains { ["each", "every", "apiece"].contains($0) }
      && !reading.says("each other")
    // A mean "per bin" that is one of all bins.
    let saysPer = reading.stems.contains("per") && reading.aggregate == .average
    guard saysEach && selection.columns.count == 1 || saysPer, !selection.meets.contains(.each),
      reading.groups.isEmpty,
      reading.columnGroups.isEmpty, selection.chart.x == nil
    else { return nil }
    return "per what"
  }

  /// Of which races or laps something holds between two who are named.
  var relation: String? {
    guard let asked = reading.asked, [.event, .session, .lap, .season].contains(asked),
      reading.drivers.count > 1 || reading.teams.count > 1, metric.pair == nil, plan.deed == nil,
      !selection.meets.contains(.relation),
      !selection.meets.contains(.difference)
    else { return nil }
    return "what holds between the two"
  }

  /// "Which drivers scored in every race?" is about those of whom it holds each time.
  var universal: String? {
    let isEvery = reading.isOfAllRounds || reading.stems.contains("every")
    guard !selection.meets.contains(.every), !plan.listsSingles,
      isEvery || (reading.asksForSeveral && reading.stems.contains("all")),
      [.driver, .team].contains(reading.asked) || reading.asksForAny,
      reading.groups.contains(.event) || reading.race == .all, reading.order == nil
    else { return nil }
    return "in all of them"
  }

  /// "Who finished behind Hamilton?": a driver is asked for, and the rows are those of the one who is named.
  var other: String? {
    if reading.asked == .driver, reading.drivers.count == 2, metric.pair == nil,
      reading.stems.contains("between"), !reading.shapes.contains(.difference)
    {
      return "who is between them"
    }
    guard reading.asked == .driver, reading.drivers.count == 1, reading.teams.isEmpty,
      metric.pair == nil, !reading.asksWhether, !reading.shapes.contains(.compare)
    else { return nil }
    let isShown = selection.columns.contains { Self.others.contains($0) }
    return isShown ? nil : "which driver beside \(reading.drivers[0])"
  }

  private static let others: Set = [
    "rival", "teammate", "passed_driver", "by_driver", "driver_ahead",
    "driver_behind", "second", "runner_up",
  ]

  /// "From furthest back" is about places.
  var back: String? {
    let isSaid = ["furthest back", "farthest back", "very back", "back of the"].contains(
      where: reading.says)
    let isNamed = reading.metrics.contains { phrase in
      phrase.name == metric.name && phrase.places.contains { reading.stems[$0] == "back" }
    }
    return isSaid && metric.places != true && !isNamed ? "how far back" : nil
  }

  /// "How many of the top ten starters": places on the grid are none of the result.
  var gridPlace: String? {
    let isOfStart = !Set(["start", "starter", "starting"]).isDisjoint(with: reading.stems)
    guard plan.countIsPlace, metric.value == "position", isOfStart,
      reading.clausesOfResult.isEmpty
    else { return nil }
    return "a place on the grid"
  }
}
