/// Which metric a question asks for.
struct MetricChoice {
  let semantics: SemanticLayer

  /// Nil where nothing says.
  func metric(for reading: Reading) -> Metric? {
    let sure = reading.metrics.filter { !$0.isWeak }
    let phrases = sure.isEmpty ? reading.metrics : sure
    // One that takes the others in is what is asked for: the top speed on the fastest lap.
    let names = Set(phrases.map(\.name))
    for (pair, name) in Self.pairs where names.isSuperset(of: pair) && names.count == pair.count {
      return semantics.metrics[name]
    }
    if let wide = phrases.first(where: { phrase in
      let absorbed = Set(semantics.metrics[phrase.name]?.absorbs ?? [])
      return !absorbed.isEmpty && names.count > 1
        && names.subtracting([phrase.name]).isSubset(of: absorbed)
    }) {
      return semantics.metrics[turned(wide.name, reading)]
    }
    let longest = phrases.map(\.length).max() ?? 0
    let best = phrases.filter { $0.length == longest }
    let name = best.first { fits($0.name, reading) }?.name ?? best.first?.name ?? implied(reading)
    return name.map { turned($0, reading) }.flatMap { semantics.metrics[$0] }
  }

  /// Two measures that together are a third.
  private static let pairs: [(Set<String>, String)] = [
    (["top_speed", "fastest_lap"], "telemetry_top_speed"),
    (["sectors", "fastest_lap"], "lap_sectors"),
    (["corners", "fastest_lap"], "corners"), (["corner_speed", "fastest_lap"], "corner_speed"),
    (["safety_car", "race_date"], "safety_car"), (["wins", "winner"], "wins"),
    (["teammate_season", "teammate_delta"], "teammate_season"),
    (["lap_time", "consistency"], "consistency"),
    (["lap_time", "median_lap"], "median_lap"),
    (["first_lap_gain", "places_gained"], "first_lap_gain"),
  ]

  private func fits(_ name: String, _ reading: Reading) -> Bool {
    guard let metric = semantics.metrics[name], !reading.sessions.isEmpty else { return true }
    return reading.sessions.contains { metric.sessions?.contains($0) ?? true }
  }

  /// A metric that the other words make another one.
  private func turned(_ name: String, _ reading: Reading) -> String {
    let isQualifying =
      !reading.sessions.isEmpty && reading.sessions.allSatisfy { ["Q", "SQ"].contains($0) }
    if reading.segments.count > 1, name == "lap_time" || name.hasSuffix("_time") {
      return "qualifying_result"
    }
    if let segment = reading.segments.first,
      ["fastest_lap", "lap_time", "qualifying_result", "gap_to_leader", "result"].contains(name)
    {
      return reading.position == nil ? "q\(segment)_time" : "qualifying_result"
    }
    switch name {
    case "winner":
      if isQualifying { return "pole" }
      if reading.championship != nil { return "champion" }
      if reading.aggregate == .count || (reading.order == .high && reading.asked != nil) {
        return "wins"
      }
    case "result" where isQualifying: return "qualifying_result"
    case "race_points", "points_standing":
      let isOne = !reading.events.isEmpty || reading.round != nil || reading.race == .last
      if reading.saysAfter || reading.championship != nil { return "points_standing" }
      if name == "race_points", reading.sessions.isEmpty, !isOne { return "points_standing" }
      if isOne, reading.metrics.allSatisfy({ $0.isWeak }) { return "race_points" }
    case "fastest_lap"
    where !reading.conditions.isEmpty || reading.laps != nil || reading.stint != nil
      || !reading.compounds.isEmpty:
      return "lap_time"
    default: break
    }
    return name
  }

  /// What a question without a measure asks for.
  private func implied(_ reading: Reading) -> String? {
    if reading.championship != nil { return "points_standing" }
    if let segment = reading.segments.first {
      return reading.segments.count > 1 ? "qualifying_result" : "q\(segment)_time"
    }
    if reading.asked == .driver, reading.asksForSeveral, !reading.teams.isEmpty { return "drivers" }
    if reading.asked == .session, reading.asksForSeveral { return "sessions" }
    if reading.dimensions.contains(.compound),
      !reading.drivers.isEmpty || reading.asked == .compound
    {
      return "strategy"
    }
    if reading.position != nil {
      return reading.sessions.contains { ["Q", "SQ"].contains($0) } ? "qualifying_result" : "result"
    }
    if !reading.compounds.isEmpty, reading.aggregate == .count || reading.order == .high {
      return "laps_on_compound"
    }
    if reading.dimensions.contains(.compound), reading.order != nil || reading.aggregate == .count {
      return "laps_on_compound"
    }
    if reading.aggregate == .count, reading.dimensions.contains(.lap) { return "laps_driven" }
    if reading.aggregate != nil || reading.laps != nil, reading.dimensions.contains(.lap) {
      return "lap_time"
    }
    if reading.order == .best || reading.order == .worst || reading.shapes.contains(.difference)
      || reading.shapes.contains(.compare)
    {
      guard !reading.sessions.isEmpty || !reading.events.isEmpty || reading.drivers.count > 1 else {
        return nil
      }
      return "fastest_lap"
    }
    return nil
  }
}
