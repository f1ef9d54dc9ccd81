/// Rows, a ranking, a trend, a total: the form in which a question wants its answer.
struct PlanShape {
  let plan: PlanSQL
  let filters: [String]
  var metric: Metric { plan.metric }
  var reading: Reading { plan.reading }

  init(_ plan: PlanSQL, _ filters: [String]) {
    self.plan = plan
    self.filters = filters
  }

  /// The form that fits, or the wishes that no form meets.
  func select() -> (selection: Selection?, unmet: Set<Wish>) {
    guard var selection = form() else { return (nil, []) }
    selection.meets.formUnion(always(selection))
    return (selection, reading.wishes.subtracting(selection.meets))
  }

  private func form() -> Selection? {
    switch metric.kind {
    case .flag: return flag()
    case .event: return isCounted ? counted() : rows()
    case .list:
      return reading.aggregate == .count || !reading.columnGroups.isEmpty ? counted() : rows()
    case .fact:
      let isPerSubject =
        reading.groups.contains { $0 == .driver || $0 == .team } && plan.scope.sessions.count > 1
      let isMost = (reading.order == .high || reading.order == .low) && reading.asked != nil
      return (reading.aggregate == .count || isPerSubject || isMost || isTerseCount)
        && metric.counted != nil
        ? counted() : rows()
    case .amount: return amount()
    case .measure: return measure()
    }
  }

  /// What every form meets: what is asked for or grouped by has a column, or is the only one in scope.
  private func always(_ selection: Selection) -> Set<Wish> {
    var meets: Set<Wish> = []
    for dimension in Meaning.Dimension.allCases {
      let isThere = column(dimension).map(selection.columns.contains) ?? false
      let isOne =
        plan.scope.sessions.count == 1 && [.event, .session, .season].contains(dimension)
      if isThere || isOne { meets.formUnion([.asked(dimension), .group(dimension)]) }
    }
    // Several columns tell an event: round, grand_prix, session_id.
    if !Set(selection.columns).isDisjoint(with: ["round", "grand_prix", "session_id"]) {
      meets.formUnion([.asked(.event), .group(.event), .asked(.session), .group(.session)])
    }
    if reading.shapes.contains(.difference), reading.drivers.count < 2, reading.teams.count < 2,
      metric.isGap
    {
      meets.insert(.difference)
    }
    let isOfDrivers = reading.plurals.contains(.driver) && reading.teams.count == 1
    if reading.namesSeveral || !reading.groups.isEmpty || isOfDrivers || metric.pair != nil || metric.name.hasPrefix("teammate") {
      meets.insert(.comparison)
    }
    if plan.honoursEnd { meets.insert(.end) }
    if metric.scope == .standing, reading.end == .last { meets.insert(.end) }
    if metric.counts == true, reading.aggregate == .count { meets.insert(.aggregate) }
    if reading.metrics.contains(where: { $0.name == "teammate_delta" }) { meets.insert(.comparison) }
    if metric.isGap || (metric.show ?? []).contains(where: { $0.contains("delta") || $0.contains("gap") }) {
      meets.formUnion(reading.drivers.count < 2 ? [.difference, .comparison] : [])
    }
    if metric.rowKeys.isEmpty { meets.insert(.asked(.driver)) }
    return meets
  }

  var whereClause: String { "WHERE " + filters.joined(separator: " AND ") }

