/// What a question without a measure asks for.
extension MetricChoice {
  /// Who of two was ahead, or by how much, is told by the result.
  private func resultOfTwo(_ reading: Reading) -> String? {
    let isOfPlaces = reading.asksForEvents || reading.asksWhether
    guard reading.comparesTwo, reading.drivers.count == 2, reading.segments.isEmpty,
      isOfPlaces || reading.shapes.contains(.difference)
    else { return nil }
    let isMargin = reading.shapes.contains(.difference) && !reading.asksForEvents
    switch reading.sessions.first {
    case "Q", "SQ": return isMargin ? "gap_to_pole" : "qualifying_result"
    case nil, "R", "S": return isMargin ? "gap_to_winner" : "result"
    default: return nil
    }
  }

  /// What a question without a measure asks for.
  func implied(_ reading: Reading) -> String? {
    if reading.championship != nil { return "points_standing" }
    // "Which Finnish drivers raced in 2019?"
    let isOfNation = reading.clausesOfResult.contains(where: \.isOfNation)
    if isOfNation, reading.asksForSeveral || reading.aggregate == .count { return "season_drivers" }
    // "Top three of the sprint"
    if reading.count != nil, reading.shapes.contains(.top), reading.metrics.isEmpty,
      reading.asked == nil || reading.asked == .driver, reading.compounds.isEmpty,
      reading.segments.isEmpty, !reading.namesLaps,
      !reading.events.isEmpty || reading.race == .last || reading.says("this race")
        || reading.says("the race") || reading.says("the sprint")
    {
      return ["Q", "SQ"].contains(reading.sessions.first) ? "qualifying_result" : "result"
    }
    if let result = resultOfTwo(reading) { return result }
    if let segment = reading.segments.first {
      return reading.segments.count > 1 ? "qualifying_result" : "q\(segment)_time"
    }
    if reading.dimensions.contains(.driver), !reading.teams.isEmpty,
      reading.asksForSeveral || reading.isTerse
    {
      return reading.events.isEmpty && reading.round == nil ? "season_drivers" : "drivers"
    }
    if reading.dimensions.contains(.lap), reading.groups.contains(.segment) { return "q_laps" }
    if reading.asked == .session, reading.asksForSeveral { return "sessions" }
    if reading.dimensions.contains(.compound),
      !reading.drivers.isEmpty || reading.asked == .compound
    {
      return "strategy"
    }
    if reading.position != nil {
      return reading.sessions.contains { ["Q", "SQ"].contains($0) } ? "qualifying_result" : "result"
    }
    if !reading.compounds.isEmpty, reading.aggregate == .count || reading.order == .high,
      !reading.stems.contains("longest")
    {
      return "laps_on_compound"
    }
    let countsLaps = reading.groups.contains(.compound) && reading.dimensions.contains(.lap)
    if reading.dimensions.contains(.compound),
      reading.order != nil || reading.aggregate == .count || countsLaps
    {
      return "laps_on_compound"
    }
    if reading.aggregate == .count, reading.dimensions.contains(.lap) { return "laps_driven" }
    if reading.aggregate != nil || reading.namesLaps, reading.dimensions.contains(.lap) {
      return "lap_time"
    }
    if reading.order == .best || reading.order == .worst || reading.shapes.contains(.difference)
      || reading.shapes.contains(.compare)
    {
      guard !reading.sessions.isEmpty || !reading.events.isEmpty || reading.drivers.count > 1 else {
        return nil
      }
      guard ["Q", "SQ"].contains(reading.sessions.first) else { return "fastest_lap" }
      return reading.shapes.contains(.difference) ? "gap_to_pole" : "qualifying_result"
    }
    return nil
  }
}
