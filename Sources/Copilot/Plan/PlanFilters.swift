/// A wish that the rows of a metric cannot be filtered by.
struct FilterProblem: Error, Equatable { let message: String }

/// The conditions of a query.
struct PlanFilters {
  let plan: PlanSQL
  var reading: Reading { plan.reading }

  init(_ plan: PlanSQL) { self.plan = plan }

  func all() throws(FilterProblem) -> [String] {
    var filters = plan.scope.filters
    if let fixed = plan.fixed, !plan.showsWhether, !plan.isQuantified {
      filters.append(plan.isOfOthers ? "NOT coalesce(\(fixed), false)" : fixed)
    }
    // A row without the value may have the others that are asked for.
    let isTable =
      !reading.columnMentions.isEmpty && reading.aggregate == nil && reading.order == nil
      && reading.companion == nil
    if let condition = plan.metric.where, !isTable { filters.append("(\(condition))") }
    // "The grid slot that was won from": what is a measure alone narrows this one.
    for name in Set(reading.metrics.filter { !$0.isWeak }.map(\.name)).sorted() {
      // "Off Leclerc's pole time" is of two drivers, of whom one was not on pole.
      guard name != plan.metric.name, plan.metric.fixed == nil, reading.count == nil,
        !(plan.metric.isGap && reading.drivers.count > 1),
        plan.metric.absorbs?.contains(name) == true, let other = plan.semantics.metrics[name],
        other.from == plan.metric.from, let fixed = other.fixed,
        reading.names(name, apartFrom: plan.metric.name),
        // "And who came second?" after a question about the winner: the place that is asked for counts.
        reading.position == nil || !fixed.contains("position =")
      else { continue }
      filters.append("(\(fixed))")
    }
    for clause in reading.clausesOfResult { filters.append(try result(clause)) }
    try drivers(&filters)
    try exclusions(&filters)
    try teams(&filters)
    filters += try conditions()
    if let column = reading.boundColumn, plan.boundsColumn, let bound = reading.bound,
      let value = reading.boundValue
    {
      filters.append("\(column) \(bound == .within ? "<=" : bound.rawValue) \(value)")
    }
    if let laps = atTheEnd ?? reading.laps {
      let column = try need(plan.has("lap_number") ? "lap_number" : nil, "by lap")
      filters.append(
        laps.count == 1
          ? "\(column) = \(laps.lowerBound)"
          : laps.upperBound >= 999
            ? "\(column) >= \(laps.lowerBound)"
            : "\(column) BETWEEN \(laps.lowerBound) AND \(laps.upperBound)")
    }
    if let stint = reading.stint {
      filters.append(
        "\(try need(plan.has("stint") ? "stint" : plan.has("stop") ? "stop" : nil, "by stint")) = \(stint)"
      )
    }
    if let last = reading.lastLaps { filters.append(try lastLaps(last)) }
    if reading.isOfLastStint {
      _ = try need(plan.has("stint") && plan.has("session_id") ? "stint" : nil, "by stint")
      filters.append(lastStint)
    }
    if plan.honoursEnd { filters.append(end) }
    if let corner = reading.corner {
      let column = try need(plan.has("corner") ? "corner" : nil, "by corner")
      // Where the lake has no map of the circuit, corners are counted by their slowest points.
      filters.append("\(column) IN ('\(corner)', 'S\(corner)')")
    }
    if let position = reading.position, !(plan.asksForPlace && reading.asksWhether) {
      let column = plan.metric.name == "grid" ? "grid_position" : "position"
      if plan.asksForPlace {
        throw FilterProblem(message: "I do not know what place \(position) says of who is named.")
      }
      filters.append("\(try need(plan.has(column) ? column : nil, "by position")) = \(position)")
    }
    if let places = reading.places {
      let column = try need(plan.has("position") ? "position" : nil, "by position")
      filters.append("\(column) BETWEEN \(places.lowerBound) AND \(places.upperBound)")
    }
    if plan.countIsPlace, let count = reading.count { filters.append("position <= \(count)") }
    if let usual = plan.metric.usual, reading.conditions.isEmpty { filters.append(usual) }
    if let championship = championship { filters.append("championship = '\(championship)'") }
    if let segment = reading.segments.first, plan.metric.fixed?.contains("{segment}") != true {
      if plan.has("segment") {
        filters.append("segment = \(segment)")
      } else if plan.has("last_segment"), !plan.has("q\(segment)_s") {
        // "Each runner of Q3": whoever took part in it.
        filters.append("last_segment >= \(segment)")
      } else if !plan.has("q\(segment)_s"), !plan.isOfBestLap {
        throw FilterProblem(message: "This cannot be told for Q\(segment) alone.")
      }
    }
    if plan.metric.scope == .standing { filters.append(standing) }
    return filters
  }

  /// What the question gives as a condition of the rows.
  func conditions() throws(FilterProblem) -> [String] {
    var filters: [String] = []
    if !reading.compounds.isEmpty {
      // A pit stop has two compounds: what went on is what is meant.
      let column =
        plan.has("compound") ? "compound" : plan.has("compound_after") ? "compound_after" : nil
      let isIn = reading.leavesOutCompounds ? "NOT IN" : "IN"
      filters.append("\(try need(column, "by compound")) \(isIn) (\(literals(reading.compounds)))")
    }
    var either: [String: [String]] = [:]
    for condition in plan.conditions {
      guard let clause = condition.clause(plan.columns) else {
        let name = condition.name.replacing("_", with: " ")
        throw FilterProblem(message: "This cannot be told for \(name) alone.")
      }
      either[condition.oneOf ?? condition.name, default: []].append(clause.sql)
    }
    for (_, clauses) in either.sorted(by: { $0.key < $1.key }) {
      filters.append(clauses.count == 1 ? clauses[0] : "(\(clauses.joined(separator: " OR ")))")
    }
    return filters
  }

  func need(_ column: String?, _ how: String) throws(FilterProblem) -> String {
    guard let column else { throw FilterProblem(message: "This cannot be told \(how).") }
    return column
  }

  func literals(_ values: [String]) -> String {
    values.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
  }
}
