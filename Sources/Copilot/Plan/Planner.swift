/// From a question to a query, without a model: the same question on the same snapshot always gives the same plan.
public struct Planner: Sendable {
  private let semantics: SemanticLayer
  private let lake: LakeVocabulary
  private let reader: QuestionReader

  /// A planner for one snapshot; making it takes some milliseconds.
  public init(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    self.semantics = semantics
    self.lake = lake
    reader = QuestionReader(Lexicon(semantics, lake), lake)
  }

  /// A turn of a conversation: what was understood of it, for the question that follows.
  public struct Turn: Sendable, Equatable {
    let reading: Reading
  }

  /// Plans a question.
  ///
  /// - Parameter previous: the turn before, for questions such as "and in qualifying?".
  public func plan(
    _ question: String, _ context: AskContext = AskContext(), after previous: Turn? = nil
  ) -> (Planning, Turn) {
    var reading = reader.read(question)
    if let metric = MetricChoice(semantics: semantics).best(for: reading) {
      reading = reader.read(question, for: metric)
    }
    if let previous, FollowUp.is(question, reading) {
      reading = FollowUp.merge(reading, into: previous.reading)
    }
    return (planning(reading, context), Turn(reading: reading))
  }

  private func planning(_ reading: Reading, _ context: AskContext) -> Planning {
    if let reason = reading.refused { return .refused(reason) }
    guard reading.understood > 0 else {
      // Words that say nothing, or words of another world.
      if reading.unknown.isEmpty {
        return .clarify("What do you want to know? Name a measure and a Grand Prix, such as race pace in Bahrain.")
      }
      return .refused("This does not look like a question about Formula 1 sessions in the lake.")
    }
    guard var metric = MetricChoice(semantics: semantics).metric(for: reading) else {
      if let word = reading.unknown.min(by: { $0.key < $1.key })?.value {
        return .unsure("I do not know “\(word)”. Name a measure, such as fastest lap, race pace or points.")
      }
      return .clarify(
        "What about it? Name a measure, such as fastest lap, race pace, pit stops, gaps, points or top speed."
      )
    }
    var reading = reading
    let explained = MetricChoice(semantics: semantics).explained(by: metric, reading)
    ColumnMentions(columns: lake.columns(of: metric).subtracting([metric.value]), explained: explained)
      .note(in: &reading)
    guard reading.unknown.isEmpty else {
      let words = reading.unknown.sorted { $0.key < $1.key }.prefix(4).map { "“\($0.value)”" }
      return .unsure(
        "I do not know \(words.joined(separator: ", ")). Ask with names of drivers, teams, events and sessions in the lake."
      )
    }
    prepare(&reading, for: metric)
    if let names = reading.ambiguousDrivers.first {
      guard let driver = resolve(names, reading) else {
        let list = names.compactMap { code in lake.drivers.first { $0.code == code }?.fullName }
        return .clarify("Which one: \(list.joined(separator: " or "))?")
      }
      reading.drivers.append(driver)
    }
    if let words = unexplained(metric, reading) {
      return .unsure(
        "I do not know what “\(words)” changes about \(metric.title). Say it in other words.")
    }
    if let team = metric.team.flatMap({ semantics.metrics[$0] }), asksForTeams(reading, metric) {
      metric = team
    }
    if let detail = metric.detail.flatMap({ semantics.metrics[$0] }), needsDetail(metric, reading) {
      metric = detail
    }
    do throws(SessionScope.Failure) {
      let (metric, scope) = try scoped(metric, reading, context)
      if let absent = absent(reading, scope) { return .clarify(absent) }
      return PlanSQL(metric, reading, scope, semantics, lake).planning()
    } catch {
      guard case .none(let message) = error else { return .unsure("") }
      return .clarify(message)
    }
  }

  /// The sessions, and the metric that has them: results go further back than the timing.
  private func scoped(
    _ metric: Metric, _ reading: Reading, _ context: AskContext
  ) throws(SessionScope.Failure) -> (Metric, SessionScope) {
    guard let other = metric.fallback.flatMap({ semantics.metrics[$0] }), mayTurnBack(reading, other)
    else { return (metric, try scope(of: metric, reading, context)) }
    let wide = try? scope(of: other, reading, context)
    guard let own = try? scope(of: metric, reading, context) else {
      guard let wide else { return (metric, try scope(of: metric, reading, context)) }
      return (other, wide)
    }
    // "In each race of 2023" is about all of them.
    if let wide, own.sessions.count > 1, wide.sessions.count > own.sessions.count { return (other, wide) }
    return (metric, own)
  }

  private func mayTurnBack(_ reading: Reading, _ other: Metric) -> Bool {
    reading.compounds.isEmpty && reading.segments.isEmpty && reading.laps == nil
      && reading.sessions.allSatisfy { other.sessions?.contains($0) ?? true }
  }