  private func flag() -> Selection? {
    let keys = plan.scope.columns
    let value = "bool_or(\(metric.value)) AS \(metric.value)"
    let share = "round(100.0 * avg(CASE WHEN \(metric.value) THEN 1 ELSE 0 END), 1) AS share_pct"
    var sql = "SELECT \((keys + [value, share]).joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    var meets: Set<Wish> = []
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", "))"
      if reading.groups.isEmpty { sql += " HAVING bool_or(\(metric.value))" }
      if reading.aggregate == .count {
        sql = "SELECT count(*) AS sessions FROM (\(sql)) AS some"
        meets.insert(.aggregate)
      } else {
        sql += " ORDER BY \(keys.joined(separator: ", "))"
      }
    }
    return Selection(
      sql: sql, chart: ChartChoice(kind: .table), what: "whether there was \(metric.title)",
      columns: keys + [metric.value], meets: meets)
  }

  /// Rows as they are.
  private func rows() -> Selection? {
    var columns =
      plan.scope.columns + metric.rowKeys.filter(plan.has) + [metric.value] + (metric.show ?? [])
    if plan.has("driver"), !columns.contains("driver"),
      reading.drivers.count != 1 || metric.rowKeys.contains("driver")
    {
      columns.insert("driver", at: plan.scope.columns.count)
    }
    columns = (columns + reading.columnMentions).unique.filter(plan.has)
    if let distinct = distinct() { return distinct }
    var order = metric.order ?? plan.scope.columns + metric.rowKeys
    for dimension in [reading.asked].compactMap(\.self) + reading.groups {
      if let column = column(dimension), !columns.contains(column) { columns.append(column) }
    }
    order = order.filter { plan.has($0.split(separator: " ").first.map(String.init) ?? $0) }
    var meets: Set<Wish> = [.count, .trend]
    var conditions = filters
    if let bound = boundCondition(metric.value) {
      conditions.append(bound)
      meets.insert(.bound)
    }
    var sql =
      "SELECT \(columns.joined(separator: ", ")) FROM \(plan.source) WHERE \(conditions.joined(separator: " AND "))"
    if plan.asksForFirst, let along = metric.order?.first {
      let direction = reading.end == .last ? "DESC" : "ASC"
      sql += " QUALIFY rank() OVER (ORDER BY \(along) \(direction)) = 1"
      meets.insert(.end)
    }
    if !order.isEmpty { sql += " ORDER BY \(order.joined(separator: ", "))" }
    if let count = reading.count { sql += " LIMIT \(count)" }
    let isTelemetry = metric.name == "telemetry"
    return Selection(
      sql: sql,
      chart: ChartChoice(
        kind: isTelemetry ? .telemetry : .table, x: isTelemetry ? "distance_m" : nil,
        y: metric.value, series: "driver"),
      what: "all of them", columns: columns, meets: meets)
  }

  /// "Which compounds were used", "for which sessions is there telemetry": each once.
  private func distinct() -> Selection? {
    var columns: [String]
    switch reading.asked {
    case .compound where reading.drivers.isEmpty && reading.groups.isEmpty:
      columns = plan.scope.columns + [column(.compound)].compactMap(\.self)
    case .session where metric.kind == .list && metric.scope == .session,
      .event where metric.kind == .list && metric.scope == .session:
      columns = plan.scope.columns
    default: return nil
    }
    columns = columns.unique.filter(plan.has)
    guard !columns.isEmpty else { return nil }
    let sql =
      "SELECT DISTINCT \(columns.joined(separator: ", ")) FROM \(plan.source) \(whereClause) ORDER BY ALL"
    return Selection(
      sql: sql, chart: ChartChoice(kind: .table), what: "each once", columns: columns, meets: [])
  }

  private func counted() -> Selection? {
    let keys = groupColumns
    let name = metric.counted ?? "number"
    if reading.aggregate != .count, reading.order == nil, metric.kind != .amount,
      reading.asked == .event || reading.asked == .session
    {
      let columns =
        plan.scope.columns.isEmpty ? ["season", "round", "grand_prix"] : plan.scope.columns
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
    case .median, .deviation, .distribution: return nil
    default: break
    }
    var keep = keys
    if keys.isEmpty, reading.shapes.contains(.list) {
      // "Rank the drivers by number of podiums"
      if reading.plurals.contains(.driver), plan.has("driver") { keep = ["driver"] }
      if reading.plurals.contains(.team), plan.has("team") { keep = ["team"] }
    }
    if keys.isEmpty, let group = metric.group, reading.compounds.isEmpty { keep = group }
    // "How many drivers retired" counts what is named; "how many stops did each make" counts rows.
    return grouped("count(*) AS \(name)", name, keep, meets: [.aggregate], isCount: true)
  }

  /// Counted per event, then averaged.
  private func perEvent(_ name: String, _ keys: [String]) -> Selection? {
    guard plan.scope.sessions.count > 1 else { return nil }
    let inner = (keys + ["season", "round"]).unique
    let list = inner.joined(separator: ", ")
    let outer = keys + ["avg(\(name)) AS avg_\(name)"]
    var sql =
      "SELECT \(outer.joined(separator: ", ")) FROM (SELECT \(list), count(*) AS \(name) FROM \(plan.source) \(whereClause) GROUP BY \(list)) AS events"
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", ")) ORDER BY avg_\(name) DESC"
    }
    return Selection(
      sql: sql, chart: ChartChoice(kind: keys.isEmpty ? .table : .bar, x: keys.first, y: "avg_\(name)"),
      what: "\(name) per event, on average", columns: keys + ["avg_\(name)"], meets: [.aggregate])
  }

  private func amount() -> Selection? {
    var keys = groupColumns
    if reading.aggregate == .average, keys.count > 1 {
      // "Mean points per race by driver" is one number for each driver.
      keys.removeAll { $0 == "round" || $0 == "grand_prix" || $0 == "session_id" }
    }
    let perEntity = plan.has(metric.entity) ? [metric.entity] : []
    if keys.isEmpty, !reading.teams.isEmpty, reading.drivers.isEmpty, reading.asked == nil,
      reading.aggregate == .count
    {
      return grouped("sum(\(metric.value)) AS \(metric.value)", metric.value, [], meets: [.aggregate])
    }
    if keys.isEmpty { keys = perEntity }
    if keys.isEmpty {
      return grouped("sum(\(metric.value)) AS \(metric.value)", metric.value, [], meets: [.aggregate])
    }
    if keys == perEntity, plan.scope.sessions.count == 1, reading.aggregate != .average {
      return ranked(meets: [.aggregate])
    }
    let rollup = reading.aggregate == .average ? "avg" : metric.rollup ?? "sum"
    return grouped(
      "\(rollup)(\(metric.value)) AS \(metric.value)", metric.value, keys, meets: [.aggregate])
  }

  private func measure() -> Selection? {
    if reading.shapes.contains(.difference)
      || (reading.shapes.contains(.compare) && metric.pair != nil),
      let difference = difference()
    {
      return difference
    }
    if reading.shapes.contains(.trend) || reading.groups.contains(.lap), let trend = metric.trend {
      return self.trend(trend)
    }
    switch reading.aggregate {
    case .average: return aggregate("avg", aggregateKeys, metric.value)
    case .median: return aggregate("median", aggregateKeys, metric.value)
    case .total: return aggregate("sum", aggregateKeys, metric.value)
    case .deviation: return aggregate("stddev", aggregateKeys, metric.value)
    case .distribution: return distribution(aggregateKeys)
    case .count where metric.counts != true
      && (metric.counted != nil || metric.entity == "lap" || metric.entity == "stint"):
      let name = metric.counted ?? "\(metric.entity)s"
      return grouped("count(*) AS \(name)", name, groupColumns, meets: [.aggregate])
    case .count, nil: break
    }
    if metric.counts != true, reading.aggregate == .count, metric.counted == nil { return nil }
    let keys = groupColumns
    if metric.entity == "sample" || metric.entity == "point",
      limit != nil || !keys.isEmpty || reading.order != nil || reading.phraseOrder != nil
        || metric.group != nil
    {
      let isPlain = reading.order == nil && reading.phraseOrder == nil
      let function = isPlain ? metric.rollup ?? "avg" : descending ? "max" : "min"
      return grouped(
        "\(function)(\(metric.value)) AS \(metric.value)", metric.value,
        keys.isEmpty ? metric.group ?? [] : keys, meets: [.order])
    }
    let asked = reading.asked.flatMap(column)
    let isGrouped = { (key: String) in reading.groups.compactMap(column).contains(key) }
    let apart = keys.filter {
      !metric.rowKeys.contains($0) && $0 != metric.entity && ($0 != asked || isGrouped($0))
    }
    if !apart.isEmpty, isSuperlative || reading.rank != nil, reading.count == nil {
      return ranked(within: apart)
    }
    let isTrendless = metric.trend == nil || metric.rowKeys.contains("lap_number")
    if apart.isEmpty, isTrendless,
      !(metric.rowKeys.contains("lap_number") && !keys.isEmpty && limit == nil)
    {
      return ranked()
    }
    if keys.isEmpty { return ranked() }
    let isPlain = reading.order == nil && limit == nil
      && !(metric.entity == "lap" && reading.phraseOrder != nil)
    let rollup = isPlain ? metric.rollup ?? "avg" : extreme
    return grouped("\(rollup)(\(metric.value)) AS \(metric.value)", metric.value, keys, meets: [])
  }

  private var extreme: String {
    guard let rollup = metric.rollup, ["avg", "median", "sum"].contains(rollup),
      metric.entity != "lap"
    else {
      return descending ? "max" : "min"
    }
    return rollup
  }

  private var aggregateKeys: [String] {
    let keys = groupColumns
    if !keys.isEmpty { return keys }
    if reading.plurals.contains(.driver), reading.teams.count == 1, plan.has("driver") {
      return ["driver"]
    }
    return reading.drivers.isEmpty && reading.order != nil && plan.has("driver") ? ["driver"] : keys
  }
}

extension Array where Element == String {
  /// Each once, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
