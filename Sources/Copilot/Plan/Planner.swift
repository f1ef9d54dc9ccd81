/// From a question to a query, without a model: the same question on the same snapshot always gives the same plan.
public struct Planner: Sendable {
  let semantics: SemanticLayer
  let lake: LakeVocabulary
  let columns: ModelColumns
  let rows: [ModelRows]
  let reader: QuestionReader

  /// A planner for one snapshot; making it takes some milliseconds.
  public init(_ semantics: SemanticLayer, _ lake: LakeVocabulary) {
    columns = ModelColumns(semantics, lake)
    let models = lake.tables.mapValues { Set($0.map(\.name)) }.filter {
      $0.value.contains("season")
    }
    rows = models.keys.sorted().map(ModelRows.init)
    self.semantics = semantics.with(
      columns.all.map { Metric($0) } + models.map { Metric(rowsOf: $0.key, columns: $0.value) })
    self.lake = lake
    var lexicon = Lexicon(semantics, lake)
    // What the project itself writes is no slip: "warning" is not "winning".
    for column in columns.all { lexicon.know(column.words) }
    lexicon.know(ResultClauseReader.nationWords)
    reader = QuestionReader(lexicon, lake)
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
    let first = reader.read(question)
    let names = MetricChoice(semantics: semantics).candidates(for: first)
    if previous == nil, let surer = OtherReadings(self, question, context, first).surer {
      return surer
    }
    let best = turn(question, first, chosen: names.first, after: previous)
    let planning = planning(best, context)
    guard planning.isOpen, best.understood > 0 else { return (planning, Turn(reading: best)) }
    let isFollowUp = previous != nil && FollowUp.is(question, best)
    let other = isFollowUp ? nil : OtherReadings(self, question, context, first).plan(names)
    return other ?? (
      OtherReadings.refusal(of: planning, semantics.intents, first), Turn(reading: best)
    )
  }

  /// A reading of the question for a measure, with what the turn before says.
  private func turn(
    _ question: String, _ first: Reading, chosen: String?, after previous: Turn?
  ) -> Reading {
    let reading = chosen.map { reader.read(question, for: $0) } ?? first
    guard let previous, FollowUp.is(question, reading) else { return reading }
    return FollowUp.merge(reading, into: previous.reading)
  }

  func planning(_ read: Reading, _ context: AskContext) -> Planning {
    do throws(NotPlanned) {
      let metric = try metric(of: read)
      return try planning(metric, try understood(read, for: metric), context)
    } catch {
      return error.planning
    }
  }

  /// What is asked for.
  private func metric(of reading: Reading) throws(NotPlanned) -> Metric {
    if let reason = reading.refused { throw NotPlanned(.refused(reason)) }
    guard reading.understood > 0 else {
      // Words that say nothing, or words of another world.
      throw NotPlanned(
        reading.unknown.isEmpty
          ? .clarify(
            "What do you want to know? Name a measure and a Grand Prix, such as race pace in Bahrain."
          )
          : .refused("This does not look like a question about Formula 1 sessions in the lake."))
    }
    if let metric = MetricChoice(semantics: semantics).metric(for: reading) { return metric }
    let word = reading.unknown.min { $0.key < $1.key }?.value
    throw NotPlanned(
      word.map {
        .unsure("I do not know “\($0)”. Name a measure, such as fastest lap, race pace or points.")
      }
        ?? .clarify(
          Planning.whatAboutIt
        ))
  }

  /// The reading once the metric is known.
  private func understood(
    _ read: Reading, for metric: Metric
  ) throws(NotPlanned) -> Reading {
    var reading = read
    let named = MetricChoice(semantics: semantics).explained(by: metric, reading)
    let own = lake.columns(of: metric)
    let explained = noteMeasures(beside: metric, named, own, &reading)
    ColumnMentions(
      own, value: metric.value, synonyms: semantics.synonyms.columns ?? [:],
      explained: explained
    ).note(in: &reading)
    for place in explained { reading.unknown[place] = nil }
    guard reading.unknown.isEmpty else {
      let words = reading.unknown.sorted { $0.key < $1.key }.prefix(4).map { "“\($0.value)”" }
      throw NotPlanned(
        .unsure(
          "I do not know \(words.joined(separator: ", ")). Ask with names of drivers, teams, events and sessions in the lake."
        ))
    }
    prepare(&reading, for: metric)
    if let pronoun = reading.pronoun, reading.drivers.isEmpty, reading.clausesOfResult.isEmpty,
      reading.teammateOf == nil,
      reading.ambiguousDrivers.isEmpty, reading.asked != .driver,
      !reading.dimensions.contains(.driver), reading.groups.isEmpty
    {
      throw NotPlanned(.clarify("Who is meant by “\(pronoun)”? Name a driver."))
    }
    if let names = reading.ambiguousDrivers.first {
      guard let driver = resolve(names, reading) else {
        let list = names.compactMap { code in lake.drivers.first { $0.code == code }?.fullName }
        throw NotPlanned(.clarify("Which one: \(list.joined(separator: " or "))?"))
      }
      reading.drivers.append(driver)
    }
    if let words = unexplained(metric, reading, explained) {
      throw NotPlanned(
        .unsure(
          "I do not know what “\(words)” changes about \(metric.title). Say it in other words."))
    }
    return reading
  }

