/// Which part of the rows, in percent.
extension PlanShape {
  /// Of the rows, those that the metric counts: retirements among starts. A metric of all rows is narrowed by the
  /// question's own conditions: laps on softs among laps; without any, each group is a part of all.
  func share() -> Selection? {
    var narrowing = plan.fixed == nil ? conditions : []
    var all = self
    all.filters.removeAll { $0 == plan.fixed || narrowing.contains($0) }
    var meets: Set<Wish> = [.share]
    if let bound = boundCondition(metric.value) {
      narrowing.append(bound)
      meets.insert(.bound)
    }
    if [.count, .distribution].contains(reading.aggregate) { meets.insert(.aggregate) }
    guard metric.kind != .measure || metric.counts == true || !narrowing.isEmpty else { return nil }
    guard narrowing.isEmpty || plan.fixed == nil else { return nil }
    if metric.kind == .amount, narrowing.isEmpty, let own = ownPart() { return own }
    // One of each session is always the same part of all: it needs somebody whose share it is.
    let isOfSomebody = !groupColumns.isEmpty || !reading.drivers.isEmpty || !reading.teams.isEmpty
    guard metric.single != true || isOfSomebody else { return nil }
    if let fixed = plan.fixed { narrowing = [fixed] }
    guard !narrowing.isEmpty else { return parts(meets) }
    let part = "(\(narrowing.joined(separator: " AND ")))"
    let name = metric.counted ?? "\(metric.entity)s"
    if metric.single == true || metric.fixed == "position = 1", reading.drivers.isEmpty,
      !reading.teams.isEmpty,
      ["season", "round", "session_code"].allSatisfy(plan.has)
    {
      // A team has two cars in each race, and at most one of them wins it.
      let sessions = "count(DISTINCT (season, round, session_code))"
      let held = "count(*) FILTER (WHERE \(part))"
      return all.grouped(
        "100.0 * \(held) / \(sessions) AS share_pct, \(held) AS \(name), \(sessions) AS of_all",
        "share_pct", groupColumns, meets: meets, isCount: true, isBounded: true)
    }
    return all.grouped(
      "100.0 * avg(CASE WHEN \(part) THEN 1 ELSE 0 END) AS share_pct, count(*) FILTER (WHERE \(part)) AS \(name), count(*) AS of_all",
      "share_pct", groupColumns, meets: meets, isCount: true, isBounded: true)
  }

  /// The part of who is named: a driver's of the team that is named too, or of all.
  private func ownPart() -> Selection? {
    let isOfDriver = reading.drivers.count == 1
    guard isOfDriver || reading.teams.count == 1, groupColumns.isEmpty else { return nil }
    var whole = plan
    if isOfDriver { whole.reading.drivers = [] } else { whole.reading.teams = [] }
    var subject: [String] = []
    guard let filters = try? PlanFilters(whole).all() else { return nil }
    if isOfDriver {
      try? PlanFilters(plan).drivers(&subject)
    } else {
      try? PlanFilters(plan).teams(&subject)
    }
    guard let part = subject.first else { return nil }
    let (value, own) = ("sum(\(metric.value))", "FILTER (WHERE \(part))")
    return Selection(
      sql:
        "SELECT 100.0 * \(value) \(own) / \(value) AS share_pct, \(value) \(own) AS \(metric.value), \(value) AS of_all FROM \(plan.source) WHERE \(filters.joined(separator: " AND "))",
      chart: ChartChoice(kind: .table), what: "the share of \(metric.title)",
      columns: ["share_pct", metric.value, "of_all"], meets: [.share, .aggregate])
  }

  /// Each group's part of all rows, or of the sum of an amount.
  private func parts(_ meets: Set<Wish>) -> Selection? {
    let keys = groupColumns.isEmpty ? metric.group ?? [] : groupColumns
    // Whoever is named would be all there is.
    let isNamed =
      keys == ["driver"] && !reading.drivers.isEmpty || keys == ["team"] && !reading.teams.isEmpty
    guard keys.count == 1, !isNamed else { return nil }
    let (value, name) =
      metric.kind == .amount || metric.kind == .measure
      ? ("sum(\(metric.value))", metric.value) : ("count(*)", metric.counted ?? "number")
    return grouped(
      "100.0 * \(value) / sum(\(value)) OVER () AS share_pct, \(value) AS \(name)", "share_pct",
      keys,
      meets: meets, isCount: true, isBounded: true)
  }
}
