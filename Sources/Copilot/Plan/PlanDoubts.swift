/// What of a question shows nowhere in a plan, so that it may answer another one.
struct PlanDoubts {
  let plan: PlanSQL
  let selection: Selection
  var reading: Reading { plan.reading }
  var metric: Metric { plan.metric }

  init(_ plan: PlanSQL, _ selection: Selection) {
    self.plan = plan
    self.selection = selection
  }

  /// The first of them, in words of a refusal.
  var first: String? {
    let doubts = [
      gridPlace, back, same, also, sinceWhen, otherNoun, kept,
      twice, kind, clause, part, judgement, each, relation, universal, amount, noun, clock,
      unordered, counted, total, eachEvent, rankOfTeams, sprint, nameless, whichLap, different,
      withoutOne, rankOfOne, closeness,
      whoWon, beatMost, ofTwo, lastOfStanding, ofChampionship, boundOfEach, ofOne, rowsOf, topOf,
      twoQuestions, boundOfOther, hypothetical, ofDrivers, lapNumber, longest, inRain, flag,
      howManyPoints,
      everLed, whoseTeammate,
    ]
    return ([value, contradiction, mean, other, round, segments, faint] + doubts).compactMap(\.self)
      .first
  }

  /// Somebody who is meant and left out at once.
  private var contradiction: String? {
    let isBoth =
      !Set(reading.drivers).isDisjoint(with: reading.withoutDrivers)
      || !Set(reading.teams).isDisjoint(with: reading.withoutTeams)
    return isBoth ? "who is left out" : nil
  }

  /// "From furthest back" is about places.
  private var back: String? {
    let isSaid = ["furthest back", "farthest back", "very back", "back of the"].contains(
      where: reading.says)
    let isNamed = reading.metrics.contains { phrase in
      phrase.name == metric.name && phrase.places.contains { reading.stems[$0] == "back" }
    }
    return isSaid && metric.places != true && !isNamed ? "how far back" : nil
  }

  /// "How many of the top ten starters": places on the grid are none of the result.
  private var gridPlace: String? {
    let isOfStart = !Set(["start", "starter", "starting"]).isDisjoint(with: reading.stems)
    guard plan.countIsPlace, metric.value == "position", isOfStart,
      reading.clausesOfResult.isEmpty
    else { return nil }
    return "a place on the grid"
  }

  /// Two different things of what there can be one.
  private var twice: String? {
    reading.saidTwice.min().map { "two of it: a \($0)" }
  }

