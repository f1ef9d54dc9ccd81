/// What of a reading the chosen metric explains, and what it says about the rest.
extension Planner {
  /// The first words that neither the metric nor the rest of the plan explains.
  ///
  /// - Parameter places: those of the words that the metric explains.
  func unexplained(_ metric: Metric, _ reading: Reading, _ places: Set<Int>) -> String? {
    reading.loose.sorted { $0.key < $1.key }.first { place, word in
      if places.contains(place) { return false }
      switch word.lowercased() {
      case "after", "before", "going into", "heading into", "coming into", "prior to":
        return metric.scope == .session && !reading.namesLaps
      case "hit", "reach", "reached":
        // "Hit their top speed" is what the measure is; of qualifying something is reached.
        if !places.isDisjoint(with: place + 1...place + 3) { return false }
        return word.lowercased().hasPrefix("reach") ? !reading.segments.isEmpty : true
      case "record": return !["did", "doe"].contains { reading.stems.prefix(place).contains($0) }
      case "need", "needed": return metric.name != "pit_stops" && !metric.from.contains("gear")
      case "stopped": return !metric.name.hasPrefix("red_flag")
      case "spend", "spent":
        return metric.name != "full_throttle" && metric.counted?.hasPrefix("laps") != true
      case "usually": return metric.name != "teammate_season"
      case "breakdown": return reading.groups.isEmpty && reading.columnGroups.isEmpty
      case "between", "against":
        if metric.name == "teammate_gap" { return false }
        return !reading.namesSeveral && !reading.namesLaps && reading.aggregate != .distribution
      case "ended", "finished", "finish": return metric.scope != .standing
      case "end": return metric.scope != .standing && !(metric.atLine == true && reading.namesLaps)
      case "ahead", "behind", "beat", "clear", "clear of":
        return !reading.comparesTwo || metric.better == nil
          || !(reading.shapes.contains(.difference) || reading.asksForEvents || reading.asksWhether)
      case "team mate", "teammate", "team mates", "teammates": return reading.drivers.count < 2
      default: return true
      }
    }?.value
  }

  /// Takes other measures that are columns of the same rows as values to show beside: "finish and grid".
  ///
  /// - Returns: the places that are explained with them.
  func noteMeasures(
    beside metric: Metric, _ explained: Set<Int>, _ columns: Set<String>, _ reading: inout Reading
  ) -> Set<Int> {
    var explained = explained
    let phrases = reading.metrics
      .filter { phrase in
        // Words that mean something by themselves name no further measure.
        !phrase.isWeak && !phrase.places.isSubset(of: reading.teammatePlaces)
          && phrase.places.contains { reading.unknown[$0] != nil || reading.loose[$0] != nil }
      }
      .sorted { ($0.places.count, $1.name) > ($1.places.count, $0.name) }
    for phrase in phrases where explained.isDisjoint(with: phrase.places) {
      guard let other = semantics.metrics[phrase.name], other.value != metric.value,
        other.modest != true
      else {
        continue
      }
      // A position or points of another table are of something else.
      let isSame =
        other.model == metric.model
        || !["position", "points", "laps", "status"].contains(other.value)
      let isColumn = other.fixed == nil && isSame && columns.contains(other.value)
      if !isColumn {
        // "The best pace and the fastest lap" are of two drivers, not two values of one.
        let isOne = phrase.order != nil && (reading.asked != nil || reading.order != nil)
        let isRanked =
          reading.ranking != nil || reading.asked != nil
          || MetricChoice(semantics: semantics).phraseOrder(for: reading) != nil
        guard reading.companion == nil, !isOne, !isRanked, metric.joins(other),
          !metric.isGap || !other.isGap
        else { continue }
        reading.companion = other.name
      }
      if !reading.columnMentions.contains(other.value) {
        reading.columnMentions.append(other.value)
      }
      reading.mentionIsFirst = (phrase.places.min() ?? 0) < (explained.min() ?? 0)
      explained.formUnion(phrase.places)
      for place in phrase.places { reading.unknown[place] = nil }
    }
    return explained
  }

