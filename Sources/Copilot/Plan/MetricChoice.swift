/// Which metric a question asks for.
struct MetricChoice {
  let semantics: SemanticLayer

  /// Nil where nothing says.
  func metric(for reading: Reading) -> Metric? {
    let sure = reading.metrics.filter { !$0.isWeak }
    let phrases = sure.isEmpty ? reading.metrics : sure
    let longest = phrases.map(\.length).max() ?? 0
    let best = phrases.filter { $0.length == longest }
    let name = best.first { fits($0.name, reading) }?.name ?? best.first?.name ?? implied(reading)
    return name.map { turned($0, reading) }.flatMap { semantics.metrics[$0] }
  }

  private func fits(_ name: String, _ reading: Reading) -> Bool {
    guard let metric = semantics.metrics[name], !reading.sessions.isEmpty else { return true }
    return reading.sessions.contains { metric.sessions?.contains($0) ?? true }
  }

  /// A metric that the other words make another one.
  private func turned(_ name: String, _ reading: Reading) -> String {
    let isQualifying = !reading.sessions.isEmpty && reading.sessions.allSatisfy { ["Q", "SQ"].contains($0) }
    if let segment = reading.segments.first,
      ["fastest_lap", "lap_time", "qualifying_result", "gap_to_leader", "result"].contains(name)
    {
      return reading.position == nil ? "q\(segment)_time" : "qualifying_result"
    }
    switch name {
    case "winner":
      if isQualifying { return "pole" }
      if reading.championship != nil { return "points_standing" }
      if reading.aggregate == .count || (reading.order == .high && reading.asked != nil) { return "wins" }
    case "result" where isQualifying: return "qualifying_result"
    case "race_points" where reading.sessions.isEmpty && reading.events.isEmpty && reading.race == nil
      && reading.round == nil: return "points_standing"
    case "points_standing" where reading.championship == nil && reading.metrics.contains { $0.isWeak && $0.name == name }
      && (!reading.events.isEmpty || reading.round != nil || reading.race == .last) && reading.metrics.count == 1:
      return "race_points"
    case "fastest_lap" where !reading.conditions.isEmpty || reading.laps != nil || reading.stint != nil
      || !reading.compounds.isEmpty: return "lap_time"
    default: break
    }
    return name
  }

  /// What a question without a measure asks for.
  private func implied(_ reading: Reading) -> String? {
    if reading.championship != nil { return "points_standing" }
    if let segment = reading.segments.first { return "q\(segment)_time" }
    if reading.position != nil {
      return reading.sessions.contains { ["Q", "SQ"].contains($0) } ? "qualifying_result" : "result"
    }
    if !reading.compounds.isEmpty, reading.aggregate == .count || reading.order == .high { return "laps_on_compound" }
    if reading.dimensions.contains(.compound), reading.order != nil || reading.aggregate == .count {
      return "laps_on_compound"
    }
    if reading.aggregate == .count, reading.dimensions.contains(.lap) { return "laps_driven" }
    if reading.aggregate != nil || reading.laps != nil, reading.dimensions.contains(.lap) { return "lap_time" }
    if reading.order == .best || reading.order == .worst || reading.shapes.contains(.difference)
      || reading.shapes.contains(.compare)
    {
      guard !reading.sessions.isEmpty || !reading.events.isEmpty || reading.drivers.count > 1 else { return nil }
      return "fastest_lap"
    }
    return nil
  }
}
