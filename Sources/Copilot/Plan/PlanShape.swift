/// Rows, a ranking, a trend, a total: the form in which a question wants its answer.
struct PlanShape {
  var plan: PlanSQL
  var filters: [String]
  /// Those of the filters that the question gives as conditions: a compound, clean laps.
  let conditions: [String]
  var metric: Metric { plan.metric }
  var reading: Reading { plan.reading }

  init(_ plan: PlanSQL, _ filters: [String], conditions: [String]) {
    self.plan = plan
    self.filters = filters
    self.conditions = conditions
  }

  /// The form that fits, or the wishes that no form meets.
  func select() -> (selection: Selection?, unmet: Set<Wish>) {
    guard var selection = form() else { return (nil, []) }
    selection.meets.formUnion(always(selection))
    return (selection, reading.wishes.subtracting(selection.meets))
  }

  private func form() -> Selection? {
    if plan.neverInEvents { return neverInEvents() }
    if let quantity = plan.quantity { return quantified(quantity) }
    if asksForStreak { return streak() }
    if asksForBoth { return both() }
    if asksForRelation { return relation() }
    if reading.shapes.contains(.share), !metric.hasShare, metric.kind != .flag { return share() }
    switch metric.kind {
    case .flag: return flag()
    case .event:
      let isOccasion = plan.firstAlong != nil && reading.aggregate == nil
      let isWhether = reading.asksWhether && reading.asked == nil && reading.groups.isEmpty
      // "Which drivers pitted?" is each of them once.
      let isOfThem =
        reading.asked == .driver && (reading.asksForSeveral || reading.asksWhose)
        && reading.columnMentions.isEmpty && reading.kind == nil
        && !reading.dimensions.contains(.lap)
        && !reading.shapes.contains(.list) && reading.drivers.isEmpty && plan.has("driver")
      // "The first stop of each driver" is that stop.
      if plan.honoursEnd, reading.aggregate == nil, reading.order == nil { return rows() }
      return (isCounted || isWhether || isOfThem) && !isOccasion ? counted() : rows()
    case .list:
      // "Sessions per season"
      let isPerGroup = reading.saysPer && !reading.groups.isEmpty && metric.counted != nil
      return reading.aggregate == .count || !reading.columnGroups.isEmpty || isPerGroup
        ? counted() : rows()
    case .fact:
      let isPerSubject =
        plan.scope.sessions.count > 1
        && (reading.groups.contains { $0 == .driver || $0 == .team } || asksForSubjects)
        || reading.asked == .driver && reading.clausesOfResult.contains(where: \.isOfSeason)
        || reading.asked == .team && asksForSubjects && metric.rowKeys == ["driver"]
      // In one session each driver has one row.
      let isOne = plan.scope.sessions.count == 1 && reading.asked == .driver
      let isMost =
        [.high, .low].contains(reading.ranking)
        && (reading.asked != nil || reading.isTerse && plan.scope.sessions.count > 1)
        && !(isOne && metric.rowKeys == ["driver"])
      let isWhether = plan.asksWhether && !plan.showsWhether
      let isBounded =
        reading.boundValue != nil && !showsEvents
        && (!reading.plurals.isDisjoint(with: [.driver, .team])
          || reading.asked == .driver && reading.asksForSeveral)
      let isRanking =
        reading.stems.contains { ["rank", "ranking", "ranked", "sort", "sorted"].contains($0) }
        && !reading.plurals.isDisjoint(with: [.driver, .team]) && plan.scope.sessions.count > 1
      // "Podiums of Leclerc and Vettel, side by side"
      let isBeside =
        reading.shapes.contains(.compare) && plan.scope.sessions.count > 1
        && reading.drivers.count + reading.teams.count > 1 && reading.kind == nil
      // "The average number of finishers per race"
      let isMean = reading.aggregate == .average && plan.scope.sessions.count > 1
      return
        (reading.aggregate == .count || isMean || isPerSubject || isMost || isTerseCount
        || isWhether || isBeside
        || isRanking || isBounded || exactCount != nil)
        && metric.counted != nil
        ? counted() : rows()
    case .amount: return amount()
    case .measure: return measure()
    }
  }

