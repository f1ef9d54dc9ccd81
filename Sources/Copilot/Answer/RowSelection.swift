package import DuckDB

/// Which rows are shown where a chart has more than an answer may hold: whole lines, or every nth reading of them.
///
/// The first few hundred would cut a line off in its middle.
package struct RowSelection {
  /// Charts whose rows are chosen; of others the first rows are shown.
  static let kinds: Set<ChartChoice.Kind> = [.line, .telemetry, .trackmap]
  /// The most rows that are fetched to be chosen from.
  static let mostFetched = 20_000

  /// In the order of the query.
  package private(set) var rows: [[Value]]
  /// What was left out, in words.
  package private(set) var notes: [String] = []
  private let most: Int

  /// - Parameter isLowBetter: whether series of low values stay, or those of high ones.
  package init(
    _ rows: [[Value]], _ fields: [CopilotAnswer.Field], _ chart: ChartChoice, most: Int,
    isLowBetter: Bool
  ) {
    self.rows = rows
    self.most = most
    let index = { (name: String?) in
      name.flatMap { name in fields.firstIndex { $0.name == name } }
    }
    if chart.kind == .line, let series = index(chart.series), let y = index(chart.y) {
      keepWholeSeries(series, y, isLowBetter)
    }
    thin()
  }

  /// The best series that fit, at least one.
  private mutating func keepWholeSeries(_ series: Int, _ y: Int, _ isLowBetter: Bool) {
    var groups: [String: (count: Int, total: Double)] = [:]
    for row in rows {
      let group = groups[ValueText.text(row[series])] ?? (0, 0)
      groups[ValueText.text(row[series])] = (group.count + 1, group.total + (row[y].double ?? 0))
    }
    let mean = { (name: String) in
      let group = groups[name] ?? (1, 0)
      return group.total / Double(group.count) * (isLowBetter ? 1 : -1)
    }
    let ranked = groups.keys.sorted { (mean($0), $0) < (mean($1), $1) }
    var kept: Set<String> = []
    var total = 0
    for name in ranked {
      total += groups[name]?.count ?? 0
      guard total <= most || kept.isEmpty else { break }
      kept.insert(name)
    }
    guard kept.count < groups.count else { return }
    rows.removeAll { !kept.contains(ValueText.text($0[series])) }
    notes.append(
      "\(kept.count) of \(groups.count) lines are shown, those with the "
        + "\(isLowBetter ? "lowest" : "highest") values: name those that you want.")
  }

  /// Rows at equal steps, the first among them.
  private mutating func thin() {
    guard rows.count > most, most > 0 else { return }
    let step = (rows.count + most - 1) / most
    rows = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    notes.append("One of \(step) rows is shown.")
  }
}
