/// What a question wants of its rows: counted or listed, grouped by what, how many, from which end.
extension PlanShape {
  var isCounted: Bool {
    // "Which lap had the most overtakes?" counts, "which lap did he stop on?" shows.
    let isMost = [.high, .low].contains(reading.order)
    if reading.asked == .lap, reading.aggregate == nil, !isMost { return false }
    if reading.aggregate == .count || reading.aggregate == .total || reading.aggregate == .average {
      return true
    }
    if isMost { return true }
    if metric.kind == .event, reading.shapes.contains(.trend), reading.stems.contains("per"),
      !metric.rowKeys.contains("lap_number"), plan.has("lap_number")
    {
      return true
    }
    if reading.phraseOrder != nil, reading.asked != nil { return true }
    if metric.kind == .event, [.high, .low].contains(reading.phraseOrder) { return true }
    if reading.order == .best, reading.asked == .driver, metric.kind == .event { return true }
    if reading.shapes.contains(.compare), plan.conditionColumn != nil { return true }
    if listsSubjects || isTerseCount || metric.group != nil || exactCount != nil { return true }
    if !reading.columnGroups.isEmpty || reading.aggregate == .distribution { return true }
    return !reading.groups.isEmpty && !reading.shapes.contains(.trend)
      || reading.asked == .event || reading.asked == .session
  }

  /// "Who made three stops": that many of what is counted, not the first three rows.
  var exactCount: Int? {
    guard [.event, .fact].contains(metric.kind), reading.ranking == nil,
      !reading.shapes.contains(.top), [.driver, .team].contains(reading.asked)
    else { return nil }
    return reading.times
      ?? (metric.kind == .event && reading.asked == .driver ? reading.count : nil)
  }

  /// "All the different winners with their number of victories"
  var listsSubjects: Bool {
    reading.shapes.contains(.distinct) && metric.isOfRounds && metric.kind == .event
      && reading.drivers.isEmpty && reading.aggregate == nil && plan.has("driver")
  }

  /// "NOR stops Bahrain": how many.
  var isTerseCount: Bool {
    reading.isTerse && reading.drivers.count == 1 && metric.counted != nil
      && reading.metrics.contains {
        $0.name == metric.name && $0.isPlural
          && (!$0.isWeak || reading.metrics.allSatisfy(\.isWeak))
      }
  }

  func column(_ dimension: Meaning.Dimension) -> String? {
    let name =
      switch dimension {
      // The entrant of a championship of teams is one of those.
      case .driver:
        plan.has("driver") && !(plan.has("entrant") && reading.championship == "team")
          ? "driver" : "entrant"
      case .team: "team"
      case .compound: plan.has("compound") ? "compound" : "compound_after"
      case .stint: plan.has("stint") ? "stint" : "stop"
      case .lap: "lap_number"
      case .event where plan.has("circuit"): "circuit"
      case .event where plan.scope.columns.contains("session_code") && plan.has("session_id"):
        "session_id"
      case .event: plan.scope.columns.contains("round") ? "round" : "grand_prix"
      case .session
      where plan.scope.columns.contains("round") && plan.has("session_id")
        && Set(["type", "kind", "sort"]).isDisjoint(with: reading.stems):
        "session_id"
      case .session: "session_code"
      case .season: "season"
      case .segment: plan.has("segment") ? "segment" : "last_segment"
      case .corner: "corner"
      }
    return plan.has(name) ? name : nil
  }

  /// Columns that are named in the question; the one session that all rows are of goes without saying.
  var namedColumns: [String] {
    let isOne = plan.scope.sessions.count == 1
    return reading.dimensions.filter { !isOne || ![.event, .session, .season].contains($0) }
      .compactMap(column)
  }

  /// "Rank the teams by …", "put the sessions in order of …": what there is one row for each of.
  private var rankedKind: String? {
    let isRanked = !Set(["rank", "ranked", "sort", "sorted", "order", "ordered", "put"])
      .isDisjoint(with: reading.stems)
    guard isRanked, reading.stems.contains("by") || reading.says("order of") else { return nil }
    if reading.plurals.contains(.team), !reading.plurals.contains(.driver) { return column(.team) }
    let isOfEvents = !reading.plurals.isDisjoint(with: [.event, .session])
    return isOfEvents && plan.scope.sessions.count > 1 ? column(.event) : nil
  }

