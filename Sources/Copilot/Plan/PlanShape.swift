/// Rows, a ranking, a trend, a total: the form in which a question wants its answer.
struct PlanShape {
  let plan: PlanSQL
  private let filters: [String]
  var metric: Metric { plan.metric }
  var reading: Reading { plan.reading }

  typealias Selection = (sql: String, chart: ChartChoice, what: String)

  init(_ plan: PlanSQL, _ filters: [String]) {
    self.plan = plan
    self.filters = filters
  }

  func select() -> Selection? {
    switch metric.kind {
    case .flag: return flag()
    case .event: return isCounted ? counted() : rows()
    case .list: return reading.aggregate == .count ? counted() : rows()
    case .fact:
      let isPerSubject =
        reading.groups.contains { $0 == .driver || $0 == .team } && plan.scope.sessions.count > 1
      let isMost = (reading.order == .high || reading.order == .low) && reading.asked != nil
      return (reading.aggregate == .count || isPerSubject || isMost) && metric.counted != nil
        ? counted() : rows()
    case .amount: return amount()
    case .measure: return measure()
    }
  }

  private var whereClause: String { "WHERE " + filters.joined(separator: " AND ") }

  private func flag() -> Selection? {
    let keys = plan.scope.columns
    let value = "bool_or(\(metric.value)) AS \(metric.value)"
    let list =
      (keys + [
        value, "round(100.0 * avg(CASE WHEN \(metric.value) THEN 1 ELSE 0 END), 1) AS share_pct",
      ])
      .joined(separator: ", ")
    var sql = "SELECT \(list) FROM \(plan.source) \(whereClause)"
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", "))"
      if reading.asked == .event || reading.asked == .session {
        sql += " HAVING bool_or(\(metric.value))"
      }
      sql += " ORDER BY \(keys.joined(separator: ", "))"
    }
    return (sql, ChartChoice(kind: .table), "whether there was \(metric.name)")
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
    columns = columns.unique.filter(plan.has)
    var order = metric.order ?? plan.scope.columns + metric.rowKeys
    if let asked, !columns.contains(asked) { columns.append(asked) }
    order = order.filter { plan.has($0.split(separator: " ").first.map(String.init) ?? $0) }
    var sql = "SELECT \(columns.joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    if !order.isEmpty { sql += " ORDER BY \(order.joined(separator: ", "))" }
    if let count = reading.count { sql += " LIMIT \(count)" }
    let kind: ChartChoice.Kind = metric.name == "telemetry" ? .telemetry : .table
    return (
      sql,
      ChartChoice(
        kind: kind, x: kind == .telemetry ? "distance_m" : nil, y: metric.value, series: "driver"),
      "all of them"
    )
  }

  private func counted() -> Selection? {
    let keys = groupColumns
    let name = metric.counted ?? "number"
    if reading.aggregate != .count, reading.order == nil,
      metric.kind == .event || metric.kind == .fact || metric.kind == .list,
      reading.asked == .event || reading.asked == .session
    {
      let columns =
        plan.scope.columns.isEmpty ? ["season", "round", "grand_prix"] : plan.scope.columns
      let sql =
        "SELECT DISTINCT \(columns.joined(separator: ", ")) FROM \(plan.source) \(whereClause) ORDER BY ALL"
      return (sql, ChartChoice(kind: .table), "events and sessions with any")
    }
    if let measured = metric.rollup, metric.kind == .event,
      reading.aggregate == .total || reading.order == .best
    {
      return aggregate(measured, keys, "\(metric.value)")
    }
    var keep = keys
    if keys.isEmpty, let group = metric.group, reading.compounds.isEmpty { keep = group }
    return grouped("count(*) AS \(name)", name, keep, descending: reading.order != .low)
  }

  private func amount() -> Selection? {
    var keys = groupColumns
    let perEntity = plan.has(metric.entity) ? [metric.entity] : []
    if keys.isEmpty, !reading.teams.isEmpty, reading.drivers.isEmpty, reading.asked == nil,
      reading.aggregate == .count
    {
      return grouped(
        "sum(\(metric.value)) AS \(metric.value)", metric.value, [], descending: descending)
    }
    if keys.isEmpty { keys = perEntity }
    if keys == perEntity, plan.scope.sessions.count == 1 { return ranked() }
    let rollup = reading.aggregate == .average ? "avg" : metric.rollup ?? "sum"
    return grouped(
      "\(rollup)(\(metric.value)) AS \(metric.value)", metric.value, keys, descending: descending)
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
    case .count where metric.counted != nil || metric.entity == "lap" || metric.entity == "stint":
      let name = metric.counted ?? "\(metric.entity)s"
      return grouped("count(*) AS \(name)", name, groupColumns, descending: reading.order != .low)
    case .count, nil: break
    }
    let keys = groupColumns
    if metric.entity == "sample", limit != nil || !keys.isEmpty || reading.order != nil {
      let function =
        reading.order == nil && reading.phraseOrder == nil ? "avg" : descending ? "max" : "min"
      return grouped(
        "\(function)(\(metric.value)) AS \(metric.value)", metric.value, keys,
        descending: descending)
    }
    let isNatural =
      keys.isEmpty || keys.allSatisfy { metric.rowKeys.contains($0) || $0 == metric.entity }
    let isTrendless = metric.trend == nil || metric.rowKeys.contains("lap_number")
    if isNatural, isTrendless,
      !(metric.rowKeys.contains("lap_number") && !keys.isEmpty && limit == nil)
    {
      return ranked()
    }
    if isNatural, keys.isEmpty { return ranked() }
    let rollup = reading.order == nil && limit == nil ? metric.rollup ?? "avg" : extreme
    return grouped(
      "\(rollup)(\(metric.value)) AS \(metric.value)", metric.value, keys, descending: descending)
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
    return reading.drivers.isEmpty && reading.order != nil && plan.has("driver") ? ["driver"] : keys
  }

  private func aggregate(_ function: String, _ keys: [String], _ column: String) -> Selection? {
    let name = "\(function)_\(column)"
    return grouped("\(function)(\(column)) AS \(name)", name, keys, descending: descending)
  }

  private func grouped(
    _ value: String, _ name: String, _ keys: [String], descending: Bool
  ) -> Selection? {
    // A round is read with its name.
    let keys = keys.flatMap {
      $0 == "round" && plan.has("grand_prix") ? ["round", "grand_prix"] : [$0]
    }.unique
    var sql =
      "SELECT \((keys + [value]).joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    if !keys.isEmpty {
      sql = "SELECT * FROM (\(sql) GROUP BY \(keys.joined(separator: ", "))) AS groups"
      if let limit, reading.order != nil || reading.count != nil || reading.asked != nil {
        sql +=
          " QUALIFY rank() OVER (ORDER BY \(name) \(descending ? "DESC" : "ASC") NULLS LAST) <= \(limit)"
      }
      let isSequence = ["lap_number", "season", "round"].contains(keys[0]) && reading.order == nil
      sql +=
        isSequence
        ? " ORDER BY \(keys[0])"
        : " ORDER BY \(name) \(descending ? "DESC" : "ASC") NULLS LAST, \(keys.joined(separator: ", "))"
    }
    let chart = ChartChoice(
      kind: keys.isEmpty ? .table : keys.first == "lap_number" ? .line : .bar, x: keys.first,
      y: name,
      series: keys.count > 1 ? keys[1] : nil)
    return (sql, chart, keys.isEmpty ? name : "\(name) by \(keys.joined(separator: ", "))")
  }

  /// Rows in the order of the value.
  private func ranked() -> Selection? {
    var columns = plan.scope.columns + metric.rowKeys + [metric.value] + (metric.show ?? [])
    if plan.has("driver"), !columns.contains("driver") {
      columns.insert("driver", at: plan.scope.columns.count)
    }
    if let asked, !columns.contains(asked) { columns.insert(asked, at: plan.scope.columns.count) }
    columns = columns.unique.filter(plan.has)
    var conditions = filters
    if metric.name == "lap_time", reading.order != nil {
      conditions.append("NOT coalesce(deleted, false)")
    }
    let direction = descending ? "DESC" : "ASC"
    var sql =
      "SELECT \(columns.joined(separator: ", ")) FROM \(plan.source) WHERE \(conditions.joined(separator: " AND "))"
    if let limit {
      sql +=
        " AND \(metric.value) IS NOT NULL QUALIFY rank() OVER (ORDER BY \(metric.value) \(direction)) <= \(limit)"
    }
    let isPlain = reading.order == nil && limit == nil
    if isPlain, let order = metric.order {
      sql += " ORDER BY \(order.joined(separator: ", "))"
    } else if isPlain, metric.rowKeys.contains("lap_number"), reading.count == nil {
      sql += " ORDER BY \(metric.rowKeys.joined(separator: ", "))"
    } else {
      sql += " ORDER BY \(metric.value) \(direction) NULLS LAST"
    }
    let chart = ChartChoice(
      kind: limit == 1 ? .table : .bar, x: metric.rowKeys.first, y: metric.value)
    return (sql, chart, limit == 1 ? "the first by \(metric.value)" : "\(metric.value), in order")
  }

  private func trend(_ along: String) -> Selection? {
    var series =
      plan.has("driver") && metric.entity != "sample" && metric.entity != "bin" ? ["driver"] : []
    // The same driver is not named alike in all rounds.
    if metric.scope == .standing { series = reading.drivers.isEmpty ? ["entrant"] : ["driver"] }
    let columns = (plan.scope.columns + series + [along, metric.value]).unique.filter(plan.has)
    let order = (reading.drivers.count == 1 ? [along] : series + [along]).joined(separator: ", ")
    let sql =
      "SELECT \(columns.joined(separator: ", ")) FROM \(plan.source) \(whereClause) ORDER BY \(order)"
    return (
      sql, ChartChoice(kind: .line, x: along, y: metric.value, series: series.first),
      "\(metric.value) by \(along)"
    )
  }

  /// One row with the values of two and what lies between them.
  private func difference() -> Selection? {
    let (column, names) =
      reading.drivers.count == 2 && plan.has("driver")
      ? ("driver", reading.drivers)
      : reading.drivers.count == 2 && plan.has("entrant")
        ? ("driver", reading.drivers)
        : reading.teams.count == 2 && plan.has("team") ? ("team", reading.teams) : ("", [])
    guard names.count == 2, metric.pair == nil else { return nil }
    let function =
      reading.aggregate == .average
      ? "avg"
      : reading.aggregate == .median
        ? "median"
        : metric.entity == "lap" && metric.rollup == "avg"
          ? "avg" : metric.better == .low ? "min" : "max"
    let value = { (name: String) in
      let all = column == "team" ? plan.semantics.names(ofTeam: name, in: plan.lake) : [name]
      let list = all.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
      return "\(function)(\(metric.value)) FILTER (\(column) IN (\(list)))"
    }
    let keys = plan.scope.columns
    let parts =
      keys + [
        "\(value(names[0])) AS \(names[0].columnName)",
        "\(value(names[1])) AS \(names[1].columnName)",
        "\(value(names[0])) - \(value(names[1])) AS difference",
      ]
    var sql = "SELECT \(parts.joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", ")) ORDER BY \(keys.joined(separator: ", "))"
    }
    return (
      sql, ChartChoice(kind: .table), "\(metric.value) of \(names[0]) less that of \(names[1])"
    )
  }
}

extension Array where Element == String {
  /// Each once, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  /// As a column name that needs no quotes.
  fileprivate var columnName: String {
    lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }
}
