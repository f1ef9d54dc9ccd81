/// Makes the SQL of a metric, for what a question wants of it.
struct PlanSQL {
  let metric: Metric
  var reading: Reading
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
      } + reading.passedOver.map { "“\($0)” is passed over" }
  }

  /// The plan, or why there is none.
  func planning() -> Planning {
    if metric.needs == "corner", reading.corner == nil {
      return .clarify("Which corner? Name its number, such as turn 1.")
    }
    if metric.needs == "segment", reading.segments.isEmpty {
      return .clarify("Which part of qualifying? Name Q1, Q2 or Q3.")
    }
    if metric.needs == "rival", reading.drivers.count != 2 {
      return .clarify("Against whom? Name two drivers.")
    }
    let filters: [String]
    let conditions: [String]
    do throws(FilterProblem) {
      filters = try PlanFilters(self).all()
      conditions = try PlanFilters(self).conditions()
    } catch {
      return .unsure(error.message)
    }
    let (selection, unmet) = PlanShape(self, filters, conditions: conditions).select()
    guard let selection else {
      return .unsure("I cannot put “\(metric.title)” in that form.")
    }
    if let wish = unmet.map(\.text).min() {
      return .unsure("I understand \(metric.title), but not this of it: \(wish).")
    }
    if let doubt = PlanDoubts(self, selection).first {
      return .unsure("I understand \(metric.title), but not this of it: \(doubt).")
    }
    let whose = reading.clausesOfResult.map { " of \($0.text)" }.joined()
    let text = "\(selection.what)\(whose) — \(metric.text); \(scope.text)"
    return .plan(
      QueryPlan(
        sql: selection.sql, explanation: text, assumptions: assumptions, chart: selection.chart,
        metric: metric.name))
  }

  /// Adds to what the answer says of its reading.
  mutating func assume(_ text: String) { assumptions.append(text) }

  /// Whether the first or last of stints or stops can be told by their number.
  var honoursEnd: Bool {
    guard let end = reading.end, firstAlong == nil, reading.count == nil else { return false }
    return metric.rowKeys.contains("stint") || (metric.rowKeys.contains("stop") && end == .first)
  }

  /// What lies between the measure and the one value beside it, where that is asked for.
  var differenceOfValues: String? {
    guard reading.shapes.contains(.difference), reading.columnMentions.count == 1,
      let other = reading.columnMentions.first, has(other), reading.drivers.count < 2,
      reading.teams.count < 2
    else { return nil }
    return reading.mentionIsFirst ? "\(other) - \(metric.value)" : "\(metric.value) - \(other)"
  }

  /// Whether the bound is on a column that is not asked for: "fits with r2 above 0.8".
  var boundsColumn: Bool { reading.boundColumn.map(has) ?? false }

  /// The last laps of a race are the same for all; those of other sessions are each driver's own.
  var endsForEachDriver: Bool {
    reading.lastLaps?.isOwn == true || !scope.sessions.allSatisfy { ["R", "S"].contains($0.code) }
  }

  /// Along what the first or the last row is meant: laps for "who stopped first", rounds for "his last win", places for
  /// "the last of the points scorers".
  var firstAlong: [String]? {
    guard reading.end != nil, let order = metric.order else { return nil }
    if metric.kind == .event, reading.asked == .driver, reading.drivers.isEmpty {
      return Array(order.prefix(1))
    }
    if [.event, .list].contains(metric.kind), scope.sessions.count == 1, reading.drivers.isEmpty,
      reading.groups.isEmpty,
      let along = order.first, ["start_time_s", "time_s", "date", "lap_number"].contains(along)
    {
      return [along]
    }
    guard metric.isOfRounds else { return nil }
    if scope.sessions.count > 1 { return ["season", "round"] }
    return order.last == "position" ? ["position"] : nil
  }

  /// "Did Norris win?": whether it holds of who is named, where a ranking would leave out whom it does not hold of.
  var asksWhether: Bool {
    reading.asksWhether && reading.asked == nil && reading.aggregate == nil
      // "Did he win? Where?" asks for more than yes or no.
      && ![.place, .time].contains(reading.kind)
      && !reading.drivers.isEmpty && metric.kind == .fact && metric.fixed != nil
  }

  /// Whether the place of drivers is asked for, so that a place cannot pick them out as well.
  var asksForPlace: Bool {
    metric.places == true && metric.kind == .measure && !reading.drivers.isEmpty && !countsPlace
      && metric.trend == nil && reading.asked == nil
  }

  /// "Among the best three", of somebody or counted: a bound on the place and no number of rows.
  var countIsPlace: Bool {
    if countsPlace { return true }
    guard let count = reading.count, count > 1, metric.value == "position", has("position") else {
      return false
    }
    let isOfSomebody = !reading.drivers.isEmpty || !reading.teams.isEmpty
    return (reading.shapes.contains(.top) || reading.order == .best) && reading.rank == nil
      && (reading.aggregate == .count || isOfSomebody && reading.aggregate == nil)
  }

  /// "How often was Norris second?", "who had the most P4s?": rows with that place are counted.
  var countsPlace: Bool {
    guard reading.position != nil, metric.places == true, metric.kind == .measure else {
      return false
    }
    return reading.aggregate == .count || reading.order == .high && reading.asked == .driver
  }

  /// Whether who does something to a driver is asked for: "who tried to undercut Sainz?"
  var asksForRival: Bool {
    guard metric.pair != nil, reading.asked == .driver, reading.drivers.count == 1,
      let place = reading.driverPlaces[reading.drivers[0]], place > 0,
      let verb = reading.metrics.filter({ $0.name == metric.name }).compactMap({ $0.places.max() })
        .min()
    else { return false }
    return verb == place - 1
  }

  /// Whether a column tells it: of several sessions those are counted of which it holds.
  var showsWhether: Bool { asksWhether && scope.sessions.count == 1 }

  /// The condition that makes the metric what it is, for the part of qualifying that is named.
  var fixed: String? {
    guard let fixed = metric.fixed, fixed.contains("{segment}") else { return metric.fixed }
    return reading.segments.first.map { fixed.replacing("{segment}", with: "\($0)") }
  }

  /// The conditions that the question names.
  var conditions: [SemanticLayer.Synonyms.Condition] {
    semantics.synonyms.conditions.filter {
      reading.conditions.contains($0.name) && !($0.name == "clean" && metric.clean == true)
    }
  }

  /// The column that tells two conditions apart that exclude each other: used and new tyres.
  var conditionColumn: String? {
    let exclusive = conditions.filter { $0.oneOf != nil }
    let columns = Set(exclusive.compactMap { $0.clause(self.columns)?.column })
    return exclusive.count > 1 && columns.count == 1 ? columns.first : nil
  }

  /// What rows are taken from.
  var source: String {
    metric.from.hasPrefix("select") || metric.from.contains(" ")
      ? "(\(metric.from.collapsed)) AS rows" : metric.from
  }

  /// Whether it is telemetry of each driver's best lap, whatever part of qualifying that was in.
  var isOfBestLap: Bool {
    ["telemetry", "corner_trace", "corner_speed", "corner_delta"].contains(metric.name)
  }

  func has(_ column: String) -> Bool { columns.contains(column) }
}

extension String {
  /// With each run of white space as one space.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
