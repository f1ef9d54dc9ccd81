/// A wish that the rows of a metric cannot be filtered by.
struct FilterProblem: Error, Equatable { let message: String }

/// The conditions of a query.
struct PlanFilters {
  let plan: PlanSQL
  var reading: Reading { plan.reading }

  init(_ plan: PlanSQL) { self.plan = plan }

  func all() throws(FilterProblem) -> [String] {
    var filters = plan.scope.filters
    if let fixed = plan.fixed, !plan.showsWhether { filters.append(fixed) }
    if let condition = plan.metric.where { filters.append("(\(condition))") }
    // "The grid slot that was won from": what is a measure alone narrows this one.
    for name in Set(reading.metrics.filter { !$0.isWeak }.map(\.name)).sorted() {
      guard name != plan.metric.name, plan.metric.fixed == nil, reading.count == nil,
        plan.metric.absorbs?.contains(name) == true, let other = plan.semantics.metrics[name],
        other.from == plan.metric.from, let fixed = other.fixed,
        reading.names(name, apartFrom: plan.metric.name)
      else { continue }
      filters.append("(\(fixed))")
    }
    try drivers(&filters)
    try exclusions(&filters)
    try teams(&filters)
    if !reading.compounds.isEmpty {
      // A pit stop has two compounds: what went on is what is meant.
      let column =
        plan.has("compound") ? "compound" : plan.has("compound_after") ? "compound_after" : nil
      filters.append("\(try need(column, "by compound")) IN (\(literals(reading.compounds)))")
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
    if let usual = plan.metric.usual, reading.conditions.isEmpty { filters.append(usual) }
    if let championship = championship { filters.append("championship = '\(championship)'") }
    if let segment = reading.segments.first, plan.has("segment") {
      filters.append("segment = \(segment)")
    }
    var conditions: [String] = []
    for condition in reading.conditions { conditions.append(try conditionSQL(condition)) }
    // Conditions of the track exclude each other: both named means either.
    let track = conditions.filter { $0.hasPrefix("track_condition") }
    filters += conditions.filter { !track.contains($0) }
    if !track.isEmpty {
      filters.append(track.count == 1 ? track[0] : "(\(track.joined(separator: " OR ")))")
    }
    if plan.metric.scope == .standing { filters.append(standing) }
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
