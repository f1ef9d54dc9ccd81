/// Values of each row: ranked, compared, averaged, over time.
extension PlanShape {
  func measure() -> Selection? {
    if reading.shapes.contains(.spread) { return spread() }
    if isOfFirsts { return firsts() }
    if reading.shapes.contains(.difference)
      || (reading.shapes.contains(.compare) && metric.pair != nil),
      let difference = difference()
    {
      return difference
    }
    if reading.shapes.contains(.trend) || reading.groups.contains(.lap), let trend = metric.trend {
      return self.trend(trend)
    }
    if plan.countsPlace {
      return grouped(
        "count(*) AS times", "times",
        groupColumns.isEmpty && reading.asked == .driver ? ["driver"] : groupColumns,
        meets: [.aggregate, .count, .order], isCount: true)
    }
    switch reading.aggregate {
    case .average: return aggregate("avg", aggregateKeys, metric.value)
    case .median: return aggregate("median", aggregateKeys, metric.value)
    case .count where plan.countIsPlace:
      return grouped(
        "count(*) AS times", "times", groupColumns, meets: [.aggregate, .count, .order],
        isCount: true)
    case .total: return aggregate("sum", aggregateKeys, metric.value)
    case .correlation: return correlation()
    case .deviation: return aggregate("stddev", aggregateKeys, metric.value)
    case .distribution: return distribution(groupColumns)
    case .percentile: return percentiles(aggregateKeys)
    case .count
    where (metric.counts != true || reading.countedNoun?.rawValue == metric.entity)
      && (metric.counted != nil || ["lap", "stint"].contains(metric.entity)
        || (reading.boundValue != nil && ["driver", "team"].contains(metric.entity))):
      let isOfDrivers = reading.shapes.contains(.distinct) && plan.has("driver")
      let name = isOfDrivers ? "drivers" : metric.counted ?? "\(metric.entity)s"
      let number = "count(\(isOfDrivers ? "DISTINCT driver" : "*")) AS \(name)"
      var bounded = self
      guard let bound = boundCondition(metric.value) else {
        return grouped(number, name, groupColumns, meets: [.aggregate], isCount: true)
      }
      // "How many laps under 1:37": the bound is on each value, not on their number.
      bounded.filters.append(bound)
      return bounded.grouped(
        number, name, groupColumns, meets: [.aggregate, .bound], isCount: true, isBounded: true)
    case .count, nil: break
    }
    if metric.counts != true, reading.aggregate == .count, metric.counted == nil { return nil }
    let keys = groupColumns
    // "Laps by team" does not say whether they are counted or timed.
    let isNamed = reading.metrics.contains { $0.name == metric.name && !$0.isWeak }
    if metric.name == "lap_time", !isNamed, !keys.isEmpty, reading.ranking == nil,
      reading.compounds.isEmpty, reading.drivers.isEmpty
    {
      return nil
    }
    if metric.entity == "sample" || metric.entity == "point",
      limit != nil || !keys.isEmpty || reading.ranking != nil
        || metric.group != nil
    {
      let isPlain = reading.ranking == nil
      let function = isPlain ? metric.rollup ?? "avg" : descending ? "max" : "min"
      return grouped(
        "\(function)(\(metric.value)) AS \(metric.value)", metric.value,
        keys.isEmpty ? metric.group ?? [] : keys, meets: [.order])
    }
    if reading.asked == .compound, ["avg", "median"].contains(metric.rollup),
      reading.drivers.isEmpty,
      let compound = column(.compound), let rollup = metric.rollup
    {
      // "Which compound wore most" is about all stints on it.
      return grouped(
        "\(rollup)(\(metric.value)) AS \(metric.value)", metric.value, [compound], meets: [])
    }
    if isOfWhole, keys.isEmpty || keys == ["driver"] || keys == ["team"],
      let rollup = metric.rollup
    {
      let key = keys.isEmpty ? metric.rowKeys : keys
      return grouped(
        "\(rollup)(\(metric.value)) AS \(metric.value)", metric.value, key, meets: [.order])
    }
    let asked = reading.asked.flatMap(column)
    let isGrouped = { (key: String) in reading.groups.compactMap(column).contains(key) }
    let apart = keys.filter {
      !metric.rowKeys.contains($0) && $0 != metric.entity && ($0 != asked || isGrouped($0))
    }
    // "The longest stint of each driver"
    if apart.isEmpty, !reading.groups.isEmpty, reading.order != nil, reading.count == nil,
      metric.entity != "lap", !keys.isEmpty, Set(keys).isStrictSubset(of: metric.rowKeys)
    {
      return ranked(within: keys)
    }
    // "The most points in a full season" are of one of all, not of each.
    let isOfOneSeason =
      apart == ["season"]
      && ["a", "one", "single", "full", "whole", "any"].contains { reading.says("\($0) season") }
    if isOfOneSeason, isSuperlative { return ranked() }
    // "The top speeds of Haas and Ferrari drivers" are of each of them.
    let isOfDrivers = apart == ["team"] && reading.plurals.contains(.driver)
    if !apart.isEmpty, !isOfDrivers, isSuperlative || reading.rank != nil, reading.count == nil {
      return ranked(within: apart)
    }
    let isTrendless = metric.trend == nil || metric.rowKeys.contains("lap_number")
    if apart.isEmpty, isTrendless,
      !(metric.rowKeys.contains("lap_number") && !keys.isEmpty && limit == nil)
    {
      return ranked()
    }
    if keys.isEmpty { return ranked() }
    // Each of a session alone is a row as it is.
    if Set(keys).isSuperset(of: metric.rowKeys), reading.order == nil,
      plan.scope.sessions.count > 1, reading.groups.contains(.event)
    {
      return ranked()
    }
    let isPlain =
      reading.order == nil && limit == nil
      && !(metric.entity == "lap" && reading.phraseOrder != nil)
    let rollup = isPlain ? metric.rollup ?? "avg" : extreme
    let others = others(keys)
    // Points of two cars are added, whatever becomes of their places.
    let values = ([metric.value] + others).map {
      "\($0 == "points" && metric.scope == .session ? "sum" : rollup)(\($0)) AS \($0)"
    }
    var selection = grouped(
      values.joined(separator: ", "),
      metric.value, keys, meets: [])
    selection?.columns += others
    return selection
  }

