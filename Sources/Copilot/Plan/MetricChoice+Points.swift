/// How many points, and of what: a race, a weekend, a season or a championship.
extension MetricChoice {
  /// What the other words make of a metric; nil where they make nothing of it.
  func ofPoints(_ name: String, _ reading: Reading) -> String? {
    switch name {
    // "In how many rounds did Norris score more points than Piastri?"
    case "race_points" where comparesPoints(reading),
      "points_standing" where comparesPoints(reading):
      return reading.stems.contains("race") && reading.sessions != ["R", "S"]
        ? "race_points" : "weekend_points"
    case "laps_led" where reading.championship != nil: return "points_standing"
    // "Classified in front of Verstappen"
    case "laps_led"
    where reading.drivers.count == 2
      && reading.stems.contains { ["classified", "finish", "finished", "finishing"].contains($0) }:
      return "result"
    case "gap_in_championship" where reading.drivers.count == 2 || reading.teams.count == 2:
      return "points_standing"
    // "Norris vs Piastri in qualifying, what was the score?"
    case "points_standing"
    where reading.sessions == ["Q"] && reading.drivers.count == 2 && reading.events.isEmpty:
      return "teammate_season"
    // "How many rounds did the championship have?"
    case "points_standing"
    where reading.aggregate == .count && reading.countedNoun == .event && reading.drivers.isEmpty
      && reading.teams.isEmpty && ["have", "had", "has"].contains(reading.stems.last ?? ""):
      return "season_rounds"
    // "Who was last in the championship?"
    case "points_standing" where reading.order == .worst && reading.drivers.isEmpty:
      return "championship_position"
    // "The points of the two drivers of Alfa Romeo"
    case "points_standing"
    where reading.teams.count == 1 && reading.plurals.contains(.driver)
      && reading.drivers.isEmpty && reading.championship == nil && !reading.shapes.contains(.both):
      return "race_points"
    case "race_points" where reading.sessionsAreOne && reading.aggregate == .average:
      return "weekend_points"
    case "race_points" where asksWhoScored(name, reading),
      "points_standing" where asksWhoScored(name, reading):
      return "points_finishes"
    case "points_standing" where reading.shapes.contains(.share) && reading.championship == nil:
      return "race_points"
    // "Which drivers scored points for Alpine?"
    case "points_standing"
    where reading.asked == .driver && !reading.teams.isEmpty && reading.drivers.isEmpty
      && reading.championship == nil && reading.asksForSeveral:
      return "race_points"
    // "At which grand prix did Alpine score the most points?"
    case "points_standing"
    where reading.asked == .event && reading.ranking == .high && reading.championship == nil:
      return "race_points"
    case "points_standing" where reading.isOfOneRace && reading.championship == nil,
      "race_points" where reading.isOfOneRace && reading.stems.contains("weekend"):
      // A sprint's points are of the weekend.
      return reading.stems.contains("weekend") ? "weekend_points" : "race_points"
    case "points_standing" where reading.leavesOutSprints: return "race_points"
    case "race_points", "points_standing":
      let isOne =
        !reading.events.isEmpty || reading.round != nil || reading.race == .last
        || reading.raceCount != nil
      if reading.sessions.contains("S") || reading.leavesOutSprints { return "race_points" }
      if reading.groups.contains(.event), reading.championship == nil, !reading.saysAfter,
        reading.aggregate != .total,
        !reading.metrics.contains(where: { $0.name == "points_standing" && !$0.isWeak }),
        !reading.shapes.contains(.trend)
      {
        return "race_points"
      }
      if reading.saysAfter || reading.saysBefore || reading.championship != nil {
        return "points_standing"
      }
      if name == "race_points", reading.sessions.isEmpty, !isOne { return "points_standing" }
      if isOne, reading.metrics.allSatisfy({ $0.isWeak }) { return "race_points" }
    default: break
    }
    return nil
  }

  /// "In how many rounds did Norris score more points than Piastri?"
  private func comparesPoints(_ reading: Reading) -> Bool {
    reading.asksForEvents && (reading.saysMoreThan || reading.comparesTwo)
      && reading.championship == nil && !reading.saysAfter
  }

  /// "Who never scored?", "how many teams scored?", "did he ever score a point?": whether there were any, not how many.
  private func asksWhoScored(_ name: String, _ reading: Reading) -> Bool {
    guard reading.championship == nil, reading.boundValue == nil, reading.order == nil else {
      return false
    }
    let isOfBoth =
      reading.shapes.contains(.both)
      && (reading.asksForEvents || reading.says("same race") && reading.stems.contains("score"))
    if reading.negates(name) || isOfBoth { return true }
    if isOfAll(reading), reading.stems.contains("scored") || reading.stems.contains("score") {
      return true
    }
    let isCount =
      reading.aggregate == .count && [.driver, .team].contains(reading.countedNoun)
      && reading.shapes.contains(.distinct)
    let isWhether =
      reading.asksWhether && reading.asked == nil && reading.drivers.count == 1
      && reading.aggregate == nil && reading.stems.contains("scored")
    return isCount || isWhether
  }
}
