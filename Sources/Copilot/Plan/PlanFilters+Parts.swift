/// Conditions that take more than a column and a value.
extension PlanFilters {
  /// "After lap 20" is at the end of lap 20 where places and gaps at the line are asked for.
  var atTheEnd: ClosedRange<Int>? {
    guard reading.saysAfter, let laps = reading.laps, laps.upperBound >= 999,
      plan.metric.atLine == true
    else { return nil }
    return laps.lowerBound - 1...laps.lowerBound - 1
  }

  /// Rows of those of whom the race's result says it.
  func result(_ clause: ResultClause) throws(FilterProblem) -> String {
    let keys = clause.keys
    _ = try need(keys.allSatisfy(plan.has) ? "driver" : nil, "by \(clause.text)")
    let isSprint = plan.scope.sessions.allSatisfy { ["S", "SQ"].contains($0.code) }
    return
      "(\(keys.joined(separator: ", "))) \(clause.isNegated ? "NOT IN" : "IN") (\(clause.query(session: isSprint ? "S" : "R")))"
  }

  /// Flags carry the number of a car; what the stewards write names cars in its text: "CAR 31 (OCO)".
  private func carIsNamed(_ drivers: [String]) -> String {
    let numbers =
      "driver_number IN (SELECT driver_number FROM silver.drivers WHERE driver IN (\(literals(drivers))))"
    guard plan.has("message") else { return numbers }
    let texts = drivers.map { " OR contains(message, \(literals(["(\($0))"])))" }.joined()
    return "(\(numbers)\(texts))"
  }

  var end: String {
    reading.end == .last ? lastStint : "\(plan.has("stint") ? "stint" : "stop") = 1"
  }

  var lastStint: String {
    let scope = plan.scope.filters.joined(separator: " AND ")
    return
      "(session_id, driver, stint) IN (SELECT session_id, driver, max(stint) FROM gold.stint_summary WHERE \(scope) GROUP BY session_id, driver)"
  }

  func lastLaps(_ last: Reading.LastLaps) throws(FilterProblem) -> String {
    let isThere = plan.has("lap_number") && (plan.has("driver") || !plan.endsForEachDriver)
    _ = try need(isThere ? "lap_number" : nil, "by lap")
    let keys =
      ["season", "round", "session_code"].filter(plan.has)
      + (plan.endsForEachDriver ? ["driver"] : [])
    let list = keys.joined(separator: ", ")
    let scope = plan.scope.filters.joined(separator: " AND ")
    return
      "(\(list), lap_number) IN (SELECT \(list), lap_number FROM silver.laps WHERE \(scope) QUALIFY lap_number > max(lap_number) OVER (PARTITION BY \(list)) - \(last.count))"
  }

  /// After the last round, unless rounds are what is asked for.
  var standing: String {
    if reading.shapes.contains(.trend) || reading.groups.contains(.event) { return "true" }
    // "After how many rounds was he ahead of him?"
    let isOfTwo = reading.drivers.count == 2 || reading.teams.count == 2
    if reading.asksForEvents, isOfTwo, plan.metric.better != nil { return "true" }
    if let rounds = reading.roundsToGo, plan.has("rounds_remaining") {
      return "rounds_remaining = \(rounds)"
    }
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
    if let driver = reading.teammateOf {
      let column = try need(plan.has("driver") ? "driver" : nil, "by driver")
      let columns = "SELECT season, round, grand_prix, driver, team FROM"
      let cars =
        "(\(columns) silver.drivers UNION \(columns) gold.championship_points) AS cars"
      let events = plan.scope.eventFilters.joined(separator: " AND ")
      filters.append(
        "\(column) IN (SELECT mate.driver FROM (SELECT * FROM \(cars) WHERE \(events) AND driver = '\(driver)') AS own JOIN \(cars.replacing("AS cars", with: "AS mate")) USING (season, round, team) WHERE mate.driver <> '\(driver)')"
      )
    }
    guard !reading.drivers.isEmpty else { return }
    if let pair = plan.metric.pair, reading.drivers.count == 2 {
      filters.append("driver = '\(reading.drivers[0])' AND \(pair) = '\(reading.drivers[1])'")
      return
    }
    if let (subject, object) = plan.deed, let column = plan.metric.object {
      filters.append("driver = '\(subject)' AND \(column) = '\(object)'")
      return
    }
    // "Who undercut Sainz?"
    if plan.asksForRival, let pair = plan.metric.pair {
      filters.append("\(pair) IN (\(literals(reading.drivers)))")
      return
    }
    // "Who was overtaken by Alonso?"
    if plan.has("by_driver"), reading.asked == .driver,
      reading.drivers.allSatisfy({
        reading.driverPlaces[$0].map { $0 > 0 && reading.stems[$0 - 1] == "by" } ?? false
      })
    {
      filters.append("by_driver IN (\(literals(reading.drivers)))")
      return
    }
    if plan.has("driver") {
      filters.append("driver IN (\(literals(reading.drivers)))")
    } else if plan.has("driver_number") {
      filters.append(
        carIsNamed(reading.drivers)
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
}