  private func planning(
    _ chosen: Metric, _ reading: Reading, _ context: AskContext
  ) throws(NotPlanned) -> Planning {
    var metric = chosen
    if let other = reading.companion.flatMap({ semantics.metrics[$0] }) {
      metric = metric.joined(with: other, columns: lake.columns(of: metric))
    }
    if let team = metric.team.flatMap({ semantics.metrics[$0] }), asksForTeams(reading, metric) {
      metric = team
    }
    var reading = reading
    if reading.shapes.contains(.share), metric.isGap,
      let percent = metric.inPercent(columns: lake.columns(of: metric))
    {
      metric = percent
    }
    if let detail = metric.detail.flatMap({ semantics.metrics[$0] }), needsDetail(metric, reading) {
      // The median of the finer rows, where the metric was one.
      if metric.rollup == "median", reading.aggregate == nil { reading.aggregate = .median }
      metric = detail
    }
    do throws(SessionScope.Failure) {
      reading = try stepped(reading, metric, context)
      let (metric, scope) = try scoped(metric, reading, context)
      if let absent = absent(reading, scope) { return .clarify(absent) }
      if let sparse = sparse(metric, reading, scope) { return .clarify(sparse) }
      var plan = PlanSQL(metric, reading, scope, semantics, lake)
      if !reading.segments.isEmpty, plan.isOfBestLap {
        plan.assume("telemetry is of each driver's best lap of the whole session")
      }
      if reading.companion != nil { plan.assume("only drivers with both values are shown") }
      if let last = reading.lastLaps {
        let whose = plan.endsForEachDriver ? "each driver's own" : "those of the race"
        plan.assume(
          last.count == 1 ? "the last lap is \(whose)" : "the last \(last.count) laps are \(whose)")
      }
      return plan.planning()
    } catch {
      guard case .none(let message) = error else { return .unsure("") }
      return .clarify(message)
    }
  }

  private func asksForTeams(_ reading: Reading, _ metric: Metric?) -> Bool {
    guard reading.drivers.isEmpty else { return false }
    if let metric, reading.metrics.contains(where: { $0.name == metric.team && !$0.isWeak }) {
      return true
    }
    return reading.asked == .team || reading.groups.contains(.team)
      || (reading.teams.count > 1 && reading.asked != .driver && !reading.groups.contains(.driver))
      || (reading.dimensions.contains(.team) && !reading.dimensions.contains(.driver)
        && reading.teams.isEmpty)
  }

  private func needsDetail(_ metric: Metric, _ reading: Reading) -> Bool {
    let columns = lake.columns(of: metric)
    return
      (!reading.compounds.isEmpty
      && (!columns.contains("compound") || metric.name == "fastest_lap"))
      || (reading.namesLaps && !columns.contains("lap_number"))
      || (reading.namesStint && !columns.contains("stint"))
      || semantics.synonyms.conditions.contains {
        reading.conditions.contains($0.name) && $0.clause(columns) == nil
      }
      || (metric.scope == .season && !columns.contains("round")
        && (!reading.events.isEmpty || reading.round != nil))
      || reading.groups.contains(.compound)
      || (reading.asked == .compound && !columns.contains("compound"))
      || (!reading.drivers.isEmpty && !columns.contains("driver")
        && !columns.contains("driver_number") && !columns.contains("entrant"))
      || (reading.aggregate != nil && reading.aggregate != .count && metric.name == "fastest_lap")
  }
}

extension LakeVocabulary {
  /// The sessions of which a metric has rows, as far as its own columns tell them.
  func sessions(of metric: Metric) -> [Session] {
    let all = sessions[metric.model] ?? []
    guard let columns = metric.columns else { return all }
    let hasRounds = columns.contains("round")
    let hasCodes = columns.contains("session_code")
    guard !hasRounds || !hasCodes else { return all }
    return Array(
      Set(
        all.map {
          Session(
            season: $0.season, round: hasRounds ? $0.round : 0, event: hasRounds ? $0.event : "",
            code: hasCodes ? $0.code : "")
        }))
  }

  /// Names of the columns that a metric's rows have.
  func columns(of metric: Metric) -> Set<String> {
    if let columns = metric.columns { return Set(columns) }
    return Set((tables[metric.model] ?? []).map(\.name))
  }
}

/// Why there is no plan.
private struct NotPlanned: Error {
  let planning: Planning

  init(_ planning: Planning) { self.planning = planning }
}