  /// "Most consistent over the season" is of all of its rounds, not of the best of them.
  private var isOfWhole: Bool {
    let isOver = !Set(reading.stems).isDisjoint(with: ["over", "across", "throughout"])
    return isOver && isSuperlative && plan.scope.sessions.count > 1
      && ["median", "avg"].contains(metric.rollup) && reading.groups.isEmpty
      && reading.events.isEmpty && ["driver", "team"].contains(metric.rowKeys.first)
      && metric.rowKeys.count == 1
  }

  /// What lies between the first and the last of the first few: "what covered the top ten?"
  private func spread() -> Selection? {
    guard plan.scope.sessions.count == 1, metric.entity == "driver" else { return nil }
    let name = "spread_\(metric.value)"
    var rows =
      "SELECT \(metric.value) FROM \(plan.source) \(whereClause) AND \(metric.value) IS NOT NULL ORDER BY \(metric.value) \(descending ? "DESC" : "ASC")"
    if let count = reading.count { rows += " LIMIT \(count)" }
    return Selection(
      sql: "SELECT max(\(metric.value)) - min(\(metric.value)) AS \(name) FROM (\(rows)) AS first",
      chart: ChartChoice(kind: .table), what: "the spread of \(metric.title)", columns: [name],
      meets: [.spread, .count, .order, .aggregate, .difference])
  }

  var extreme: String {
    guard let rollup = metric.rollup, ["avg", "median", "sum"].contains(rollup),
      metric.entity != "lap"
    else {
      return descending ? "max" : "min"
    }
    return rollup
  }

  var aggregateKeys: [String] {
    let keys = groupColumns
    if !keys.isEmpty { return keys }
    // "Rank the teams by their mean"
    if reading.shapes.contains(.list), reading.plurals.contains(.team),
      !reading.plurals.contains(.driver), plan.has("team")
    {
      return ["team"]
    }
    if reading.plurals.contains(.driver), reading.teams.count == 1, plan.has("driver") {
      return ["driver"]
    }
    return reading.drivers.isEmpty && reading.order != nil && plan.has("driver") ? ["driver"] : keys
  }
}
