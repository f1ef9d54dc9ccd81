/// The forms that several kinds of metrics share.
extension PlanShape {
  func aggregate(_ function: String, _ keys: [String], _ column: String) -> Selection? {
    let others = others(keys)
    var values = ([column] + others).map { "\(function)(\($0)) AS \(function)_\($0)" }
    var meets: Set<Wish> = [.aggregate]
    if let difference = plan.differenceOfValues {
      values.append("\(function)(\(difference)) AS difference")
      meets.insert(.difference)
    }
    var selection = grouped(
      values.joined(separator: ", "), "\(function)_\(column)", keys, meets: meets)
    selection?.columns += others
    return selection
  }

  /// Values that are summed up with the measure.
  func others(_ keys: [String]) -> [String] {
    ((metric.also ?? []) + reading.columnMentions).filter { !keys.contains($0) }.unique
  }

  /// A round is read with its season and its name.
  func told(_ keys: [String]) -> [String] {
    let seasons = plan.scope.columns.filter { $0 == "season" }
    return keys.flatMap {
      $0 == "round" && plan.has("grand_prix") ? seasons + ["round", "grand_prix"] : [$0]
    }.unique
  }

  /// One row for each value of the keys, in the order of the value.
  func grouped(
    _ value: String, _ name: String, _ keys: [String], meets: Set<Wish>, isCount: Bool = false,
    isBounded: Bool = false
  ) -> Selection? {
    // Larger numbers come first, whatever is better of the values.
    let descending = isCount ? reading.order != .low : self.descending
    let keys = told(keys)
    var meets = meets
    // What a named column does not say is no group.
    let said = reading.columnGroups.map { " AND \($0) IS NOT NULL" }.joined()
    let whereClause = whereClause + said
    // Sources write a team's name differently.
    let byTeam = keys.contains("team") && plan.has("team_id")
    let list = (keys + [value]).map { byTeam && $0 == "team" ? "max(team) AS team" : $0 }
    var sql = "SELECT \(list.joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    if !keys.isEmpty {
      // One driver alone has no order.
      meets.formUnion(
        keys == ["driver"] && reading.drivers.count == 1 ? [.count] : [.order, .count])
      let grouping = keys.map { byTeam && $0 == "team" ? "coalesce(team_id, team)" : $0 }
      sql = "SELECT * FROM (\(sql) GROUP BY \(grouping.joined(separator: ", "))) AS groups"
      if !isBounded, let bound = boundCondition(name) {
        sql += " WHERE \(bound)"
        meets.insert(.bound)
      } else if isCount, let count = exactCount {
        sql += " WHERE \(name) = \(count)"
        meets.insert(.times)
      }
      let order = "ORDER BY \(name) \(descending ? "DESC" : "ASC") NULLS LAST"
      if let rank = reading.rank {
        sql += " QUALIFY rank() OVER (\(order)) = \(rank)"
        meets.insert(.rank)
      } else if exactCount == nil, let limit,
        reading.order != nil || reading.count != nil || reading.asked != nil
      {
        sql += " QUALIFY rank() OVER (\(order)) <= \(limit)"
      }
      let isSequence = ["lap_number", "season", "round"].contains(keys[0]) && reading.order == nil
      if isSequence { meets.insert(.trend) }
      sql += isSequence ? " ORDER BY \(keys[0])" : " \(order), \(keys.joined(separator: ", "))"
    } else if metric.kind != .event, ["sample", "lap", "point"].contains(metric.entity) {
      meets.insert(.order)
    }
    let chart = ChartChoice(
      kind: keys.isEmpty ? .table : keys.first == "lap_number" ? .line : .bar, x: keys.first,
      y: name, series: keys.count > 1 ? keys[1] : nil)
    return Selection(
      sql: sql, chart: chart,
      what: ([name.plain] + keys.map(\.plain)).joined(separator: keys.isEmpty ? "" : " by "),
      columns: keys + [name], meets: meets)
  }

  /// Rows in the order of the value: all of them, the first few, or the first within each of a group.
  func ranked(within groups: [String] = [], meets: Set<Wish> = []) -> Selection? {
    var columns =
      plan.scope.columns + groups + metric.rowKeys + [metric.value]
      + (metric.also ?? []) + (metric.show ?? [])
    if plan.has("driver"), !columns.contains("driver") {
      columns.insert("driver", at: plan.scope.columns.count)
    }
    let asked = reading.asked.flatMap(column)
    if let asked, !columns.contains(asked) { columns.insert(asked, at: plan.scope.columns.count) }
    columns = (columns + reading.columnMentions + namedColumns).unique.filter(plan.has)
    var meets = meets.union([.order, .count])
    var conditions = filters
    if metric.name == "lap_time", reading.order != nil {
      conditions.append("NOT coalesce(deleted, false)")
    }
    if let bound = boundCondition(metric.value) {
      conditions.append(bound)
      meets.insert(.bound)
    }
    if let difference = plan.differenceOfValues {
      columns.append("\(difference) AS difference")
      meets.insert(.difference)
    }
    let direction = descending ? "DESC" : "ASC"
    // Two are closest where the difference is smallest, whoever is ahead.
    let isDistance =
      metric.pair != nil && metric.value.contains("delta")
      && reading.ranking == .low
    let order = "ORDER BY \(isDistance ? "abs(\(metric.value))" : metric.value) \(direction)"
    let isPart = !groups.isEmpty || limit != nil || reading.rank != nil
    if isPart { conditions.append("\(metric.value) IS NOT NULL") }
    var sql =
      "SELECT \(metric.isOfColumn ? "DISTINCT " : "")\(columns.joined(separator: ", ")) FROM \(plan.source) WHERE \(conditions.joined(separator: " AND "))"
    if isPart {
      let window =
        groups.isEmpty ? order : "PARTITION BY \(groups.joined(separator: ", ")) \(order)"
      // Of equals within a group one is shown, where only the value is asked for.
      let isOneEach = !groups.isEmpty && reading.asked == nil && reading.rank == nil
      let ties = isOneEach ? metric.rowKeys.filter(plan.has).map { ", \($0)" }.joined() : ""
      sql += " QUALIFY \(isOneEach ? "row_number" : "rank")() OVER (\(window)\(ties)) "
      sql += reading.rank.map { "= \($0)" } ?? "<= \(groups.isEmpty ? limit ?? 1 : 1)"
      if reading.rank != nil { meets.insert(.rank) }
    }
    let isPlain = reading.order == nil && limit == nil
    let isOne = limit == 1 && groups.isEmpty
    if !groups.isEmpty, reading.namesOrderOfAll {
      sql += " ORDER BY \(metric.value) \(direction)"
    } else if !groups.isEmpty {
      sql += " ORDER BY \((groups + ["\(metric.value) \(direction)"]).joined(separator: ", "))"
    } else if isPlain, let order = metric.order {
      sql += " ORDER BY \(order.joined(separator: ", "))"
    } else if isPlain, metric.rowKeys.contains("lap_number"), reading.count == nil {
      sql += " ORDER BY \(metric.rowKeys.joined(separator: ", "))"
      meets.insert(.trend)
    } else {
      sql += " ORDER BY \(metric.value) \(direction) NULLS LAST"
    }
    return Selection(
      sql: sql,
      chart: ChartChoice(kind: isOne ? .table : .bar, x: metric.rowKeys.first, y: metric.value),
      what: isOne ? named : "\(metric.title), in order", columns: columns,
      meets: meets)
  }

  /// One row in words: "the fastest lap", "the highest pit lane time".
  private var named: String {
    let isSuperlative = ["fastest", "top", "highest", "best"].contains {
      metric.title.hasPrefix($0)
    }
    let isBest = reading.rank == nil && [.best, nil].contains(reading.ranking)
    return isSuperlative && isBest ? "the \(metric.title)" : "\(first) \(metric.title)"
  }

  /// Which end of the order one row is from.
  private var first: String {
    if let rank = reading.rank { return "number \(rank) by" }
    switch reading.ranking {
    case .worst: return "the worst"
    case .high: return "the highest"
    case .low: return "the lowest"
    case .best, nil: return "the best"
    }
  }

  func trend(_ along: String) -> Selection? {
    var series =
      plan.has("driver") && metric.entity != "sample" && metric.entity != "bin" ? ["driver"] : []
    // The same driver is not named alike in all rounds.
    if metric.scope == .standing { series = reading.drivers.isEmpty ? ["entrant"] : ["driver"] }
    let columns = (plan.scope.columns + series + [along, metric.value] + (metric.show ?? []))
      .unique.filter(plan.has)
    let order = (reading.drivers.count == 1 ? [along] : series + [along]).joined(separator: ", ")
    let sql =
      "SELECT \(columns.joined(separator: ", ")) FROM \(plan.source) \(whereClause) ORDER BY \(order)"
    return Selection(
      sql: sql, chart: ChartChoice(kind: .line, x: along, y: metric.value, series: series.first),
      what: "\(metric.title) by \(along.plain)", columns: columns, meets: [.trend, .group(.lap)])
  }

  /// Two drivers or two teams that are named, and the column that they are in.
  var two: (column: String, names: [String])? {
    if reading.drivers.count == 2, plan.has("driver") { return ("driver", reading.drivers) }
    return reading.teams.count == 2 && reading.drivers.isEmpty && plan.has("team")
      ? ("team", reading.teams) : nil
  }

  /// The value of one driver or team, whatever names a team had.
  func value(_ function: String, of name: String, in column: String) -> String {
    let all = column == "team" ? plan.semantics.names(ofTeam: name, in: plan.lake) : [name]
    let list = all.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
    return "\(function)(\(metric.value)) FILTER (\(column) IN (\(list)))"
  }

  /// One row with the values of two and what lies between them.
  func difference() -> Selection? {
    guard let (column, names) = two, metric.pair == nil else { return nil }
    let (first, second) = reading.firstIsReference ? (names[1], names[0]) : (names[0], names[1])
    let function =
      reading.aggregate == .average
      ? "avg"
      : reading.aggregate == .median
        ? "median"
        : metric.entity == "lap" && ["avg", "median"].contains(metric.rollup)
          ? metric.rollup ?? "avg" : metric.better == .low ? "min" : "max"
    let value = { (name: String) in self.value(function, of: name, in: column) }
    // Between two over many laps there is more than one difference.
    // "By how much per lap" is one number.
    let isPerLap = reading.says("much per lap") && !reading.namesLaps
    let isAlong =
      reading.shapes.contains(.trend) && !isPerLap || reading.groups.contains(.lap)
      || (metric.scope == .standing && reading.groups.contains(.event))
      || (metric.trend == "lap_number" && metric.isGap && reading.namesManyLaps)
    let along = isAlong ? metric.trend : nil
    let keys = (plan.scope.columns + [along].compactMap(\.self)).unique
    let parts =
      keys + [
        "\(value(first)) AS \(first.columnName)", "\(value(second)) AS \(second.columnName)",
        "\(value(first)) - \(value(second)) AS difference",
        "abs(\(value(first)) - \(value(second))) AS gap",
      ]
    var sql = "SELECT \(parts.joined(separator: ", ")) FROM \(plan.source) \(whereClause)"
    if !keys.isEmpty {
      sql += " GROUP BY \(keys.joined(separator: ", "))"
      // Where one of them is not, nothing lies between them.
      if along != nil { sql += " HAVING difference IS NOT NULL" }
      sql += " ORDER BY \(keys.joined(separator: ", "))"
    }
    var meets: Set<Wish> = [
      .difference, .comparison, .aggregate, .order, .asked(.driver), .asked(.team),
    ]
    if along != nil || isPerLap { meets.insert(.trend) }
    return Selection(
      sql: sql,
      chart: ChartChoice(kind: along == nil ? .table : .line, x: along, y: "difference"),
      what: "\(metric.title) of \(first) less that of \(second)", columns: keys, meets: meets)
  }
}

extension String {
  /// A column name for people: "avg_lap_time_s" is "average lap time".
  var plain: String {
    var words = split(separator: "_").map(String.init)
    if words.count > 1, Self.units.contains(words.last ?? "") { words.removeLast() }
    if words.first == "avg" { words[0] = "average" }
    if words.last == "code" { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static let units: Set = [
    "s", "ms", "kmh", "c", "m", "dm", "pct", "mps", "mbar", "min", "number",
  ]

  /// As a column name that needs no quotes.
  var columnName: String {
    lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }
}
