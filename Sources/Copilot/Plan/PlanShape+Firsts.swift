/// How often somebody came first.
extension PlanShape {
  /// "How often was Hamilton fastest in sector 1", "who had the most fastest laps".
  var isOfFirsts: Bool {
    let order = reading.ranking
    let isMost =
      reading.order == .high && reading.phraseOrder == .best && reading.stems.contains("most")
    // "How many drivers" counts drivers, and a bound or a place counts values.
    let isOfOthers =
      reading.rank != nil || reading.boundValue != nil || reading.position != nil
      || (reading.count != nil && !reading.drivers.isEmpty)
      || !reading.plurals.isDisjoint(with: [.driver, .team])
    return metric.rowKeys == ["driver"] && metric.better != nil && !isOfOthers
      && plan.scope.sessions.count > 1
      && (isMost || (reading.aggregate == .count && metric.counts != true && order != nil))
  }

  /// Sessions in which each had the first value of the order.
  func firsts() -> Selection? {
    guard let all = try? allDrivers(), plan.has("driver") else { return nil }
    let key =
      reading.asked == .team || reading.groups.contains(.team) || !reading.teams.isEmpty
      ? "team" : "driver"
    guard plan.has(key) else { return nil }
    let isMost = reading.aggregate != .count
    let isDescending = isMost ? metric.better == .high : descending
    let sessions = plan.scope.columns.filter { $0 != "session_id" || plan.has($0) }
    let order = "ORDER BY \(metric.value) \(isDescending ? "DESC" : "ASC")"
    var sql =
      "SELECT \((sessions + [key, "driver"]).unique.joined(separator: ", ")) FROM \(plan.source) WHERE \(all.joined(separator: " AND ")) AND \(metric.value) IS NOT NULL QUALIFY rank() OVER (PARTITION BY \(sessions.joined(separator: ", ")) \(order)) = 1"
    sql = "(\(sql)) AS firsts"
    let named = reading.drivers.isEmpty && reading.teams.isEmpty ? nil : subject
    if let named, reading.drivers.count + reading.teams.count == 1 {
      sql = "SELECT count(*) AS times_first FROM \(sql) WHERE \(named)"
    } else {
      sql =
        "SELECT \(key), count(*) AS times_first FROM \(sql) WHERE \(named ?? "true") GROUP BY \(key)"
      let limit = reading.count ?? (reading.asked == nil || reading.asksForSeveral ? nil : 1)
      if let limit { sql += " QUALIFY rank() OVER (ORDER BY count(*) DESC) <= \(limit)" }
      sql += " ORDER BY times_first DESC, \(key)"
    }
    return Selection(
      sql: sql, chart: ChartChoice(kind: .bar, x: key, y: "times_first"),
      what: "how often each was first by \(metric.title)", columns: [key, "times_first"],
      meets: [.aggregate, .order, .count, .asked(.session), .asked(.event), .asked(.driver)])
  }

  /// The conditions without those of who is named: the first is first among all.
  private func allDrivers() throws(FilterProblem) -> [String] {
    var plan = plan
    (plan.reading.drivers, plan.reading.teams) = ([], [])
    return try PlanFilters(plan).all()
  }

  private var subject: String? {
    var conditions: [String] = []
    try? PlanFilters(plan).drivers(&conditions)
    try? PlanFilters(plan).teams(&conditions)
    return conditions.isEmpty ? nil : conditions.joined(separator: " AND ")
  }
}
