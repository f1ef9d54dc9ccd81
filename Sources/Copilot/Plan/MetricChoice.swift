/// Which metric a question asks for.
struct MetricChoice {
  let semantics: SemanticLayer

  /// The one whose phrases explain most of the question; nil where none is named or implied.
  func metric(for reading: Reading) -> Metric? {
    (isOfPlace(reading) ? implied(reading) : best(for: reading) ?? implied(reading))
      .map { turned($0, reading) }
      .flatMap { semantics.metrics[$0] }
  }

  /// Whether a place alone is asked for: "how often was he second in a Grand Prix".
  private func isOfPlace(_ reading: Reading) -> Bool {
    guard reading.position != nil, let name = best(for: reading) else { return false }
    return semantics.metrics[name]?.modest == true
  }

  /// Whether the chosen metric's own phrase with an order is of several: fastest laps; nil where it has none.
  func orderIsPlural(for reading: Reading) -> Bool? {
    let name = best(for: reading)
    let own = reading.metrics.filter { $0.name == name && $0.order != nil && !$0.isWeak }
    return own.max { $0.places.count < $1.places.count }?.isPlural
  }

  /// The order that the phrases of the chosen metric name.
  func phraseOrder(for reading: Reading) -> Meaning.Order? {
    guard let name = best(for: reading) else { return nil }
    let taken = Set(semantics.metrics[name]?.absorbs ?? [])
    let own = reading.metrics.filter { $0.name == name && $0.order != nil }
    let others = reading.metrics.filter {
      taken.contains($0.name) && $0.name != "fastest_lap" && $0.order != nil
    }
    return (own.isEmpty ? others : own).max { $0.places.count < $1.places.count }?.order
  }

  /// The name of the metric whose phrases explain most of the question.
  func best(for reading: Reading) -> String? {
    reading.chosen ?? candidates(for: reading).first
  }

  /// Names of metrics that the question's words speak for, the likeliest first.
  func candidates(for reading: Reading) -> [String] {
    var names = Set(reading.metrics.map(\.name))
    // "Did not make the podium" is about no part of qualifying.
    let ofParts = names.filter { semantics.metrics[$0]?.needs == "segment" }
    if reading.segments.isEmpty, ofParts.count < names.count { names.subtract(ofParts) }
    let claims = Dictionary(
      uniqueKeysWithValues: names.map { ($0, Claim($0, reading, semantics)) })
    let sure = names.filter { name in reading.metrics.contains { $0.name == name && !$0.isWeak } }
    // What a season has, or who drove, is asked for only where nothing else is.
    let modest = sure.filter { semantics.metrics[$0]?.modest == true }
    let taken = modest.reduce(into: Set<Int>()) { $0.formUnion(claims[$1]?.places ?? []) }
    let bold =
      modest.isEmpty
      ? sure
      : (sure.count > modest.count ? sure : names).filter {
        !modest.contains($0) && claims[$0]?.places.isSubset(of: taken) == false
      }
    // "Gap" alone is none of those that the session does not have.
    let fitting = names.filter {
      claims[$0]?.fits == true || semantics.metrics[$0]?.isGap != true
    }
    let likely = !bold.isEmpty ? bold : sure.isEmpty ? fitting : sure
    return claims.sorted { one, other in
      let isLikely = (likely.contains(one.key), likely.contains(other.key))
      if isLikely.0 != isLikely.1 { return isLikely.0 }
      if other.value < one.value { return true }
      return !(one.value < other.value) && one.key < other.key
    }.map(\.key)
  }

  /// Words that a metric and those it takes in explain, and the metric that it was turned from.
  func explained(by metric: Metric, _ reading: Reading) -> Set<Int> {
    let named = best(for: reading).map { Claim($0, reading, semantics).places } ?? []
    return named.union(Claim(metric.name, reading, semantics).places)
  }

  /// How much of a question speaks for a metric.
  private struct Claim: Comparable {
    let places: Set<Int>
    let fits: Bool
    let longest: Int

    init(_ name: String, _ reading: Reading, _ semantics: SemanticLayer) {
      let metric = semantics.metrics[name]
      let taken = Set(
        [name] + [metric?.detail, metric?.team].compactMap(\.self)
          + (metric?.absorbs ?? []))
      places = reading.metrics.filter { taken.contains($0.name) }
        .reduce(into: []) { $0.formUnion($1.places) }
      let own = reading.metrics.filter { $0.name == name }
      longest = own.map { $0.isWeak ? 0 : $0.places.count }.max() ?? 0
      let codes = reading.sessions.isEmpty && !reading.segments.isEmpty ? ["Q"] : reading.sessions
      fits = codes.isEmpty || codes.contains { metric?.sessions?.contains($0) ?? true }
    }

    static func < (a: Claim, b: Claim) -> Bool {
      (a.fits ? 1 : 0, a.places.count, a.longest) < (b.fits ? 1 : 0, b.places.count, b.longest)
    }
  }

  /// A metric that the other words make another one.
  private func turned(_ name: String, _ reading: Reading) -> String {
    if reading.segments.count > 1, name == "lap_time" || name.hasSuffix("_time") {
      return "qualifying_result"
    }
    if let segment = reading.segments.first,
      ["fastest_lap", "lap_time", "qualifying_result", "gap_to_leader", "result"].contains(name)
    {
      return reading.position == nil ? "q\(segment)_time" : "qualifying_result"
    }
    return ofPoints(name, reading) ?? ofLaps(name, reading) ?? ofResult(name, reading) ?? name
  }
}
