/// Both cars of a team: events in which something holds of two of its drivers.
extension PlanShape {
  /// Whether both cars of a team are asked for that the question does not name by their drivers.
  var asksForBoth: Bool {
    // "Won in both 2023 and 2024" is of seasons.
    let isOfSeasons = reading.seasons.contains { reading.says("both \($0)") }
    return reading.shapes.contains(.both) && !isOfSeasons && reading.drivers.isEmpty
      && metric.kind == .fact
      && metric.fixed != nil && metric.entity == "driver" && plan.has("team") && plan.has("round")
  }

  /// Teams, and the events where there are several; their number where that is asked for.
  func both() -> Selection {
    let keys = (["season", "round", "grand_prix", "session_code", "team"]).filter(plan.has)
    let pairs =
      "(SELECT \(keys.joined(separator: ", ")) FROM \(plan.source) \(whereClause) GROUP BY ALL HAVING count(DISTINCT driver) = 2) AS pairs"
    let isMost = [.high, .low].contains(reading.ranking)
    let what = "both cars of a team: \(metric.title)"
    guard reading.aggregate == .count || isMost || reading.asksWhether else {
      let columns = (plan.scope.columns + ["team"]).filter(keys.contains)
      return Selection(
        sql: "SELECT \(columns.joined(separator: ", ")) FROM \(pairs) ORDER BY ALL",
        chart: ChartChoice(kind: .table), what: what, columns: columns, meets: [.both])
    }
    let groups = isMost && groupColumns.isEmpty ? ["team"] : groupColumns.filter(keys.contains)
    var sql = "SELECT \((groups + ["count(*) AS times"]).joined(separator: ", ")) FROM \(pairs)"
    if !groups.isEmpty { sql += " GROUP BY ALL" }
    if isMost {
      sql += " QUALIFY rank() OVER (ORDER BY times \(descending ? "DESC" : "ASC")) <= \(limit ?? 1)"
    }
    return Selection(
      sql: sql + " ORDER BY times DESC", chart: ChartChoice(kind: .table), what: what,
      columns: groups + ["times"], meets: [.both, .aggregate, .order, .count])
  }
}
