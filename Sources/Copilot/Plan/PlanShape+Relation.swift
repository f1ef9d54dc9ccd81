extension Reading {
  /// Whether it asks in which events something was, or in how many.
  var asksForEvents: Bool {
    let isAsked = asked == .event || asked == .session
    let isWhich = groups.contains(.event) && stems.contains("which")
    let isCounted =
      aggregate == .count
      && ([.event, .session].contains(countedNoun) || says("how many grand prix"))
    return isAsked || isWhich || isCounted
  }
}

/// Events in which something holds between two who are named.
extension PlanShape {
  /// "In which races did Norris finish ahead of Piastri?", "in how many rounds …".
  var asksForRelation: Bool {
    let isOfTimes =
      reading.aggregate == .count && reading.countedNoun == nil && reading.groups.isEmpty
      && ["how often", "many time"].contains(where: reading.says)
    let isPair = metric.pair == nil || metric.value.hasPrefix("delta_")
    return (reading.asksForEvents || isOfTimes) && two != nil && isPair
      && plan.scope.sessions.count > 1 && metric.better != nil
      && [.measure, .amount].contains(metric.kind) && comparison != nil
  }

  /// Whether the first of the two has to be the better one.
  private var comparison: Bool? {
    let stems = Set(reading.stems)
    let isBetter = !stems.isDisjoint(with: Self.better)
    let isWorse = !stems.isDisjoint(with: Self.worse)
    return isBetter == isWorse ? nil : isBetter
  }

  func relation() -> Selection? {
    guard let two else { return nil }
    let keys = plan.scope.columns.filter { plan.has($0) && $0 != "session_id" }
    let isSum = metric.kind == .amount || metric.rollup == "sum"
    let function = isSum ? "sum" : metric.better == .low ? "min" : "max"
    let values = two.names.map { value(function, of: $0, in: two.column) }
    let isLess = (comparison == true) == (metric.better == .low)
    let list = keys.joined(separator: ", ")
    let sign = isLess ? "<" : ">"
    // The difference of two says itself who of them was ahead.
    if metric.pair != nil {
      return held(
        "SELECT \(list), \(metric.value) FROM \(plan.source) \(whereClause) AND \(metric.value) \(sign) 0",
        keys, [metric.value], "\(metric.title) is \(isLess ? "below" : "above") nothing")
    }
    let names = two.names.map(\.columnName)
    return held(
      "SELECT \(list), \(values[0]) AS \(names[0]), \(values[1]) AS \(names[1]) FROM \(plan.source) \(whereClause) GROUP BY \(list) HAVING \(values[0]) \(sign) \(values[1])",
      keys, names,
      "\(metric.title) of \(two.names[0]) is \(isLess ? "less" : "more") than that of \(two.names[1])"
    )
  }

  /// The events of which it holds, or their number where that is asked for.
  private func held(_ rows: String, _ keys: [String], _ values: [String], _ what: String)
    -> Selection
  {
    let isCount = reading.aggregate == .count
    return Selection(
      sql: isCount
        ? "SELECT count(*) AS events FROM (\(rows)) AS held"
        : "\(rows) ORDER BY \(keys.joined(separator: ", "))",
      chart: ChartChoice(kind: .table), what: "events in which \(what)",
      columns: isCount ? ["events"] : keys + values,
      meets: [
        .relation, .asked(.event), .asked(.session), .comparison, .order, .aggregate, .difference,
      ])
  }

  private static let better: Set = [
    "ahead", "beat", "front", "faster", "quicker", "more", "better", "higher", "above", "outscore",
    "outscored",
  ]
  private static let worse: Set = ["behind", "slower", "fewer", "less", "lower", "worse", "below"]
}
