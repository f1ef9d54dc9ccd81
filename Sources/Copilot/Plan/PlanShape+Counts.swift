/// Rows that are counted, and amounts that are added up.
extension PlanShape {
  func counted() -> Selection? {
    let keys = groupColumns
    let name = metric.counted ?? "number"
    if reading.aggregate != .count, reading.order == nil, metric.kind != .amount,
      reading.asked == .event || reading.asked == .session
    {
      let columns =
        (plan.scope.columns.isEmpty ? ["season", "round", "grand_prix"] : plan.scope.columns)
        .filter(plan.has)
      let sql =
        "SELECT DISTINCT \(columns.joined(separator: ", ")) FROM \(plan.source) \(whereClause) ORDER BY ALL"
      return Selection(
        sql: sql, chart: ChartChoice(kind: .table), what: "events and sessions with any",
        columns: columns, meets: [])
    }
    if let measured = metric.rollup, metric.kind == .event,
      reading.aggregate == .total || reading.order == .best
    {
      return aggregate(measured, keys, metric.value)
    }
    switch reading.aggregate {
    case .average: return perEvent(name, keys)
    // "The distribution of gears": how many of each.
    case .distribution where !(keys + (metric.group ?? [])).isEmpty: break
    case .median, .deviation, .distribution, .percentile: return nil
    default: break
    }
    var keep = keys
    // "Laps on each compound by Alonso" is of one driver.
    if keys == ["driver"], reading.drivers.count == 1, reading.groups.isEmpty,
      let group = metric.group,
      group != ["driver"]
    {
      keep = group
    }
    if keys.isEmpty, reading.shapes.contains(.trend), plan.has("lap_number") {
      keep = ["lap_number"]
    }
    // "Most wins": whose.
    let isMost = [.high, .low].contains(reading.ranking)
    if keys.isEmpty, isMost, reading.drivers.isEmpty, reading.teams.isEmpty,
      reading.aggregate != .count, metric.group == nil, plan.has("driver")
    {
      keep = ["driver"]
    }
    // "Top three by number of podiums"
    let isTop =
      reading.count != nil && reading.shapes.contains(.top) && reading.drivers.isEmpty
      && reading.teams.isEmpty && metric.group == nil && plan.has("driver")
    if keys.isEmpty, listsSubjects || isTop { keep = ["driver"] }
    if keys.isEmpty, reading.shapes.contains(.list) || reading.boundValue != nil,
      !reading.shapes.contains(.distinct)
    {
      // "Rank the drivers by number of podiums"
      if reading.plurals.contains(.driver), plan.has("driver") { keep = ["driver"] }
      if reading.plurals.contains(.team), plan.has("team") { keep = ["team"] }
    }
    // "How many laps under the safety car?" is one number, whatever tyres they were on.
    let isTotal =
      metric.group == ["compound"] && reading.aggregate == .count
      && !reading.dimensions.contains(.compound)
    if keys.isEmpty, let group = metric.group, reading.compounds.isEmpty, !isTotal { keep = group }
    if let times = reading.times ?? reading.count, reading.aggregate == .count,
      reading.shapes.contains(.distinct), plan.has("driver"), keys.isEmpty
    {
      // "How many drivers stopped twice"
      return Selection(
        sql:
          "SELECT count(*) AS drivers FROM (SELECT driver FROM \(plan.source) \(whereClause) GROUP BY driver HAVING count(*) = \(times)) AS counted",
        chart: ChartChoice(kind: .table), what: "drivers with \(times) \(name)",
        columns: ["drivers"], meets: [.aggregate, .count, .times])
    }
    let isOfEach = !Set(reading.groups).isDisjoint(with: [.driver, .team])
    if reading.shapes.contains(.distinct), reading.aggregate == .count, !isOfEach {
      let column = reading.dimensions.contains(.team) ? "team" : "driver"
      guard plan.has(column) else { return nil }
      return grouped(
        "count(DISTINCT \(column)) AS \(column)s", "\(column)s", keys.filter { $0 != column },
        meets: [.aggregate, .distinct, .asked(.driver), .asked(.team)])
    }
    if let named = countedOfNamed(name, keep) { return named }
    // "How many drivers retired" counts what is named; "how many stops did each make" counts rows.
    return grouped("count(*) AS \(name)", name, keep, meets: [.aggregate], isCount: true)
  }