  private func scope(
    of metric: Metric, _ reading: Reading, _ context: AskContext
  ) throws(SessionScope.Failure) -> SessionScope {
    let available = lake.sessions[metric.model] ?? []
    var codes = metric.sessions ?? []
    var isExplicit = false
    if !reading.sessions.isEmpty, metric.scope == .session {
      codes = reading.sessions
      isExplicit = true
    } else if !reading.segments.isEmpty {
      codes = ["Q", "SQ"]
    } else if let code = context.sessionCode, codes.contains(code) {
      codes = [code] + codes.filter { $0 != code }
    }
    var reading = reading
    if !available.contains(where: { !$0.event.isEmpty }) {
      reading.race = .all
      reading.events = []
    }
    if metric.scope != .session, reading.events.isEmpty, reading.round == nil, context.round == nil
    {
      reading.race = reading.race == .last || reading.race == .first ? reading.race : .all
      if metric.scope == .lake, reading.seasons.isEmpty { reading.seasonWord = .all }
    }
    return try SessionScope(reading, context, available, codes: codes, isExplicit: isExplicit, lake)
  }

  private func asksForTeams(_ reading: Reading, _ metric: Metric?) -> Bool {
    guard reading.drivers.isEmpty else { return false }
    if let metric, reading.metrics.contains(where: { $0.name == metric.team && !$0.isWeak }) {
      return true
    }
    return reading.asked == .team || reading.groups.contains(.team)
      || (reading.teams.count > 1 && reading.asked != .driver && !reading.groups.contains(.driver))
      || (reading.dimensions.contains(.team) && !reading.dimensions.contains(.driver))
  }

  private func needsDetail(_ metric: Metric, _ reading: Reading) -> Bool {
    let columns = lake.columns(of: metric)
    return
      (!reading.compounds.isEmpty
      && (!columns.contains("compound") || metric.name == "fastest_lap"))
      || (reading.laps != nil && !columns.contains("lap_number"))
      || (reading.stint != nil && !columns.contains("stint"))
      || (!reading.conditions.isEmpty && !columns.contains("track_status"))
      || reading.groups.contains(.compound)
      || (reading.asked == .compound && !columns.contains("compound"))
      || (!reading.drivers.isEmpty && !columns.contains("driver")
        && !columns.contains("driver_number") && !columns.contains("entrant"))
      || (reading.aggregate != nil && reading.aggregate != .count && metric.name == "fastest_lap")
  }

  /// The first words that neither the metric nor the rest of the plan explains.
  private func unexplained(_ metric: Metric, _ reading: Reading) -> String? {
    let places = MetricChoice(semantics: semantics).explained(by: metric, reading)
    return reading.loose.sorted { $0.key < $1.key }.first { place, word in
      if places.contains(place) { return false }
      switch word.lowercased() {
      case "after", "before":
        return metric.scope == .session && reading.laps == nil
      case "between", "against": return !reading.namesSeveral && reading.laps == nil
      case "end": return metric.scope != .standing
      case "share", "percent", "percentage", "pct": return !metric.hasShare
      case "team mate", "teammate", "team mates", "teammates": return reading.drivers.count < 2
      default: return true
      }
    }?.value
  }

  /// What the chosen metric says about the rest of the question.
  private func prepare(_ reading: inout Reading, for metric: Metric) {
    reading.phraseOrder = MetricChoice(semantics: semantics).phraseOrder(for: reading)
    let isPair = reading.drivers.count == 2 || reading.teams.count == 2
    if isPair, metric.pair == nil, !reading.shapes.contains(.trend),
      reading.metrics.contains(where: { $0.name == metric.name && $0.isGap })
    {
      reading.shapes.insert(.difference)
    }
    if reading.asksWhere, reading.events.isEmpty, reading.drivers.isEmpty,
      reading.order != nil || reading.phraseOrder != nil
    {
      reading.asked = .event
    }
    // "Stops under the safety car": what is a measure alone is a condition here.
    let virtual = reading.metrics.filter { $0.name == "virtual_safety_car" }
      .reduce(into: Set<Int>()) { $0.formUnion($1.places) }
    if metric.name.hasPrefix("pit_") {
      if !virtual.isEmpty, !reading.conditions.contains("vsc") { reading.conditions.append("vsc") }
      let real = reading.metrics.contains {
        $0.name == "safety_car" && !virtual.isSuperset(of: $0.places)
      }
      if real, !reading.conditions.contains("safety_car") { reading.conditions.append("safety_car") }
    }
  }

  /// Says so where a driver did not drive in any season that is meant.
  private func absent(_ reading: Reading, _ scope: SessionScope) -> String? {
    let seasons = Set(scope.sessions.map(\.season))
    let driver = lake.drivers.first {
      reading.drivers.contains($0.code) && $0.seasons.isDisjoint(with: seasons)
    }
    return driver.map { "\($0.fullName) is not in the lake for \(scope.text)." }
  }

