/// Conditions that take more than a column and a value.
extension PlanFilters {
  /// "After lap 20" is at the end of lap 20 where places and gaps at the line are asked for.
  var atTheEnd: ClosedRange<Int>? {
    guard reading.saysAfter, let laps = reading.laps, laps.upperBound >= 999,
      plan.metric.atLine == true
    else { return nil }
    return laps.lowerBound - 1...laps.lowerBound - 1
  }

  var end: String {
    let column = plan.has("stint") ? "stint" : "stop"
    guard reading.end == .last else { return "\(column) = 1" }
    let scope = plan.scope.filters.joined(separator: " AND ")
    return
      "(session_id, driver, stint) IN (SELECT session_id, driver, max(stint) FROM gold.stint_summary WHERE \(scope) GROUP BY session_id, driver)"
  }

  /// After the last round, unless rounds are what is asked for.
  var standing: String {
    if reading.shapes.contains(.trend) || reading.groups.contains(.event) { return "true" }
    let base = plan.scope.filters.joined(separator: " AND ")
    if Set(plan.scope.sessions.map(\.season)).count > 1 {
      return
        "(season, round) IN (SELECT season, max(round) FROM \(plan.metric.model) WHERE \(base) GROUP BY season)"
    }
    return "round = (SELECT max(round) FROM \(plan.metric.model) WHERE \(base))"
  }

  var championship: String? {
    guard plan.has("championship") else { return nil }
    if let named = reading.championship { return named }
    if !reading.drivers.isEmpty { return "driver" }
    if !reading.teams.isEmpty || reading.asked == .team || reading.groups.contains(.team)
      || (reading.dimensions.contains(.team) && !reading.dimensions.contains(.driver))
    {
      return "team"
    }
    return "driver"
  }

  func drivers(_ filters: inout [String]) throws(FilterProblem) {
    guard !reading.drivers.isEmpty else { return }
    if let pair = plan.metric.pair, reading.drivers.count == 2 {
      filters.append("driver = '\(reading.drivers[0])' AND \(pair) = '\(reading.drivers[1])'")
      return
    }
    if plan.has("driver") {
      filters.append("driver IN (\(literals(reading.drivers)))")
    } else if plan.has("driver_number") {
      filters.append(
        "driver_number IN (SELECT driver_number FROM silver.drivers WHERE driver IN (\(literals(reading.drivers))))"
      )
    } else {
      throw FilterProblem(message: "This cannot be told by driver.")
    }
  }

  func exclusions(_ filters: inout [String]) throws(FilterProblem) {
    if !reading.withoutDrivers.isEmpty {
      let column = try need(plan.has("driver") ? "driver" : nil, "by driver")
      filters.append("\(column) NOT IN (\(literals(reading.withoutDrivers)))")
    }
    if !reading.withoutTeams.isEmpty {
      let names = reading.withoutTeams.flatMap { plan.semantics.names(ofTeam: $0, in: plan.lake) }
      let column = try need(plan.has("team") ? "team" : nil, "by team")
      filters.append("\(column) NOT IN (\(literals(names)))")
    }
  }

  func teams(_ filters: inout [String]) throws(FilterProblem) {
    guard !reading.teams.isEmpty else { return }
    let names = reading.teams.flatMap { plan.semantics.names(ofTeam: $0, in: plan.lake) }
    let present = Array(Set(names)).sorted().filter { plan.lake.teams.contains($0) }
    let column = try need(plan.has("team") ? "team" : nil, "by team")
    filters.append("\(column) IN (\(literals(present.isEmpty ? names : present)))")
  }

  func conditionSQL(_ condition: String) throws(FilterProblem) -> String {
    switch condition {
    case "clean" where plan.has("is_clean"): return "is_clean"
    case "green" where plan.has("track_condition"): return "track_condition = 'green'"
    case "green" where plan.has("is_green"): return "is_green"
    case "safety_car" where plan.has("track_condition"): return "track_condition = 'sc'"
    case "vsc" where plan.has("track_condition"): return "track_condition = 'vsc'"
    case "vsc" where plan.has("track_status"): return "track_status LIKE '%6%'"
    case "success" where plan.has("is_success"): return "is_success"
    case "safety_car" where plan.has("track_status"): return "track_status LIKE '%4%'"
    case "fresh" where plan.has("fresh_tyre"): return "fresh_tyre"
    case "used" where plan.has("fresh_tyre"): return "NOT fresh_tyre"
    default:
      throw FilterProblem(
        message: "This cannot be told for \(condition.replacing("_", with: " ")) alone.")
    }
  }
}
