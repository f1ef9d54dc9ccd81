/// Makes the SQL of a metric, for what a question wants of it.
struct PlanSQL {
  let metric: Metric
  let reading: Reading
  let scope: SessionScope
  let lake: LakeVocabulary
  let semantics: SemanticLayer
  let columns: Set<String>
  private(set) var assumptions: [String]

  init(
    _ metric: Metric, _ reading: Reading, _ scope: SessionScope, _ semantics: SemanticLayer,
    _ lake: LakeVocabulary
  ) {
    self.metric = metric
    self.reading = reading
    self.scope = scope
    self.semantics = semantics
    self.lake = lake
    columns = lake.columns(of: metric)
    assumptions =
      scope.assumptions
      + reading.corrections.sorted { $0.key < $1.key }.map {
        "“\($0.key)” is read as “\($0.value)”"
      }
  }

  /// The plan, or why there is none.
  func planning() -> Planning {
    if metric.needs == "corner", reading.corner == nil {
      return .clarify("Which corner? Name its number, such as turn 1.")
    }
    let filters: [String]
    do throws(FilterProblem) {
      filters = try PlanFilters(self).all()
    } catch {
      return .unsure(error.message)
    }
    let shape = PlanShape(self, filters)
    guard let (sql, chart, what) = shape.select() else {
      return .unsure("I cannot put “\(metric.name.replacing("_", with: " "))” in that form.")
    }
    let text = "\(what) — \(metric.text); \(scope.text)"
    return .plan(
      QueryPlan(
        sql: sql, explanation: text, assumptions: assumptions, chart: chart, metric: metric.name))
  }

  /// What rows are taken from.
  var source: String {
    metric.from.hasPrefix("select") || metric.from.contains(" ")
      ? "(\(metric.from.collapsed)) AS rows" : metric.from
  }

  func has(_ column: String) -> Bool { columns.contains(column) }
}

/// A wish that the rows of a metric cannot be filtered by.
struct FilterProblem: Error, Equatable { let message: String }

/// The conditions of a query.
struct PlanFilters {
  private let plan: PlanSQL
  private var reading: Reading { plan.reading }

  init(_ plan: PlanSQL) { self.plan = plan }

  func all() throws(FilterProblem) -> [String] {
    var filters = plan.scope.filters
    if let fixed = plan.metric.fixed { filters.append(fixed) }
    if let condition = plan.metric.where { filters.append("(\(condition))") }
    try drivers(&filters)
    try teams(&filters)
    if !reading.compounds.isEmpty {
      // A pit stop has two compounds: what went on is what is meant.
      let column =
        plan.has("compound") ? "compound" : plan.has("compound_after") ? "compound_after" : nil
      filters.append("\(try need(column, "by compound")) IN (\(literals(reading.compounds)))")
    }
    if let laps = reading.laps {
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
    if let corner = reading.corner {
      let column = try need(plan.has("corner") ? "corner" : nil, "by corner")
      // Where the lake has no map of the circuit, corners are counted by their slowest points.
      filters.append("\(column) IN ('\(corner)', 'S\(corner)')")
    }
    if let position = reading.position {
      let column = plan.metric.name == "grid" ? "grid_position" : "position"
      filters.append("\(try need(plan.has(column) ? column : nil, "by position")) = \(position)")
    }
    if let championship = championship { filters.append("championship = '\(championship)'") }
    if let segment = reading.segments.first {
      if plan.has("segment") {
        filters.append("segment = \(segment)")
      } else if plan.metric.name == "eliminated" {
        filters.append("last_segment = \(segment)")
      }
    }
    for condition in reading.conditions { filters.append(try conditionSQL(condition)) }
    if plan.metric.scope == .standing { filters.append(standing) }
    return filters
  }

  /// After the last round, unless rounds are what is asked for.
  private var standing: String {
    if reading.shapes.contains(.trend) || reading.groups.contains(.event) { return "true" }
    let base = plan.scope.filters.joined(separator: " AND ")
    return "round = (SELECT max(round) FROM \(plan.metric.model) WHERE \(base))"
  }

  private var championship: String? {
    guard plan.metric.scope == .standing else { return nil }
    if let named = reading.championship { return named }
    if !reading.drivers.isEmpty { return "driver" }
    if !reading.teams.isEmpty || reading.asked == .team || reading.groups.contains(.team)
      || (reading.dimensions.contains(.team) && !reading.dimensions.contains(.driver))
    {
      return "team"
    }
    return "driver"
  }

  private func drivers(_ filters: inout [String]) throws(FilterProblem) {
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

  private func teams(_ filters: inout [String]) throws(FilterProblem) {
    guard !reading.teams.isEmpty else { return }
    let names = reading.teams.flatMap { plan.semantics.names(ofTeam: $0, in: plan.lake) }
    let present = Array(Set(names)).sorted().filter { plan.lake.teams.contains($0) }
    let column = try need(plan.has("team") ? "team" : nil, "by team")
    filters.append("\(column) IN (\(literals(present.isEmpty ? names : present)))")
  }

  private func conditionSQL(_ condition: String) throws(FilterProblem) -> String {
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

  private func need(_ column: String?, _ how: String) throws(FilterProblem) -> String {
    guard let column else { throw FilterProblem(message: "This cannot be told \(how).") }
    return column
  }

  private func literals(_ values: [String]) -> String {
    values.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
  }
}

extension String {
  /// With each run of white space as one space.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