  /// "Which teams won a race in 2024?": each of them once, with how often.
  private var asksForSubjects: Bool {
    !showsEvents && reading.asksForSeveral && [.driver, .team].contains(reading.asked)
      && reading.groups.isEmpty
      && reading.kind == nil && reading.columnMentions.isEmpty && reading.drivers.isEmpty
      && !reading.shapes.contains(.list) && reading.aggregate == nil && reading.order == nil
      && metric.scope == .session && reading.race != .last && reading.raceCount == nil
  }

  /// "Everyone who was disqualified, with the grand prix": each time is shown.
  var showsEvents: Bool {
    ["with the grand prix", "with the race", "with grand prix", "with the year", "with the round"]
      .contains(where: reading.says)
  }

  /// What every form meets: what is asked for or grouped by has a column, or is the only one in scope.
  private func always(_ selection: Selection) -> Set<Wish> {
    var meets: Set<Wish> = []
    for dimension in Meaning.Dimension.allCases {
      let isThere = column(dimension).map(selection.columns.contains) ?? false
      // A whole season is no event.
      let isOfEvent = dimension != .event || plan.scope.sessions.first?.event.isEmpty == false
      let isOne =
        plan.scope.sessions.count == 1 && [.event, .session, .season].contains(dimension)
        && isOfEvent
      if isThere || isOne { meets.formUnion([.asked(dimension), .group(dimension)]) }
    }
    // Rows of rounds are race by race.
    if selection.columns.contains("round"),
      reading.says("race by race") || reading.says("round by round")
    {
      meets.insert(.trend)
    }
    // Several columns tell an event: round, grand_prix, session_id.
    if !Set(selection.columns).isDisjoint(with: ["round", "grand_prix", "session_id"]) {
      meets.formUnion([.asked(.event), .group(.event), .asked(.session), .group(.session)])
    }
    if reading.shapes.contains(.difference), reading.drivers.count < 2, reading.teams.count < 2,
      metric.isGap
    {
      meets.insert(.difference)
    }
    let isOfDrivers = reading.plurals.contains(.driver) && reading.teams.count == 1
    if reading.namesSeveral || !reading.groups.isEmpty || isOfDrivers || metric.pair != nil
      || metric.name.hasPrefix("teammate")
    {
      meets.insert(.comparison)
    }
    if reading.namesSeveral || reading.teams.count == 1 || reading.groups.contains(.team) {
      meets.insert(.both)
    }
    if metric.pair != nil, reading.drivers.count == 2 {
      meets.formUnion([.difference, .comparison, .order])
    }
    // "Seconds per degree", "per lap" are the unit of a rate.
    if metric.value.contains("_per_"), reading.saysPer { meets.insert(.each) }
    // How even laps are is told of all of them.
    if metric.name == "consistency" { meets.insert(.trend) }
    // "The mean loss per stop" is that of each row.
    if reading.saysPer, let place = reading.stems.firstIndex(of: "per"),
      reading.stems[place...].prefix(4).contains(where: {
        $0 == metric.entity || $0 == "stop" && metric.from.contains("pit")
      })
    {
      meets.insert(.each)
    }
    if metric.hasShare || metric.kind == .flag { meets.insert(.share) }
    if Set(reading.columnMentions).isSubset(of: selection.columns) {
      meets.insert(.columns)
      // Two values of each row are side by side.
      if !reading.columnMentions.isEmpty { meets.insert(.comparison) }
    }
    if plan.boundsColumn { meets.insert(.bound) }
    if plan.isOfOthers || reading.leavesOutCompounds { meets.insert(.negation) }
    if plan.deed != nil { meets.formUnion([.relation, .comparison]) }
    if plan.honoursEnd { meets.insert(.end) }
    if metric.scope == .standing, metric.kind != .fact, reading.end == .last { meets.insert(.end) }
    if metric.counts == true, reading.aggregate == .count,
      reading.countedNoun?.rawValue != metric.entity
    {
      meets.insert(.aggregate)
    }
    if reading.metrics.contains(where: { $0.name == "teammate_delta" }) {
      meets.insert(.comparison)
    }
    if metric.isGap
      || (metric.show ?? []).contains(where: { $0.contains("delta") || $0.contains("gap") })
    {
      meets.formUnion(reading.drivers.count < 2 ? [.difference, .comparison] : [])
    }
    if metric.rowKeys.isEmpty || metric.entity == "team" { meets.insert(.asked(.driver)) }
    return meets
  }

  var whereClause: String { "WHERE " + filters.joined(separator: " AND ") }
}

extension Array where Element == String {
  /// Each once, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