  /// The only one of them who drove in the seasons that are meant.
  private func resolve(_ names: [String], _ reading: Reading) -> String? {
    let drivers = lake.drivers.filter { names.contains($0.code) }
    guard let season = reading.seasons.first else { return nil }
    let there = drivers.filter { $0.seasons.contains(season) }
    return there.count == 1 ? there[0].code : nil
  }
}

extension LakeVocabulary {
  /// Names of the columns that a metric's rows have.
  func columns(of metric: Metric) -> Set<String> {
    if let columns = metric.columns { return Set(columns) }
    return Set((tables[metric.model] ?? []).map(\.name))
  }
}

/// Questions that go on from the one before.
enum FollowUp {
  private static let openings = [
    "and", "what about", "how about", "only", "same", "now", "but", "just", "also", "then",
  ]

  static func `is`(_ question: String, _ reading: Reading) -> Bool {
    let words = Words.split(question).map(\.stem)
    let opens = openings.contains { opening in
      Array(words.prefix(opening.split(separator: " ").count))
        == opening.split(separator: " ").map(String.init)
    }
    let asks = !reading.metrics.filter { !$0.isWeak }.isEmpty
    // Without any event or season it can only be about those before.
    let hasScope =
      !reading.events.isEmpty || !reading.seasons.isEmpty || reading.seasonWord != nil
      || reading.round != nil || reading.race != nil
    return (opens && words.count <= 12) || (!hasScope && words.count <= 14)
      || (!asks && words.count <= 4 && reading.championship == nil)
  }

  /// What "by how much?" asks after a first place.
  private static let margins = ["pole": "pole_margin", "winner": "gap_to_winner", "result": "gap_to_winner"]

  /// The former question, with what the new one says in place of what it said.
  static func merge(_ new: Reading, into old: Reading) -> Reading {
    var merged = old
    var hasMetric = new.metrics.contains { !$0.isWeak }
    if new.asked == .driver, new.drivers.isEmpty, hasMetric { merged.drivers = [] }
    if hasMetric { merged.position = nil; merged.rank = nil; merged.count = nil; merged.order = nil; merged.aggregate = nil }
    let isMargin = new.saysHowMuch && !hasMetric
    if isMargin, let margin = margins[old.metrics.first { !$0.isWeak }?.name ?? ""] {
      merged.metrics = [
        .init(name: margin, places: [], isWeak: false, isPlural: false, isGap: true, order: nil)
      ]
      merged.asked = nil
      hasMetric = true
    }
    if hasMetric, !isMargin { merged.metrics = new.metrics }
    if !new.drivers.isEmpty {
      merged.drivers = new.shapes.contains(.compare) ? old.drivers + new.drivers : new.drivers
    }
    if !new.drivers.isEmpty, new.teams.isEmpty { merged.teams = [] }
    if !new.teams.isEmpty { merged.teams = new.teams; merged.drivers = new.drivers }
    if !new.events.isEmpty { merged.events = new.events; merged.round = nil; merged.race = nil }
    if !new.sessions.isEmpty {
      merged.sessions = new.sessions
      merged.segments = []
    }
    if !new.segments.isEmpty { merged.segments = new.segments }
    if !new.compounds.isEmpty { merged.compounds = new.compounds }
    if !new.conditions.isEmpty { merged.conditions = new.conditions }
    if !new.seasons.isEmpty || new.seasonWord != nil {
      merged.seasons = new.seasons
      merged.seasonWord = new.seasonWord
    }
    if let race = new.race { merged.race = race; merged.events = new.events }
    if let laps = new.laps { merged.laps = laps }
    if let corner = new.corner { merged.corner = corner }
    if let stint = new.stint { merged.stint = stint }
    if let count = new.count { merged.count = count }
    if let order = new.order { merged.order = order }
    if let aggregate = new.aggregate { merged.aggregate = aggregate }
    if !new.groups.isEmpty { merged.groups = new.groups }
    if let asked = new.asked, new.metrics.isEmpty == false || asked != .driver {
      merged.asked = asked
    }
    if new.position != nil { merged.position = new.position }
    if let championship = new.championship { merged.championship = championship }
    // Who is named is asked about, not looked for.
    if !new.drivers.isEmpty, old.asked == .driver { merged.asked = nil; merged.order = nil }
    if !hasMetric, let weak = new.metrics.first, new.asked == nil { merged.metrics = [weak] }
    if new.asked != nil, new.aggregate == nil { merged.aggregate = nil }
    if old.championship != nil || old.metrics.contains(where: { $0.name == "points_standing" }) {
      if new.dimensions == [.team] { merged.championship = "team" }
      if new.dimensions == [.driver] { merged.championship = "driver" }
    }
    if isMargin { merged.position = 2 }
    merged.loose = hasMetric || merged.metrics != old.metrics ? new.loose : old.loose.merging(new.loose.map { (1000 + $0, $1) }) { a, _ in a }
    merged.refused = new.refused
    merged.unknown = new.unknown
    merged.corrections = new.corrections
    merged.ambiguousDrivers = new.ambiguousDrivers
    return merged
  }
}
