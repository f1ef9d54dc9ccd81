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
    let names = Set(reading.metrics.map(\.name))
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
    let isQualifying =
      !reading.sessions.isEmpty && reading.sessions.allSatisfy { ["Q", "SQ"].contains($0) }
    if reading.segments.count > 1, name == "lap_time" || name.hasSuffix("_time") {
      return "qualifying_result"
    }
    if let segment = reading.segments.first,
      ["fastest_lap", "lap_time", "qualifying_result", "gap_to_leader", "result"].contains(name)
    {
      return reading.position == nil ? "q\(segment)_time" : "qualifying_result"
    }
    switch name {
    case "laps_led" where reading.championship != nil: return "points_standing"
    // "Classified in front of Verstappen"
    case "laps_led"
    where reading.drivers.count == 2
      && reading.stems.contains { ["classified", "finish", "finished", "finishing"].contains($0) }:
      return "result"
    // "Does Norris usually beat Piastri in qualifying?"
    case "qualifying_result"
    where reading.comparesTwo && reading.asksWhether && reading.drivers.count == 2
      && reading.events.isEmpty && reading.round == nil && !reading.seasons.isEmpty:
      return "teammate_season"
    case "result"
    where isOfAll(reading) && !Set(["finish", "finished"]).isDisjoint(with: reading.stems):
      return "classified"
    case "wins" where reading.sessions.contains("S"): return "winner"
    case "gap_in_championship" where reading.drivers.count == 2 || reading.teams.count == 2:
      return "points_standing"
    case "pit_loss" where isOfCircuit(reading): return "pit_loss_circuit"
    case "telemetry" where reading.corner != nil: return "corner_trace"
    case "fastest_lap" where reading.corner != nil, "q3_time" where reading.corner != nil,
      "q2_time" where reading.corner != nil, "q1_time" where reading.corner != nil:
      // Two laps side by side in a corner are drawn.
      return reading.shapes.contains(.compare) ? "corner_trace" : "corner_speed"
    case "laps_driven" where reading.groups.contains(.segment),
      "lap_time" where reading.groups.contains(.segment):
      return "q_laps"
    case "clean_laps"
    where [.average, .median, .deviation, .distribution, .percentile].contains(reading.aggregate)
      || reading.order == .best || reading.metrics.contains { $0.name == "lap_time" && !$0.isWeak }:
      return "lap_time"
    case "strategy" where reading.countedNoun == .lap && reading.groups.contains(.compound):
      return "laps_on_compound"
    case "laps_on_compound" where [.average, .median].contains(reading.aggregate): return "lap_time"
    case "laps_driven" where reading.boundIsTime, "clean_laps" where reading.boundIsTime:
      return "lap_time"
    case "lap_time" where reading.position != nil: return "position_by_lap"
    case "lap_time"
    where reading.aggregate == .count && reading.boundValue == nil
      && reading.metrics.allSatisfy { $0.name != name || $0.isWeak }:
      return "laps_driven"
    case "drivers" where !reading.segments.isEmpty: return "reached_segment"
    case "corners" where reading.drivers.count == 2,
      "corner_speed" where reading.drivers.count == 2:
      return "corner_delta"
    // "How much did Alonso miss pole by?"
    case "pole"
    where reading.says("how much") && reading.drivers.count == 1
      && !reading.metrics.contains { $0.name == name && $0.isPlural }:
      return "gap_to_pole"
    case "winner" where isQualifying: return "pole"
    case "reached_segment" where reading.shapes.contains(.spread):
      return reading.segments.first.map { "q\($0)_time" } ?? name
    // "Places lost on the first lap"
    case "places_lost" where reading.laps == 1...1, "places_gained" where reading.laps == 1...1:
      return "first_lap_gain"
    // "How many rounds did the championship have?"
    case "points_standing"
    where reading.aggregate == .count && reading.countedNoun == .event && reading.drivers.isEmpty
      && reading.teams.isEmpty && ["have", "had", "has"].contains(reading.stems.last ?? ""):
      return "season_rounds"
    // "Who was last in the championship?"
    case "points_standing" where reading.order == .worst && reading.drivers.isEmpty:
      return "championship_position"
    // "The points of the two drivers of Alfa Romeo"
    case "points_standing"
    where reading.teams.count == 1 && reading.plurals.contains(.driver)
      && reading.drivers.isEmpty && reading.championship == nil && !reading.shapes.contains(.both):
      return "race_points"
    case "race_points" where reading.sessionsAreOne && reading.aggregate == .average:
      return "weekend_points"
    // "All the different winners with their number of victories"
    case "winner" where reading.names("wins", apartFrom: name): return "wins"
    case "fastest_lap" where reading.asked == .corner && reading.drivers.count == 2:
      return reading.stems.contains { ["lose", "lost", "losing"].contains($0) }
        ? "corner_loss" : "corner_delta"
    case "winner" where reading.championship != nil: return "champion"
    case "winner" where reading.count.map { $0 > 1 } ?? false,
      "winner" where reading.position.map { $0 > 1 } ?? false:
      return "result"
    case "winner" where reading.sessions.contains("S"): break
    case "winner"
    where reading.aggregate == .count || (reading.order == .high && reading.asked != nil):
      return "wins"
    case "result" where reading.championship != nil: return "championship_position"
    case "result" where isQualifying: return "qualifying_result"
    case "result", "winner", "podium":
      // Practice has no result but its times.
      if !reading.sessions.isEmpty, reading.sessions.allSatisfy({ $0.hasPrefix("FP") }) {
        return "fastest_lap"
      }
    case "race_points" where asksWhoScored(name, reading),
      "points_standing" where asksWhoScored(name, reading):
      return "points_finishes"
    case "points_standing" where reading.shapes.contains(.share) && reading.championship == nil:
      return "race_points"
    // "Which drivers scored points for Alpine?"
    case "points_standing"
    where reading.asked == .driver && !reading.teams.isEmpty && reading.drivers.isEmpty
      && reading.championship == nil && reading.asksForSeveral:
      return "race_points"
    case "points_standing" where reading.isOfOneRace && reading.championship == nil,
      "race_points" where reading.isOfOneRace && reading.stems.contains("weekend"):
      // A sprint's points are of the weekend.
      return reading.stems.contains("weekend") ? "weekend_points" : "race_points"
    case "points_standing" where reading.leavesOutSprints: return "race_points"
    case "race_points", "points_standing":
      let isOne =
        !reading.events.isEmpty || reading.round != nil || reading.race == .last
        || reading.raceCount != nil
      if reading.sessions.contains("S") || reading.leavesOutSprints { return "race_points" }
      if reading.groups.contains(.event), reading.championship == nil, !reading.saysAfter,
        reading.aggregate != .total,
        !reading.metrics.contains(where: { $0.name == "points_standing" && !$0.isWeak }),
        !reading.shapes.contains(.trend)
      {
        return "race_points"
      }
      if reading.saysAfter || reading.saysBefore || reading.championship != nil {
        return "points_standing"
      }
      if name == "race_points", reading.sessions.isEmpty, !isOne { return "points_standing" }
      if isOne, reading.metrics.allSatisfy({ $0.isWeak }) { return "race_points" }
    case "fastest_lap"
    where !reading.conditions.isEmpty || reading.namesLaps || reading.namesStint
      || !reading.compounds.isEmpty:
      return "lap_time"
    default: break
    }
    return name
  }

  /// Whether pit loss is asked of a place, not of a stop.
  private func isOfCircuit(_ reading: Reading) -> Bool {
    if reading.asksWhere || reading.asked == .event || reading.groups.contains(.event) {
      return true
    }
    if reading.saysPer, reading.stems.contains("stop") { return false }
    let hasOrder =
      reading.order != nil || reading.rank != nil
      || reading.metrics.contains { $0.name == "pit_loss" && $0.order != nil }
    return reading.drivers.isEmpty && reading.teams.isEmpty && !hasOrder
      && !reading.plurals.contains(.driver)
      && ![.driver, .team].contains(reading.asked)
  }

  /// "Who never scored?", "how many teams scored?", "did he ever score a point?": whether there were any, not how many.
  private func asksWhoScored(_ name: String, _ reading: Reading) -> Bool {
    guard reading.championship == nil, reading.boundValue == nil, reading.order == nil else {
      return false
    }
    let isOfBoth =
      reading.shapes.contains(.both)
      && (reading.asksForEvents || reading.says("same race") && reading.stems.contains("score"))
    if reading.negates(name) || isOfBoth { return true }
    if isOfAll(reading), reading.stems.contains("scored") || reading.stems.contains("score") {
      return true
    }
    let isCount =
      reading.aggregate == .count && [.driver, .team].contains(reading.countedNoun)
      && reading.shapes.contains(.distinct)
    let isWhether =
      reading.asksWhether && reading.asked == nil && reading.drivers.count == 1
      && reading.aggregate == nil && reading.stems.contains("scored")
    return isCount || isWhether
  }

  /// "Which drivers finished every race?"
  private func isOfAll(_ reading: Reading) -> Bool {
    let isAll = reading.asksForSeveral && reading.stems.contains("all") && reading.race == .all
    let isEvery = reading.stems.contains("every") && reading.groups.contains(.event)
    return [.driver, .team].contains(reading.asked) && (isAll || isEvery) && reading.order == nil
  }

  /// Who of two was ahead, or by how much, is told by the result.
  private func resultOfTwo(_ reading: Reading) -> String? {
    let isOfPlaces = reading.asksForEvents || reading.asksWhether
    guard reading.comparesTwo, reading.drivers.count == 2, reading.segments.isEmpty,
      isOfPlaces || reading.shapes.contains(.difference)
    else { return nil }
    let isMargin = reading.shapes.contains(.difference) && !reading.asksForEvents
    switch reading.sessions.first {
    case "Q", "SQ": return isMargin ? "gap_to_pole" : "qualifying_result"
    case nil, "R", "S": return isMargin ? "gap_to_winner" : "result"
    default: return nil
    }
  }

  /// What a question without a measure asks for.
  private func implied(_ reading: Reading) -> String? {
    if reading.championship != nil { return "points_standing" }
    // "Which Finnish drivers raced in 2019?"
    let isOfNation = reading.clausesOfResult.contains {
      if case .nation = $0.kind { true } else { false }
    }
    if isOfNation, reading.asksForSeveral || reading.aggregate == .count { return "season_drivers" }
    // "Top three of the sprint"
    if reading.count != nil, reading.shapes.contains(.top), reading.metrics.isEmpty,
      reading.asked == nil || reading.asked == .driver, reading.compounds.isEmpty,
      reading.segments.isEmpty, !reading.namesLaps,
      !reading.events.isEmpty || reading.race == .last || reading.says("this race")
        || reading.says("the race") || reading.says("the sprint")
    {
      return ["Q", "SQ"].contains(reading.sessions.first) ? "qualifying_result" : "result"
    }
    if let result = resultOfTwo(reading) { return result }
    if let segment = reading.segments.first {
      return reading.segments.count > 1 ? "qualifying_result" : "q\(segment)_time"
    }
    if reading.dimensions.contains(.driver), !reading.teams.isEmpty,
      reading.asksForSeveral || reading.isTerse
    {
      return reading.events.isEmpty && reading.round == nil ? "season_drivers" : "drivers"
    }
    if reading.dimensions.contains(.lap), reading.groups.contains(.segment) { return "q_laps" }
    if reading.asked == .session, reading.asksForSeveral { return "sessions" }
    if reading.dimensions.contains(.compound),
      !reading.drivers.isEmpty || reading.asked == .compound
    {
      return "strategy"
    }
    if reading.position != nil {
      return reading.sessions.contains { ["Q", "SQ"].contains($0) } ? "qualifying_result" : "result"
    }
    if !reading.compounds.isEmpty, reading.aggregate == .count || reading.order == .high,
      !reading.stems.contains("longest")
    {
      return "laps_on_compound"
    }
    let countsLaps = reading.groups.contains(.compound) && reading.dimensions.contains(.lap)
    if reading.dimensions.contains(.compound),
      reading.order != nil || reading.aggregate == .count || countsLaps
    {
      return "laps_on_compound"
    }
    if reading.aggregate == .count, reading.dimensions.contains(.lap) { return "laps_driven" }
    if reading.aggregate != nil || reading.namesLaps, reading.dimensions.contains(.lap) {
      return "lap_time"
    }
    if reading.order == .best || reading.order == .worst || reading.shapes.contains(.difference)
      || reading.shapes.contains(.compare)
    {
      guard !reading.sessions.isEmpty || !reading.events.isEmpty || reading.drivers.count > 1 else {
        return nil
      }
      guard ["Q", "SQ"].contains(reading.sessions.first) else { return "fastest_lap" }
      return reading.shapes.contains(.difference) ? "gap_to_pole" : "qualifying_result"
    }
    return nil
  }
}