  /// Counted per event, then averaged.
  func perEvent(_ name: String, _ keys: [String]) -> Selection? {
    guard plan.scope.sessions.count > 1 else { return perDriver(name) }
    let keys = keys.filter { !["round", "grand_prix", "session_id"].contains($0) }
    let inner = (keys + ["season", "round"]).unique
    let list = inner.joined(separator: ", ")
    let outer = keys + ["avg(\(name)) AS avg_\(name)"]
    var sql =
      "SELECT \(outer.joined(separator: ", ")) FROM (SELECT \(list), count(*) AS \(name) FROM \(plan.source) \(whereClause) GROUP BY \(list)) AS events"
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", ")) ORDER BY avg_\(name) DESC"
    }
    return Selection(
      sql: sql,
      chart: ChartChoice(kind: keys.isEmpty ? .table : .bar, x: keys.first, y: "avg_\(name)"),
      what: "\(name) per event, on average", columns: keys + ["avg_\(name)"],
      meets: [.aggregate, .group(.event)])
  }

  /// Counted per driver, then averaged: "the average number of stops per driver".
  private func perDriver(_ name: String) -> Selection? {
    guard reading.groups == [.driver], plan.has("driver") else { return nil }
    return Selection(
      sql:
        "SELECT avg(\(name)) AS avg_\(name) FROM (SELECT driver, count(*) AS \(name) FROM \(plan.source) \(whereClause) GROUP BY driver) AS drivers",
      chart: ChartChoice(kind: .table), what: "\(name) per driver, on average",
      columns: ["avg_\(name)"], meets: [.aggregate, .group(.driver)])
  }

  func amount() -> Selection? {
    // "In a single race": each is a row by itself.
    if reading.isOfOneRace, plan.scope.sessions.count > 1, isSuperlative {
      return ranked(meets: [.aggregate])
    }
    var keys = groupColumns
    let isOfSomebody = !reading.drivers.isEmpty || !reading.teams.isEmpty
    if reading.aggregate == .average, keys.count > 1 || isOfSomebody {
      // "Mean points per race by driver" is one number for each driver.
      keys.removeAll { $0 == "round" || $0 == "grand_prix" || $0 == "session_id" }
    }
    let perEntity = plan.has(metric.entity) ? [metric.entity] : []
    if keys.isEmpty, !reading.teams.isEmpty, reading.drivers.isEmpty, reading.asked == nil,
      reading.aggregate == .count
        || (reading.aggregate == nil && !reading.plurals.contains(.driver))
    {
      return grouped(
        "sum(\(metric.value)) AS \(metric.value)", metric.value, [], meets: [.aggregate])
    }
    // "How many laps in total were driven?"
    let isTotal =
      reading.aggregate == .count && reading.asked == nil && !isOfSomebody
      && ["in total", "altogether", "combined"].contains(where: reading.says)
    if keys.isEmpty, !isTotal { keys = perEntity }
    if keys.isEmpty {
      return grouped(
        "sum(\(metric.value)) AS \(metric.value)", metric.value, [], meets: [.aggregate])
    }
    if keys == perEntity, plan.scope.sessions.count == 1, reading.aggregate != .average {
      return ranked(meets: [.aggregate])
    }
    let isMean = reading.aggregate == .average
    let rollup = isMean ? "avg" : metric.rollup ?? "sum"
    let others = others(keys)
    // A team has two rows in each race, which are added before they are averaged.
    let sessions = ["season", "round", "session_code"].filter(plan.has)
    let isOfTeam =
      isMean && keys.contains("team") && !keys.contains("driver") && plan.has("driver")
      && sessions.count == 3
    let whole = { (column: String) in
      isOfTeam
        ? "sum(\(column)) / count(DISTINCT (\(sessions.joined(separator: ", "))))"
        : "\(rollup)(\(column))"
    }
    var selection = grouped(
      ([metric.value] + others).map { "\(whole($0)) AS \($0)" }.joined(separator: ", "),
      metric.value, keys, meets: isMean ? [.aggregate, .group(.event)] : [.aggregate])
    selection?.columns += others
    return selection
  }
}
