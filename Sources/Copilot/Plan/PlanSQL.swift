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

  /// Adds to what the answer says of its reading.
  mutating func assume(_ text: String) { assumptions.append(text) }

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

extension String {
  /// With each run of white space as one space.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
