/// How often in a row something held.
extension PlanShape {
  /// "The longest winning streak", "how many consecutive podiums".
  var asksForStreak: Bool {
    reading.shapes.contains(.streak) && plan.holding != nil && plan.has("driver")
      && plan.has("round") && metric.scope != .standing && plan.scope.sessions.count > 1
      && [.driver, .team, nil].contains(reading.asked)
  }

  /// The longest run of a driver's own races in which it held, with where it began and ended.
  func streak() -> Selection? {
    guard let holds = plan.holding else { return nil }
    let holding = "coalesce(\(holds), false)"
    let order = "ORDER BY season, round"
    let marked =
      "SELECT driver, season, round, grand_prix, \(holding) AS holds, row_number() OVER (PARTITION BY driver \(order)) - row_number() OVER (PARTITION BY driver, \(holding) \(order)) AS island FROM \(plan.source) \(whereClause)"
    let runs =
      "SELECT driver, count(*) AS in_a_row, arg_min(grand_prix, (season, round)) AS from_grand_prix, arg_max(grand_prix, (season, round)) AS to_grand_prix FROM (\(marked)) AS marked WHERE holds GROUP BY driver, island"
    let isOfSomebody = !reading.drivers.isEmpty
    let longest =
      "SELECT * FROM (\(runs)) AS runs QUALIFY row_number() OVER (PARTITION BY driver ORDER BY in_a_row DESC) = 1"
    let limit =
      isOfSomebody || reading.asksForSeveral
      ? "" : " QUALIFY rank() OVER (ORDER BY in_a_row DESC) <= \(reading.count ?? 1)"
    return Selection(
      sql: "SELECT * FROM (\(longest)) AS longest\(limit) ORDER BY in_a_row DESC, driver",
      chart: ChartChoice(kind: .bar, x: "driver", y: "in_a_row"),
      what: "the most in a row: \(metric.title)",
      columns: ["driver", "in_a_row", "from_grand_prix", "to_grand_prix"],
      meets: [.streak, .order, .aggregate, .count, .distinct, .columns])
  }
}