  /// What the chosen metric says about the rest of the question.
  func prepare(_ reading: inout Reading, for metric: Metric) {
    let choice = MetricChoice(semantics: semantics)
    reading.namedAs = choice.best(for: reading)
    // "Did not start on softs": on another tyre.
    if ["starting_tyre", "finishing_tyre"].contains(metric.name), reading.compounds.count == 1,
      ["not", "didnt", "other than"].contains(where: reading.says)
    {
      reading.leavesOutCompounds = true
    }
    reading.phraseOrder = choice.phraseOrder(for: reading)
    reading.orderIsPlural = choice.orderIsPlural(for: reading)
    if reading.asksWhether, reading.asked == nil, reading.drivers.count == 1,
      reading.stems.contains("most") || reading.order == .high, metric.kind == .event
    {
      // "Did Vettel lead the most laps?" is told by who did.
      (reading.drivers, reading.asked) = ([], .driver)
      reading.asksForSeveral = reading.shapes.contains(.list)
    }
    // "Which tyres, and for how many laps each?": the laps are in the rows.
    if reading.aggregate == .count, reading.countedNoun == .lap, metric.kind == .fact,
      metric.value == "laps"
    {
      (reading.aggregate, reading.countedNoun) = (nil, nil)
    }
    // "How many fastest laps" may be the name of a measure, and asks for their number.
    if reading.says("how many") || reading.says("how often"), reading.aggregate == nil,
      reading.asked == nil,
      metric.kind == .event, reading.groups.isEmpty, reading.order == nil,
      !["second", "tenth", "minute"].contains(where: { reading.says("how many \($0)") })
    {
      reading.aggregate = .count
    }
    // "From how far back was a race won at most?"
    if metric.places == true,
      ["far back", "furthest back", "farthest back"].contains(where: reading.says)
    {
      reading.order = .worst
    }
    // "How much radio messages": how many.
    if reading.says("how much"), reading.aggregate == nil, reading.asked == nil,
      metric.counted != nil,
      [.list, .event].contains(metric.kind),
      reading.metrics.contains(where: { $0.name == metric.name && $0.isPlural })
    {
      reading.aggregate = .count
    }
    if metric.value == "places_won", reading.ranking == .high,
      reading.stems.contains(where: { ["lost", "lose", "dropped", "drop", "fell"].contains($0) })
    {
      // "Who lost most on the first lap?"
      reading.order = .low
    }
    // "Per lap" is the unit of a slope.
    if metric.value.contains("_per_lap"), reading.says("per lap") { reading.shapes.remove(.trend) }
    // "Tyres that fell off the quickest" wore most.
    if metric.value.contains("slope"), reading.order == .best,
      !Set(["quickest", "fastest", "quicker", "faster"]).isDisjoint(with: reading.stems)
    {
      reading.order = .high
    }
    // "The strongest race pace" is the best one.
    if metric.better == .low, reading.stems.contains("strongest"), metric.judged != false {
      if reading.order == .high { reading.order = .best }
      if reading.phraseOrder == .high { reading.phraseOrder = .best }
    }
    if reading.asked == .driver, reading.teams.count > 1, reading.drivers.isEmpty,
      !reading.stems.contains("driver")
    {
      // "Who scored more, Ferrari or Mercedes?"
      reading.asked = .team
    }
    // "Mean sector times" is a name for times of sectors, and says besides what becomes of them.
    if reading.aggregate == nil, let said = reading.saidMean, !metric.isOfMeans {
      reading.aggregate = said
    }
    // A column of medians is one already: "the median residual by bin".
    let columns = [metric.value] + (metric.show ?? []) + (metric.also ?? [])
    let isMedian =
      reading.aggregate == .median
      && columns.contains { column in
        // "Median stint length" is none of "median lap time".
        column.hasPrefix("median_")
          && (column == metric.value || !column.contains("lap_time")
            || reading.stems.contains("time"))
      }
    let isMean = reading.aggregate == .average && metric.value.hasPrefix("mean_")
    if isMedian || isMean { reading.aggregate = nil }
    // "When did Alonso last win?" is about all seasons.
    if reading.end != nil, metric.isOfRounds, reading.seasons.isEmpty, reading.seasonWord == nil,
      reading.race == nil, reading.round == nil
    {
      (reading.seasonWord, reading.race) = (.all, .all)
    }
    if metric.kind == .event, reading.end == nil, reading.aggregate == nil,
      let word = ["earliest", "latest"].first(where: reading.stems.contains)
    {
      // "Who stopped earliest?" is about when, not about how often.
      (reading.end, reading.order) = (word == "earliest" ? .first : .last, nil)
    }
    if reading.bound == .within {
      // "Of the best" says what it is measured by, and asks for no order.
      (reading.order, reading.phraseOrder) = (nil, nil)
      reading.shapes.remove(.difference)
    }
    let isPair = reading.drivers.count == 2 || reading.teams.count == 2
    if isPair, metric.pair == nil, metric.name != "result",
      !reading.shapes.contains(.trend) || reading.measuresByOther,
      reading.metrics.contains(where: {
        $0.isGap && ($0.name == metric.name || $0.name == "gap_in_championship")
      })
    {
      reading.shapes.insert(.difference)
    }
    if isPair, metric.pair == nil,
      reading.says("lead over") || reading.says("ahead of") && reading.says("each")
    {
      reading.shapes.insert(.difference)
    }
    if reading.asksWhere, reading.events.isEmpty, reading.drivers.isEmpty,
      reading.ranking != nil
    {
      reading.asked = .event
    }
    // "A pace delta below 0.5" bounds the delta, not the pace.
    let isOfGap = reading.metrics.contains { $0.name == metric.name && $0.isGap }
    if reading.boundValue != nil, reading.boundColumn == nil, isOfGap, !metric.isGap {
      reading.boundColumn = metric.show?.first { $0.contains("delta") || $0.contains("gap") }
    }
    if reading.aggregate == .count, reading.plurals.contains(.event), reading.events.isEmpty {
      reading.race = reading.race ?? .all
    }
    // "In how many sessions was he fastest?"
    if reading.aggregate == .count, reading.asked == nil, metric.kind == .measure,
      reading.plurals.contains(.session)
    {
      reading.asked = .session
    }
    // "Stops under the safety car": what is a measure alone is a condition here.
    let virtual = reading.metrics.filter { $0.name == "virtual_safety_car" }
      .reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    if metric.name.hasPrefix("pit_") {
      if !virtual.isEmpty, !reading.conditions.contains("vsc") { reading.conditions.append("vsc") }
      let real = reading.metrics.contains {
        $0.name == "safety_car" && !virtual.isSuperset(of: $0.places)
      }
      if real, !reading.conditions.contains("safety_car") {
        reading.conditions.append("safety_car")
      }
    }
  }

