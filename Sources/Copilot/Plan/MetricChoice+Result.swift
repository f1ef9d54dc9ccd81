/// Results of races and of qualifying.
extension MetricChoice {
  /// What the other words make of a metric; nil where they make nothing of it.
  func ofResult(_ name: String, _ reading: Reading) -> String? {
    let isQualifying =
      !reading.sessions.isEmpty && reading.sessions.allSatisfy { ["Q", "SQ"].contains($0) }
    switch name {
    // "Does Norris usually beat Piastri in qualifying?"
    case "qualifying_result"
    where reading.comparesTwo && reading.asksWhether && reading.drivers.count == 2
      && reading.events.isEmpty && reading.round == nil && !reading.seasons.isEmpty:
      return "teammate_season"
    case "result"
    where isOfAll(reading) && !Set(["finish", "finished"]).isDisjoint(with: reading.stems):
      return "classified"
    case "wins" where reading.sessions.contains("S"): return "winner"
    case "drivers" where !reading.segments.isEmpty: return "reached_segment"
    case "drivers"
    where reading.events.isEmpty && reading.round == nil && reading.race == nil
      && (reading.sessions.isEmpty || reading.sessions == ["R"]) && !reading.seasons.isEmpty
      && (reading.asked == .driver || reading.plurals.contains(.driver)):
      return "season_drivers"
    // "How much did Alonso miss pole by?"
    case "pole"
    where reading.says("how much") && reading.drivers.count == 1
      && !reading.metrics.contains { $0.name == name && $0.isPlural }:
      return "gap_to_pole"
    case "winner" where isQualifying: return "pole"
    // "The gap between Alonso and Stroll in qualifying"
    // "The gap between the two McLarens in qualifying"
    case "gap_to_pole" where isOfPair(reading),
      "gap_to_leader" where isQualifying && isOfPair(reading),
      "teammate_delta" where isOfPair(reading):
      return reading.events.isEmpty && reading.round == nil && reading.race == nil
        ? name : "teammate_gap"
    case "gap_to_winner" where isQualifying && reading.drivers.count == 2: return "gap_to_pole"
    case "gap_to_leader" where isQualifying && reading.drivers.count == 2:
      return reading.shapes.contains(.share) || reading.aggregate == .median
        ? "teammate_season" : "gap_to_pole"
    case "reached_segment" where reading.shapes.contains(.spread):
      return reading.segments.first.map { "q\($0)_time" } ?? name
    // "All the different winners with their number of victories"
    case "winner" where reading.names("wins", apartFrom: name): return "wins"
    case "winner" where reading.championship != nil: return "champion"
    case "winner" where reading.count.map { $0 > 1 } ?? false,
      "winner" where reading.position.map { $0 > 1 } ?? false:
      return "result"
    case "winner" where reading.sessions.contains("S"): break
    case "winner"
    where reading.aggregate == .count || (reading.order == .high && reading.asked != nil):
      return "wins"
    case "result" where reading.championship != nil: return "championship_position"
    case "result" where isQualifying: return "qualifying_result"
    case "result", "winner", "podium":
      // Practice has no result but its times.
      if !reading.sessions.isEmpty, reading.sessions.allSatisfy({ $0.hasPrefix("FP") }) {
        return "fastest_lap"
      }
    default: break
    }
    return nil
  }

  /// Whether it is about the two drivers of one team.
  private func isOfPair(_ reading: Reading) -> Bool {
    reading.teams.count == 1 && reading.drivers.isEmpty && reading.plurals.contains(.driver)
  }

  /// "Which drivers finished every race?"
  func isOfAll(_ reading: Reading) -> Bool {
    let isAll = reading.asksForSeveral && reading.stems.contains("all") && reading.race == .all
    let isEvery = reading.stems.contains("every") && reading.groups.contains(.event)
    return [.driver, .team].contains(reading.asked)
      && (isAll || isEvery || reading.isOfAllRounds) && reading.order == nil
  }
}
