/// Rows as they are, and whether there are any.
extension PlanShape {
  func flag() -> Selection? {
    let keys = plan.scope.columns
    let value = "bool_or(\(metric.value)) AS \(metric.value)"
    let share = "round(100.0 * avg(CASE WHEN \(metric.value) THEN 1 ELSE 0 END), 1) AS share_pct"
    var sql =
      "SELECT \((keys + [value, share]).joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    var meets: Set<Wish> = []
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", "))"
      if reading.groups.isEmpty || reading.stems.contains("which")
        || reading.stems.contains("only")
      {
        sql += " HAVING bool_or(\(metric.value))"
      }
      if reading.aggregate == .count {
        sql = "SELECT count(*) AS sessions FROM (\(sql)) AS counted"
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
  func rows() -> Selection? {
    var columns =
      plan.scope.columns + metric.rowKeys.filter(plan.has) + [metric.value] + (metric.show ?? [])
    if plan.has("driver"), !columns.contains("driver"),
      reading.drivers.count != 1 || metric.rowKeys.contains("driver")
    {
      columns.insert("driver", at: plan.scope.columns.count)
    }
    columns = (columns + reading.columnMentions + namedColumns).unique.filter(plan.has)
    if let distinct = distinct() { return distinct }
    let whether = plan.showsWhether ? plan.fixed.map { ["(\($0)) AS is_\(metric.name)"] } ?? [] : []
    var order = metric.order ?? plan.scope.columns + metric.rowKeys
    for dimension in [reading.asked].compactMap(\.self) + reading.groups {
      if let column = column(dimension), !columns.contains(column) { columns.append(column) }
    }
    order = order.filter { plan.has($0.split(separator: " ").first.map(String.init) ?? $0) }
    var meets: Set<Wish> = [.count]
    if metric.trend != nil || Self.sequences.contains(metric.order?.first ?? "") {
      meets.insert(.trend)
    }
    var conditions = filters
    if let bound = boundCondition(metric.value) {
      conditions.append(bound)
      meets.insert(.bound)
    }
    var sql =
      "SELECT \(metric.isOfColumn ? "DISTINCT " : "")\((columns + whether).joined(separator: ", ")) FROM \(plan.source) WHERE \(conditions.joined(separator: " AND "))"
    if let along = plan.firstAlong {
      let order = along.map { "\($0) \(reading.end == .last ? "DESC" : "ASC")" }
      sql += " QUALIFY rank() OVER (ORDER BY \(order.joined(separator: ", "))) = 1"
      meets.insert(.end)
    }
    if !order.isEmpty { sql += " ORDER BY \(order.joined(separator: ", "))" }
    if let count = reading.count { sql += " LIMIT \(count)" }
    let isTelemetry = plan.has("distance_m") && plan.has("speed_kmh") && metric.entity == "point"
    return Selection(
      sql: sql,
      chart: ChartChoice(
        kind: isTelemetry ? .telemetry : .table, x: isTelemetry ? "distance_m" : nil,
        y: metric.value, series: "driver"),
      what: metric.title, columns: columns, meets: meets)
  }

  /// What rows develop along.
  private static let sequences: Set = [
    "lap_number", "time_s", "start_time_s", "date", "round", "season", "distance_m", "point",
    "driver", "bin_start_min",
  ]

  /// "Which compounds were used", "for which sessions is there telemetry": each once.
  func distinct() -> Selection? {
    var columns: [String]
    switch reading.asked {
    case .compound where reading.drivers.isEmpty && reading.groups.isEmpty:
      columns = plan.scope.columns + [column(.compound)].compactMap(\.self)
    case .driver
    where metric.kind == .list && metric.entity != "driver"
      && reading.asksWhose && plan.has("driver") && reading.columnMentions.isEmpty:
      columns = ["driver"]
    case .driver where reading.shapes.contains(.distinct),
      .team where reading.shapes.contains(.distinct):
      columns = [reading.asked.flatMap(column)].compactMap(\.self)
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
      sql: sql, chart: ChartChoice(kind: .table), what: "each once", columns: columns,
      meets: [.distinct])
  }
}
