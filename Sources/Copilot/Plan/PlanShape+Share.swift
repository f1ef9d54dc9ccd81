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
    // One of each session is always the same part of all: it needs somebody whose share it is.
    let isOfSomebody = !groupColumns.isEmpty || !reading.drivers.isEmpty || !reading.teams.isEmpty
    guard metric.single != true || isOfSomebody else { return nil }
    if let fixed = plan.fixed { narrowing = [fixed] }
    guard !narrowing.isEmpty else { return parts(meets) }
    let part = "(\(narrowing.joined(separator: " AND ")))"
    let name = metric.counted ?? "\(metric.entity)s"
    return all.grouped(
      "100.0 * avg(CASE WHEN \(part) THEN 1 ELSE 0 END) AS share_pct, count(*) FILTER (WHERE \(part)) AS \(name), count(*) AS of_all",
      "share_pct", groupColumns, meets: meets, isCount: true, isBounded: true)
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
