package import DuckDB

/// Decides how the rows of an answer are drawn, from their types and from what the question wanted.
package struct ChartDecision {
  static let mostBars = 40
  /// More lines or colours than this cannot be told apart.
  static let mostSeries = 6
  private static let places: Set = ["position", "grid_position", "rank", "pace_rank"]

  private let table: ChartTable

  package init(_ fields: [CopilotAnswer.Field], _ rows: [[Value]]) {
    table = ChartTable(fields, rows)
  }

  /// - Parameter wish: the plan's or the model's choice; nil leaves it to the rows.
  package func choice(_ wish: ChartChoice?) -> ChartChoice {
    let none = ChartChoice(kind: .table)
    guard table.rows.count > 1 else { return none }
    if let readings = telemetry() ?? trackMap() { return readings }
    switch wish?.kind {
    case .table: return none
    case .line: return line(wish) ?? bar(wish) ?? spread(wish) ?? none
    case .bar: return bar(wish) ?? spread(wish) ?? none
    case .box: return box(wish) ?? bar(wish) ?? none
    case .heatmap: return heatMap(wish) ?? bar(wish) ?? none
    case .scatter: return scatter(wish) ?? bar(wish) ?? none
    case .telemetry, .trackmap, nil:
      return sorted() ?? bar(nil) ?? spread(nil) ?? scatter(nil) ?? none
    }
  }

  /// Speeds along a lap.
  private func telemetry() -> ChartChoice? {
    guard table.has("distance_m"), table.has("speed_kmh"), table.rows.count > 10 else { return nil }
    let series = ["driver", "driver_number", "lap_number"].first(where: table.isVaried)
    guard table.ascends("distance_m", within: series) else { return nil }
    return ChartChoice(kind: .telemetry, x: "distance_m", y: "speed_kmh", series: series)
  }

  /// Places on the track, coloured by what was measured there.
  private func trackMap() -> ChartChoice? {
    guard table.has("x_dm"), table.has("y_dm"), table.rows.count > 10 else { return nil }
    let places: Set = ["x_dm", "y_dm", "z_dm", "distance_m", "time_s", "relative_distance"]
    return ChartChoice(
      kind: .trackmap, x: "x_dm", y: "y_dm",
      series: ["driver", "driver_number"].first(where: table.isVaried),
      value: table.measures.first { !places.contains($0) })
  }

  /// What develops along laps, rounds or time.
  private func line(_ wish: ChartChoice?) -> ChartChoice? {
    guard let y = measure(wish), let x = sequence(wish, besides: y), table.distinct([x]) > 2 else {
      return nil
    }
    if table.isUnique([x]) { return ChartChoice(kind: .line, x: x, y: y) }
    let candidates = [wish?.series].compactMap(\.self) + table.categories
    guard let series = candidates.first(where: { $0 != x && table.isUnique([x, $0]) }) else {
      return nil
    }
    return ChartChoice(kind: .line, x: x, y: y, series: series)
  }

  /// A line where nobody asked for one, but the rows are in its order.
  private func sorted() -> ChartChoice? {
    guard let line = line(nil), let x = line.x, table.ascends(x, within: line.series) else {
      return nil
    }
    return line
  }

  /// One number for each of a few names.
  private func bar(_ wish: ChartChoice?) -> ChartChoice? {
    guard let y = amount(wish), table.rows.count <= Self.mostBars else { return nil }
    let wished = wish?.x.flatMap { table.has($0) && $0 != y ? $0 : nil }
    // An event is read by its name.
    let named = wished == "round" && table.isUnique(["grand_prix"]) ? "grand_prix" : wished
    let names = ([named].compactMap(\.self) + table.categories).filter { $0 != y }
    if let x = names.first(where: { table.isUnique([$0]) }) {
      return ChartChoice(kind: .bar, x: x, y: y)
    }
    for x in names {
      for series in names where series != x && table.isUnique([x, series]) {
        guard table.distinct([series]) <= Self.mostSeries else { continue }
        return ChartChoice(kind: .bar, x: x, y: y, series: series)
      }
    }
    return nil
  }

  /// Many values of each name, or one for each pair of names.
  private func spread(_ wish: ChartChoice?) -> ChartChoice? { heatMap(wish) ?? box(wish) }

  private func box(_ wish: ChartChoice?) -> ChartChoice? {
    guard let y = amount(wish) else { return nil }
    let names = [wish?.x].compactMap(\.self) + table.categories.filter { !table.isNumber($0) }
    let x = names.first { name in
      name != y && table.isVaried(name) && table.rows.count >= 5 * table.distinct([name])
    }
    return x.map { ChartChoice(kind: .box, x: $0, y: y) }
  }

  private func heatMap(_ wish: ChartChoice?) -> ChartChoice? {
    guard let value = [wish?.value].compactMap(\.self).first(where: table.isNumber) ?? amount(wish)
    else { return nil }
    let names = table.categories.filter { $0 != value && table.distinct([$0]) > 2 }
    for (place, y) in names.enumerated() where !table.isSequence(y) {
      let others = names[(place + 1)...] + names[..<place]
      guard let x = others.first(where: { table.isUnique([$0, y]) && isFilled($0, y) }) else {
        continue
      }
      return ChartChoice(kind: .heatmap, x: x, y: y, value: value)
    }
    return nil
  }

  /// Whether at least half of all pairs have a value.
  private func isFilled(_ x: String, _ y: String) -> Bool {
    2 * table.rows.count >= table.distinct([x]) * table.distinct([y])
  }

  private func scatter(_ wish: ChartChoice?) -> ChartChoice? {
    let wished = [wish?.x, wish?.y].compactMap(\.self).filter(table.isNumber)
    let pair = wished.count == 2 ? wished : Array(table.measures.prefix(2))
    guard pair.count == 2 else { return nil }
    let names = [wish?.series].compactMap(\.self) + table.categories
    return ChartChoice(
      kind: .scatter, x: pair[0], y: pair[1],
      series: names.first { name in
        !pair.contains(name) && table.has(name) && table.distinct([name]) < table.rows.count
      })
  }

  /// What is measured, unless that is a place in an order: a bar as long as a place says nothing.
  private func amount(_ wish: ChartChoice?) -> String? {
    measure(wish).flatMap { Self.places.contains($0) ? nil : $0 }
  }

  private func measure(_ wish: ChartChoice?) -> String? {
    if let y = wish?.y, table.isNumber(y) { return y }
    let found = table.measures
    return found.first { ColumnMeaning.unit(of: $0) != nil && !table.isSequence($0) }
      ?? found.first { !table.isSequence($0) }
  }

  private func sequence(_ wish: ChartChoice?, besides y: String) -> String? {
    if let x = wish?.x, x != y, table.isNumber(x) || table.isSequence(x) { return x }
    return table.names.first { $0 != y && table.isSequence($0) && table.isVaried($0) }
  }
}
