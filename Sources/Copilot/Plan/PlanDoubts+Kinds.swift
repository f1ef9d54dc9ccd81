/// When, where, why, how long, while what: something in the answer has to tell it.
extension PlanDoubts {
  /// When, where, why, how long: a column has to tell it.
  var kind: String? {
    guard let kind = reading.kind else { return nil }
    // How long a run was is how many in a row.
    if kind == .duration, reading.shapes.contains(.streak) { return nil }
    // What is counted shows no values.
    let isCount = metric.counted.map(selection.columns.contains) ?? false
    let columns = selection.columns + (isCount ? [] : [metric.value] + (metric.show ?? []))
    let isTold = columns.contains { column in
      let parts = Set(column.split(separator: "_").map(String.init))
      if kind == .place, metric.places == true { return true }
      return !parts.isDisjoint(with: Self.telling[kind] ?? [])
    }
    return isTold ? nil : Self.words[kind]
  }

  /// "While it rained", "than before": nothing in a plan says it.
  var clause: String? {
    reading.clauses.sorted { $0.key < $1.key }.first { place, word in
      if word.lowercased() == "than" {
        return !reading.namesSeveral && reading.boundValue == nil
      }
      if word.lowercased() == "where", isPlaceTold { return false }
      // "When he set his top speed" says what the measure is.
      return !reading.metrics.contains {
        ($0.name == metric.name || metric.absorbs?.contains($0.name) == true)
          && ($0.places.max() ?? 0) > place
      }
    }.map { "“\($0.value)”" }
  }

  private var isPlaceTold: Bool {
    !Self.places.isDisjoint(with: selection.columns)
  }

  /// "And with what time?"
  var clock: String? {
    guard
      ["what time", "which time", "what lap time", "qualifying time"].contains(where: reading.says)
    else {
      return nil
    }
    let isGrouped = selection.sql.contains("GROUP BY")
    let columns = selection.columns + (isGrouped ? [] : [metric.value] + (metric.show ?? []))
    let isTold = columns.contains {
      $0.hasSuffix("_s") || $0.contains("time") || $0.contains("start")
    }
    return isTold ? nil : "what time"
  }

  /// At which race of a season something came about is not told by how a championship stood at its end.
  var round: String? {
    guard metric.scope == .standing, reading.asked == .event, !reading.shapes.contains(.trend),
      metric.kind == .measure
    else { return nil }
    return "at which race"
  }

  /// "Faster in Q3 than in Q2" needs both.
  var segments: String? {
    let named = (1...3).filter { reading.stems.contains("q\($0)") }
    let isOfThem = metric.value.hasPrefix("q") || named.count == 3 || Set(named) == [1, 3]
    let isPair = isOfThem && named.allSatisfy { selection.columns.contains("q\($0)_s") }
    guard named.count > 1, !isPair, !selection.columns.contains("segment"),
      !selection.columns.contains("last_segment")
    else { return nil }
    return metric.needs == "segment" ? nil : "both parts of qualifying"
  }

  /// A stint, a corner or a part of qualifying that is spoken of.
  var part: String? {
    let shape = PlanShape(plan, [], conditions: [])
    for dimension in [Meaning.Dimension.stint, .corner, .segment]
    where reading.dimensions.contains(dimension) {
      let isNamed =
        dimension == .stint
        ? reading.namesStint
        : dimension == .corner ? reading.corner != nil : !reading.segments.isEmpty
      let isShown = shape.column(dimension).map(selection.columns.contains) ?? false
      if !isNamed, !isShown, isSaid(dimension),
        metric.entity != dimension.rawValue
          || selection.sql.contains("GROUP BY compound") && reading.dimensions.contains(.driver)
      {
        return "by \(dimension.rawValue)"
      }
    }
    return nil
  }

  /// "It was run on", "a curve": words of a part that mean others as well.
  private func isSaid(_ dimension: Meaning.Dimension) -> Bool {
    switch dimension {
    case .stint: reading.stems.contains("stint") || reading.plurals.contains(.stint)
    case .corner: !Set(["corner", "turn", "bend"]).isDisjoint(with: reading.stems)
    default: true
    }
  }

  private static let telling: [Reading.Kind: Set<String>] = [
    .time: ["lap", "date", "time", "start", "round", "season"],
    .place: ["round", "prix", "circuit", "corner", "distance", "sector", "session", "position"],
    .reason: ["status", "reason", "reasons", "message"],
    .duration: ["s", "ms", "min", "laps", "lap", "rounds", "races"],
    .age: ["age", "life"],
    .speed: ["s", "kmh", "ms"],
    .distance: ["s", "m", "laps", "points", "position", "pct", "places"],
  ]

  private static let words: [Reading.Kind: String] = [
    .time: "when it was", .place: "where it was", .reason: "why", .duration: "how long",
    .age: "how old", .speed: "how fast", .distance: "how far",
  ]
}
