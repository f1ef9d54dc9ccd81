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
    if metric.needs == "segment", reading.segments.isEmpty {
      return .clarify("Which part of qualifying? Name Q1, Q2 or Q3.")
    }
    let filters: [String]
    do throws(FilterProblem) {
      filters = try PlanFilters(self).all()
    } catch {
      return .unsure(error.message)
    }
    let (selection, unmet) = PlanShape(self, filters).select()
    guard let selection else {
      return .unsure("I cannot put “\(metric.title)” in that form.")
    }
    if let wish = unmet.map(\.text).min() {
      return .unsure("I understand \(metric.title), but not this of it: \(wish).")
    }
    let text = "\(selection.what) — \(metric.text); \(scope.text)"
    return .plan(
      QueryPlan(
        sql: selection.sql, explanation: text, assumptions: assumptions, chart: selection.chart,
        metric: metric.name))
  }

  /// Whether the first or last of stints or stops can be told by their number.
  var honoursEnd: Bool {
    guard let end = reading.end, !asksForFirst, reading.count == nil else { return false }
    return metric.rowKeys.contains("stint") || (metric.rowKeys.contains("stop") && end == .first)
  }

  /// "Who stopped first": the first of all rows, not the first of each driver's.
  var asksForFirst: Bool {
    reading.end != nil && metric.kind == .event && reading.asked == .driver
      && reading.drivers.isEmpty
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
    // "The grid slot that was won from": what is a measure alone narrows this one.
    for name in Set(reading.metrics.filter { !$0.isWeak }.map(\.name)).sorted() {
      guard name != plan.metric.name, plan.metric.fixed == nil,
        plan.metric.absorbs?.contains(name) == true, let other = plan.semantics.metrics[name],
        other.from == plan.metric.from, let fixed = other.fixed, reading.names(name, apartFrom: plan.metric.name)
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
    if let position = reading.position {
      let column = plan.metric.name == "grid" ? "grid_position" : "position"
      filters.append("\(try need(plan.has(column) ? column : nil, "by position")) = \(position)")
    }
    if let usual = plan.metric.usual, reading.conditions.isEmpty { filters.append(usual) }
    if let championship = championship { filters.append("championship = '\(championship)'") }
    if let segment = reading.segments.first {
      switch plan.metric.name {
      case "eliminated": filters.append("last_segment = \(segment)")
      case "reached_segment": filters.append("last_segment >= \(segment)")
      case "missed_segment": filters.append("last_segment < \(segment)")
      default: if plan.has("segment") { filters.append("segment = \(segment)") }
      }
    }
    var conditions: [String] = []
    for condition in reading.conditions { conditions.append(try conditionSQL(condition)) }
    // Conditions of the track exclude each other: both named means either.
    let track = conditions.filter { $0.hasPrefix("track_condition") }
    filters += conditions.filter { !track.contains($0) }
    if !track.isEmpty { filters.append(track.count == 1 ? track[0] : "(\(track.joined(separator: " OR ")))") }
    if plan.metric.scope == .standing { filters.append(standing) }
    return filters
  }

  /// "After lap 20" is at the end of lap 20 where places and gaps at the line are asked for.
  private var atTheEnd: ClosedRange<Int>? {
    guard reading.saysAfter, let laps = reading.laps, laps.upperBound >= 999,
      ["gap_to_leader", "gap_ahead", "position_by_lap", "laps_led"].contains(plan.metric.name)
    else { return nil }
    return laps.lowerBound - 1...laps.lowerBound - 1
  }

  private var end: String {
    let column = plan.has("stint") ? "stint" : "stop"
    guard reading.end == .last else { return "\(column) = 1" }
    let scope = plan.scope.filters.joined(separator: " AND ")
    return
      "(session_id, driver, stint) IN (SELECT session_id, driver, max(stint) FROM gold.stint_summary WHERE \(scope) GROUP BY session_id, driver)"
  }

  /// After the last round, unless rounds are what is asked for.
  private var standing: String {
    if reading.shapes.contains(.trend) || reading.groups.contains(.event) { return "true" }
    let base = plan.scope.filters.joined(separator: " AND ")
    if Set(plan.scope.sessions.map(\.season)).count > 1 {
      return
        "(season, round) IN (SELECT season, max(round) FROM \(plan.metric.model) WHERE \(base) GROUP BY season)"
    }
    return "round = (SELECT max(round) FROM \(plan.metric.model) WHERE \(base))"
  }

  private var championship: String? {
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

  private func exclusions(_ filters: inout [String]) throws(FilterProblem) {
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