  /// Says so where a driver did not drive in any season that is meant.
  func absent(_ reading: Reading, _ scope: SessionScope) -> String? {
    let seasons = Set(scope.sessions.map(\.season))
    let driver = lake.drivers.first {
      reading.drivers.contains($0.code) && $0.seasons.isDisjoint(with: seasons)
    }
    return driver.map { "\($0.fullName) is not in the lake for \(scope.text)." }
  }

  /// Says so where a whole season is asked about and the lake has next to nothing of it.
  func sparse(_ metric: Metric, _ reading: Reading, _ scope: SessionScope) -> String? {
    let isOfSeason =
      reading.events.isEmpty && reading.round == nil && reading.raceCount == nil
      && ![.last, .first].contains(reading.race) && reading.seasons.count == 1
    guard isOfSeason, metric.scope == .session, let season = reading.seasons.first,
      reading.aggregate != nil || reading.order == .high
    else { return nil }
    let all = Set(
      lake.sessions["gold.championship_points"]?.filter { $0.season == season }.map(\.round) ?? [])
    let found = Set(scope.sessions.map(\.round))
    guard found.count * 12 <= all.count, let one = scope.sessions.first else { return nil }
    return
      "The lake has this of \(found.count) of \(all.count) rounds of \(season): ask about \(lake.name(of: one))."
  }

  /// The only one of them who drove in the seasons that are meant.
  func resolve(_ names: [String], _ reading: Reading) -> String? {
    let drivers = lake.drivers.filter { names.contains($0.code) }
    guard let season = reading.seasons.first else { return nil }
    let there = drivers.filter { $0.seasons.contains(season) }
    return there.count == 1 ? there[0].code : nil
  }
}
