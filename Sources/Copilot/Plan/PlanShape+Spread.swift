/// How far values lie apart.
extension PlanShape {
  /// How the measure goes with the value beside it: Pearson's coefficient.
  func correlation() -> Selection? {
    guard reading.columnMentions.count == 1, let other = reading.columnMentions.first,
      plan.has(other)
    else { return nil }
    var rows = self
    // Places on the grid are counted from one; a start from the pit lane has none.
    for column in [metric.value, other] where column == "grid_position" {
      rows.filters.append("\(column) > 0")
    }
    return rows.grouped(
      "corr(\(metric.value), \(other)) AS correlation", "correlation", groupColumns,
      meets: [.aggregate, .columns, .comparison, .difference, .group(.event)])
  }

  /// The ends, the middle and the width of the values, for each of the keys.
  func distribution(_ keys: [String]) -> Selection? {
    let value = metric.value
    let keys = told(keys)
    let parts =
      ["min", "avg", "median", "max", "stddev"].map { "\($0)(\(value)) AS \($0)_\(value)" } + [
        "max(\(value)) - min(\(value)) AS range_\(value)", "count(\(value)) AS values",
      ]
    var sql =
      "SELECT \((keys + parts).joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    if !keys.isEmpty {
      let names = keys.joined(separator: ", ")
      sql += " GROUP BY \(names) ORDER BY \(names)"
    }
    return Selection(
      sql: sql, chart: ChartChoice(kind: .table), what: "the spread of \(value.plain)",
      columns: keys, meets: [.aggregate, .order, .difference])
  }

  /// Percentiles of the values; of two of them also what lies between.
  func percentiles(_ keys: [String]) -> Selection? {
    let value = metric.value
    let kept = reading.percentiles.compactMap { percentile in
      plan.columns.first {
        $0.split(separator: "_").contains(percentile < 10 ? "p0\(percentile)" : "p\(percentile)")
      }
    }
    if kept.count == reading.percentiles.count, metric.entity == "driver" {
      var shape = self
      shape.plan.reading.columnMentions += kept
      return shape.ranked(meets: [.aggregate])
    }
    let quantiles = reading.percentiles.map { "quantile_cont(\(value), \(Double($0) / 100))" }
    let names = reading.percentiles.map { "p\($0)_\(value)" }
    guard let name = names.first else { return nil }
    var parts = zip(quantiles, names).map { "\($0) AS \($1)" }
    var meets: Set<Wish> = [.aggregate]
    if quantiles.count == 2 {
      parts.append("\(quantiles[0]) - \(quantiles[1]) AS difference")
      meets.insert(.difference)
    }
    return grouped(parts.joined(separator: ", "), name, keys, meets: meets)
  }
}