  /// When, where, why, how long: a column has to tell it.
  private var kind: String? {
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
  private var clause: String? {
    reading.clauses.sorted { $0.key < $1.key }.first { place, word in
      if word.lowercased() == "than" {
        return !reading.namesSeveral && reading.boundValue == nil
      }
      // "When he set his top speed" says what the measure is.
      return !reading.metrics.contains {
        ($0.name == metric.name || metric.absorbs?.contains($0.name) == true)
          && ($0.places.max() ?? 0) > place
      }
    }.map { "“\($0.value)”" }
  }

  /// A stint, a corner or a part of qualifying that is spoken of.
  private var part: String? {
    let shape = PlanShape(plan, [], conditions: [])
    for dimension in [Meaning.Dimension.stint, .corner, .segment]
    where reading.dimensions.contains(dimension) {
      let isNamed =
        dimension == .stint
        ? reading.namesStint
        : dimension == .corner ? reading.corner != nil : !reading.segments.isEmpty
      let isShown = shape.column(dimension).map(selection.columns.contains) ?? false
      if !isNamed, !isShown, metric.entity != dimension.rawValue {
        return "by \(dimension.rawValue)"
      }
    }
    return nil
  }

  /// Best and worst of what is neither good nor bad.
  private var judgement: String? {
    let isOfEvents =
      metric.kind == .event && (reading.order == .worst || reading.asked != .driver)
    guard [.best, .worst].contains(reading.order), metric.judged == false || isOfEvents else {
      return nil
    }
    return "what is best of it"
  }

  /// "Each" of something that is no group of the answer.
  private var each: String? {
    let saysEach = reading.stems.contains { ["each", "every", "apiece"].contains($0) }
    // A mean "per bin" that is one of all bins.
    let saysPer = reading.stems.contains("per") && reading.aggregate == .average
    guard saysEach && selection.columns.count == 1 || saysPer, reading.groups.isEmpty,
      reading.columnGroups.isEmpty, selection.chart.x == nil
    else { return nil }
    return "per what"
  }

  /// Of which races or laps something holds between two who are named.
  private var relation: String? {
    guard let asked = reading.asked, [.event, .session, .lap, .season].contains(asked),
      reading.drivers.count > 1 || reading.teams.count > 1, metric.pair == nil, plan.deed == nil,
      !selection.meets.contains(.relation),
      !selection.meets.contains(.difference)
    else { return nil }
    return "what holds between the two"
  }

  /// "Which drivers scored in every race?" is about those of whom it holds each time.
  private var universal: String? {
    let isEvery = reading.stems.contains("every")
    guard !selection.meets.contains(.every), !plan.listsSingles,
      isEvery || (reading.asksForSeveral && reading.stems.contains("all")),
      [.driver, .team].contains(reading.asked) || reading.asksForAny,
      reading.groups.contains(.event) || reading.race == .all, reading.order == nil
    else { return nil }
    return "in all of them"
  }

  /// "How much does he earn?" names nothing that there is an amount of.
  private var amount: String? {
    let isNamed = reading.metrics.contains { $0.name == metric.name && !$0.isWeak }
    guard reading.says("how much"), !isNamed,
      reading.aggregate != .count, reading.events.isEmpty, !reading.stems.contains("point")
    else { return nil }
    return "how much of what"
  }

  /// Laps or stints are asked for by their number, and something else is counted.
  private var noun: String? {
    guard reading.aggregate == .count, let noun = reading.countedNoun else { return nil }
    if [.event, .session, .season].contains(noun), metric.counts == true,
      [.measure, .amount].contains(metric.kind), !selection.meets.contains(.relation)
    {
      // "How many rounds did the championship have?" is no number of points.
      let names = selection.columns + [metric.value]
      let isOfThem = names.contains { name in
        ["round", "race", "event", "session", "season", "sprint", "times"].contains {
          name.contains($0)
        }
      }
      return isOfThem && metric.value != "points" ? nil : "how many \(noun.rawValue)s"
    }
    guard [.lap, .stint].contains(noun) else { return nil }
    let isOfRows = [.event, .fact, .list].contains(metric.kind)
    let names = selection.columns + [metric.counted ?? "", isOfRows ? "" : metric.value]
    return names.contains { $0.contains(noun.rawValue) } ? nil : "how many \(noun.rawValue)s"
  }

  /// "26 points" is a value of what is asked for, no number of rows.
  private var value: String? {
    guard reading.countIsOfMeasure, [.measure, .amount].contains(metric.kind), reading.order == nil,
      !reading.shapes.contains(.top)
    else { return nil }
    return "a bound"
  }

  /// Races and sprints of a weekend are added before they are averaged; no plan does that.
  private var mean: String? {
    reading.sessionsAreOne && reading.aggregate == .average
      ? "an average over races and sprints" : nil
  }

  /// "Who finished behind Hamilton?": a driver is asked for, and the rows are those of the one who is named.
  private var other: String? {
    if reading.asked == .driver, reading.drivers.count == 2, metric.pair == nil,
      reading.stems.contains("between"), !reading.shapes.contains(.difference)
    {
      return "who is between them"
    }
    guard reading.asked == .driver, reading.drivers.count == 1, reading.teams.isEmpty,
      metric.pair == nil, !reading.asksWhether, !reading.shapes.contains(.compare)
    else { return nil }
    let isShown = selection.columns.contains { Self.others.contains($0) }
    return isShown ? nil : "which driver beside \(reading.drivers[0])"
  }

  private static let others: Set = [
    "rival", "teammate", "passed_driver", "by_driver", "driver_ahead", "second", "runner_up",
  ]

  /// At which race of a season something came about is not told by how a championship stood at its end.
  private var round: String? {
    guard metric.scope == .standing, reading.asked == .event, !reading.shapes.contains(.trend),
      metric.kind == .measure
    else { return nil }
    return "at which race"
  }

  /// "Faster in Q3 than in Q2" needs both.
  private var segments: String? {
    let named = (1...3).filter { reading.stems.contains("q\($0)") }
    let isOfThem = metric.value.hasPrefix("q") || named.count == 3 || Set(named) == [1, 3]
    let isPair = isOfThem && named.allSatisfy { selection.columns.contains("q\($0)_s") }
    guard named.count > 1, !isPair, !selection.columns.contains("segment"),
      !selection.columns.contains("last_segment")
    else { return nil }
    return metric.needs == "segment" ? nil : "both parts of qualifying"
  }

  /// "What happened on lap 40?" hardly names a measure.
  private var faint: String? {
    let isNamed = reading.metrics.contains { $0.name == metric.name && !$0.isWeak }
    let isWeak = reading.metrics.contains { $0.name == metric.name && $0.isWeak }
    guard isWeak, !isNamed, metric.entity == "lap", reading.drivers.isEmpty, reading.teams.isEmpty,
      reading.asked == nil, reading.aggregate == nil, reading.ranking == nil,
      reading.boundValue == nil, reading.groups.isEmpty, !reading.shapes.contains(.share)
    else { return nil }
    return "what of it"
  }

  /// "And with what time?"
  private var clock: String? {
    guard
      ["what time", "which time", "what lap time", "qualifying time"].contains(where: reading.says)
    else {
      return nil
    }
    let columns = selection.columns + [metric.value] + (metric.show ?? [])
    let isTold = columns.contains {
      $0.hasSuffix("_s") || $0.contains("time") || $0.contains("start")
    }
    return isTold ? nil : "what time"
  }

  /// "Who undercut whom?" names no order in which anyone is first.
  private var unordered: String? {
    guard metric.kind == .measure, metric.counted != nil, let asked = reading.asked,
      reading.limitsNothing,
      [.driver, .team, .event, .compound, .corner].contains(asked), !reading.asksForSeveral
    else { return nil }
    return "which \(asked.rawValue) of all"
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
