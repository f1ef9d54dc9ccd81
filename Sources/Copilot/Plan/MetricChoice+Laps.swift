/// Laps and what is measured on them.
extension MetricChoice {
  /// What the other words make of a metric; nil where they make nothing of it.
  func ofLaps(_ name: String, _ reading: Reading) -> String? {
    switch name {
    case "pit_loss" where isOfCircuit(reading): return "pit_loss_circuit"
    case "telemetry" where reading.corner != nil: return "corner_trace"
    case "fastest_lap" where reading.corner != nil, "q3_time" where reading.corner != nil,
      "q2_time" where reading.corner != nil, "q1_time" where reading.corner != nil:
      // Two laps side by side in a corner are drawn.
      return reading.shapes.contains(.compare) ? "corner_trace" : "corner_speed"
    case "laps_driven" where reading.groups.contains(.segment),
      "lap_time" where reading.groups.contains(.segment):
      return "q_laps"
    case "clean_laps"
    where [.average, .median, .deviation, .distribution, .percentile].contains(reading.aggregate)
      || reading.order == .best || reading.metrics.contains { $0.name == "lap_time" && !$0.isWeak }:
      return "lap_time"
    case "strategy" where reading.countedNoun == .lap && reading.groups.contains(.compound):
      return "laps_on_compound"
    case "laps_on_compound" where [.average, .median].contains(reading.aggregate): return "lap_time"
    case "laps_driven" where reading.boundIsTime, "clean_laps" where reading.boundIsTime:
      return "lap_time"
    case "lap_time" where reading.position != nil: return "position_by_lap"
    case "lap_time"
    where reading.aggregate == .count && reading.boundValue == nil
      && reading.metrics.allSatisfy { $0.name != name || $0.isWeak }:
      return "laps_driven"
    case "corners" where reading.drivers.count == 2,
      "corner_speed" where reading.drivers.count == 2:
      return "corner_delta"
    // "Places lost on the first lap"
    case "places_lost" where reading.laps == 1...1, "places_gained" where reading.laps == 1...1:
      return "first_lap_gain"
    case "fastest_lap" where reading.asked == .corner && reading.drivers.count == 2:
      return reading.stems.contains { ["lose", "lost", "losing"].contains($0) }
        ? "corner_loss" : "corner_delta"
    case "fastest_lap"
    where !reading.conditions.isEmpty || reading.namesLaps || reading.namesStint
      || !reading.compounds.isEmpty:
      return "lap_time"
    default: break
    }
    return nil
  }

  /// Whether pit loss is asked of a place, not of a stop.
  private func isOfCircuit(_ reading: Reading) -> Bool {
    if reading.asksWhere || reading.asked == .event || reading.groups.contains(.event) {
      return true
    }
    if reading.saysPer, reading.stems.contains("stop") { return false }
    let hasOrder =
      reading.order != nil || reading.rank != nil
      || reading.metrics.contains { $0.name == "pit_loss" && $0.order != nil }
    return reading.drivers.isEmpty && reading.teams.isEmpty && !hasOrder
      && !reading.plurals.contains(.driver)
      && ![.driver, .team].contains(reading.asked)
  }
}