  var groupColumns: [String] {
    var columns = reading.groups.compactMap(column) + reading.columnGroups
    if let asked = reading.asked.flatMap(column), !columns.contains(asked),
      reading.asked != .lap || ![.count, nil].contains(reading.aggregate)
        || (reading.aggregate == nil && [.high, .low].contains(reading.order)
          && metric.kind == .event)
    {
      columns.append(asked)
    }
    if columns.isEmpty, reading.asked == nil, let kind = rankedKind { columns = [kind] }
    // Several sessions are told apart, unless they are counted together.
    if reading.sessions.count > 1, columns.isEmpty, !reading.sessionsAreOne,
      plan.scope.columns.contains("session_code")
    {
      columns.append("session_code")
    }
    let isMost = [.high, .low].contains(reading.ranking)
    let isSpan =
      reading.seasonsAreOne && (reading.aggregate == .count || isMost || exactCount != nil)
      && (metric.kind != .measure || plan.countsPlace)
    if reading.seasons.count > 1, reading.aggregate != .total, !isSpan,
      plan.scope.columns.contains("season"), !columns.contains("season")
    {
      columns.append("season")
    }
    if reading.events.count > 1, plan.has("grand_prix") { columns.append("grand_prix") }
    if reading.compounds.count > 1, let compound = column(.compound) { columns.append(compound) }
    if let column = plan.conditionColumn { columns.append(column) }
    if !columns.isEmpty, reading.asked == nil, reading.order == nil {
      if reading.drivers.count > 1 { columns.insert("driver", at: 0) }
      if reading.teams.count > 1, reading.drivers.isEmpty { columns.insert("team", at: 0) }
    }
    if columns.isEmpty {
      if reading.drivers.count > 1 || (reading.drivers.count == 1 && reading.shapes.contains(.each))
      {
        columns = ["driver"]
      } else if reading.teams.count > 1 {
        columns = ["team"]
      }
    }
    return columns.unique.filter(plan.has)
  }

  /// Whether the question wants the first of an order.
  var isSuperlative: Bool {
    let asksForOne =
      reading.asked == .driver || reading.asked == .team || reading.asked == .event
      || reading.asked == .compound || reading.asked == .corner
    return reading.ranking != nil
      || (asksForOne && metric.better != nil && metric.kind != .event)
  }

  var limit: Int? {
    if let count = reading.count { return count }
    // "Which drivers topped the speed trap?" is who was first, several if they were level.
    let isTop = reading.stems.contains("topped") && reading.drivers.isEmpty
    if reading.asksForSeveral && !isTop || reading.namesOrderOfAll { return nil }
    if plan.asksForRival, reading.ranking == nil { return nil }
    // "Who did more than 20 laps" is all of them.
    if reading.boundValue != nil, reading.ranking == nil { return nil }
    let isOfEach = reading.stems.contains("each") || reading.stems.contains("every")
    if isOfEach, reading.order == nil, reading.asked == nil { return nil }
    let isListed = reading.plurals.contains { $0.rawValue == metric.entity }
    if reading.shapes.contains(.list), isListed { return nil }
    guard isSuperlative, !reading.shapes.contains(.trend),
      !reading.shapes.contains(.list) || reading.order != nil
        || reading.asked != nil && reading.phraseOrder != nil
    else { return nil }
    // "The fastest lap of the last ten laps" is one.
    let names = reading.metrics.filter { $0.name == metric.name }
    let isPlural =
      (reading.orderIsPlural ?? names.contains(where: \.isPlural)) && reading.asked == nil
      && ![.high, .low].contains(reading.ranking)
    if isPlural || !reading.groups.isEmpty { return nil }
    // Of two that are named both are shown, also where it is asked who is ahead.
    let isOfSeveral =
      reading.drivers.count > 1 || reading.teams.count > 1 || reading.compounds.count > 1
    // At which corner one of them loses most to the other is one corner.
    let isOfPair = metric.pair != nil && reading.asked == .corner && reading.order != nil
    if isOfSeveral, !isOfPair { return nil }
    if reading.asksWhether, reading.namesSeveral { return nil }
    return 1
  }

  private var isOfPlaces: Bool { metric.places == true && reading.aggregate == nil }

  /// Whether larger values come first.
  var descending: Bool {
    switch reading.ranking {
    // The lowest of places is the one with the largest number.
    case .high: return !isOfPlaces
    case .low: return isOfPlaces
    case .worst: return metric.better == .low
    case .best, nil: return metric.better == .high
    }
  }

  /// The bound of the question on a column.
  func boundCondition(_ column: String) -> String? {
    guard reading.boundColumn == nil, let bound = reading.bound, let value = reading.boundValue,
      !reading.boundIsOfLaps || column.contains("laps")
    else { return nil }
    if reading.boundIsOfSessions, metric.kind == .measure {
      return plan.has("sessions") ? "sessions \(bound.rawValue) \(value)" : nil
    }
    if bound == .within {
      // Of the best; within of each other, or of a driver, is told by no column.
      guard let gap = gapColumn, reading.drivers.isEmpty, !reading.stems.contains("other") else {
        return nil
      }
      return "\(gap) <= \(value)"
    }
    // Of what is counted there are rows only where there is any.
    if bound == .exactly, ![.measure, .amount].contains(metric.kind) { return nil }
    guard bound != .atMost, !reading.boundIsTime || column.hasSuffix("_s") else { return nil }
    return "\(column) \(bound.rawValue) \(value)"
  }

  /// The column that says how far a row is from the best.
  private var gapColumn: String? {
    ([metric.value] + (metric.show ?? [])).first {
      $0.hasSuffix("_s") && ($0.contains("gap") || $0.contains("delta"))
    }
  }
}
