/// Of whom something holds never, or each time.
extension PlanSQL {
  enum Quantity: Sendable { case never, always }

  /// The condition that has to hold: what makes the metric what it is, or more than nothing of an amount.
  var holding: String? {
    if let fixed { return fixed }
    return metric.kind == .amount && metric.scope == .session ? "\(metric.value) > 0" : nil
  }

  /// "Who never scored in 2023?", "which drivers finished in the points in every race?"
  var quantity: Quantity? {
    // In one session a driver has one row of most things.
    let isOfMany =
      scope.sessions.count > 1 || reading.asked == .team
      || !["driver", "result"].contains(metric.entity)
    guard [.driver, .team].contains(reading.asked) || reading.asksForAny, isOfMany, holding != nil,
      conditions.isEmpty,
      metric.scope != .standing, reading.drivers.isEmpty, reading.order == nil,
      reading.boundValue == nil, reading.count == nil, has("round")
    else { return nil }
    if reading.negates(metric.name) {
      return reading.groups.isEmpty ? .never : nil
    }
    let isEvery =
      reading.isOfAllRounds || reading.stems.contains("every")
      || reading.asksForAny && reading.stems.contains("each")
      || reading.asksForSeveral && reading.stems.contains("all")
    guard isEvery, !listsSingles, reading.groups.contains(.event) || reading.race == .all
    else { return nil }
    return .always
  }

  /// "Who was on pole at every race?" has one answer for each; "which drivers won every race?" asks for whom it always held.
  var listsSingles: Bool { metric.single == true && !reading.stems.contains("which") }

  var isQuantified: Bool {
    quantity != nil || neverInEvents || reading.shapes.contains(.streak)
  }

  /// "In how many races did Ferrari fail to score?": events in which it holds of none of a team's cars.
  var neverInEvents: Bool {
    !reading.teams.isEmpty && reading.drivers.isEmpty && reading.asksForEvents && has("round")
      && holding != nil && metric.scope != .standing && conditions.isEmpty
      && reading.negates(metric.name)
  }

  /// Whether the rows are those of which the metric does not hold: "in which races was he not on the podium?"
  var isOfOthers: Bool {
    quantity == nil && !neverInEvents && metric.fixed != nil && reading.negates(metric.name)
      && conditions.isEmpty
      && ["driver", "result"].contains(metric.entity) && [.fact, .event].contains(metric.kind)
  }
}

extension PlanShape {
  /// Events in which it holds of no car of the team that is named.
  func neverInEvents() -> Selection? {
    guard let holds = plan.holding else { return nil }
    let keys = ["season", "round", "grand_prix"].filter(plan.has)
    let list = keys.joined(separator: ", ")
    let rows =
      "SELECT \(list) FROM \(plan.source) \(whereClause) GROUP BY \(list) HAVING count(*) FILTER (WHERE \(holds)) = 0"
    let isCount = reading.aggregate == .count
    return Selection(
      sql: isCount
        ? "SELECT count(*) AS events FROM (\(rows)) AS held" : "\(rows) ORDER BY \(list)",
      chart: ChartChoice(kind: .table), what: "events without: \(metric.title)",
      columns: isCount ? ["events"] : keys,
      meets: [.negation, .asked(.event), .asked(.session), .group(.event), .aggregate])
  }

  /// Drivers or teams of whom it holds never, or in each of the events.
  func quantified(_ quantity: PlanSQL.Quantity) -> Selection? {
    let subject = reading.asksForAny ? .driver : reading.asked
    guard let holds = plan.holding, let key = subject.flatMap(column) else { return nil }
    let all = plan.scope.filters.joined(separator: " AND ")
    let having =
      quantity == .never
      ? "count(*) FILTER (WHERE \(holds)) = 0"
      : "count(DISTINCT (season, round)) FILTER (WHERE \(holds)) = (SELECT count(DISTINCT (season, round)) FROM \(plan.source) WHERE \(all))"
    let byTeam = key == "team" && plan.has("team_id")
    var sql =
      "SELECT \(byTeam ? "max(team) AS team" : key) FROM \(plan.source) \(whereClause) GROUP BY \(byTeam ? "team_id" : key) HAVING \(having)"
    var columns = [key]
    if reading.aggregate == .count {
      columns = ["\(key)s"]
      sql = "SELECT count(*) AS \(key)s FROM (\(sql)) AS held"
    } else {
      sql += " ORDER BY 1"
    }
    return Selection(
      sql: sql, chart: ChartChoice(kind: .table),
      what: "\(key)s \(quantity == .never ? "never" : "each time"): \(metric.title)",
      columns: columns, meets: [.every, .negation, .group(.event), .distinct, .aggregate])
  }
}
