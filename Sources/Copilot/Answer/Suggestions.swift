/// Questions that the built-in engine can answer, near one that it could not.
struct Suggestions: Sendable {
  private static let most = 4
  private static let templates: [(table: String, code: String, question: String)] = [
    ("gold.fastest_laps", "R", "Who had the fastest lap in the %?"),
    ("gold.race_pace", "R", "Race pace by driver in the %"),
    ("gold.qualifying_results", "Q", "Who was on pole in the %?"),
    ("gold.strategy", "R", "Tyre strategy in the %"),
  ]

  private let planner: Planner
  private let events: [String]
  private let season: [String]
  private let examples: [String]

  init(_ planner: Planner, _ lake: LakeVocabulary) {
    self.planner = planner
    let newest = { (table: String, code: String, count: Int) in
      let sessions = (lake.sessions[table] ?? []).filter { $0.code == code }
        .sorted { ($0.season, $0.round) > ($1.season, $1.round) }
      return sessions.prefix(count).map { session in
        "\(session.season) \(lake.eventNames[session.event] ?? session.event)"
      }
    }
    events = newest("gold.race_pace", "R", 3)
    season = lake.seasons.max().map { ["\($0)"] } ?? []
    examples = Self.templates.compactMap { table, code, question in
      newest(table, code, 1).first.map { question.replacing("%", with: $0) }
    }.filter { Self.isPlanned($0, planner) }
  }

  /// - Parameters:
  ///   - isUnderstood: whether just something is missing.
  ///   - turn: what was understood of it.
  ///   - before: the turn that it follows.
  func near(
    _ ask: Ask, isUnderstood: Bool, turn: Planner.Turn, after before: Planner.Turn?
  ) -> [String] {
    let reading = turn.reading
    let namesEvent = !reading.events.isEmpty || reading.round != nil || reading.race != nil
    guard isUnderstood, !namesEvent, ask.question.count <= 200 else { return examples }
    var stem = ask.question[...]
    while let last = stem.last, "?.! ".contains(last) { stem.removeLast() }
    let places = events.map { "in the \($0)" } + season.map { "in \($0)" } + ["in turn 1"]
    let placed = planned(places.map { "\(stem) \($0)?" }, ask.context, before)
    return placed.isEmpty ? examples : placed
  }

  private func planned(
    _ questions: [String], _ context: AskContext, _ before: Planner.Turn?
  ) -> [String] {
    var found: [String] = []
    for question in questions where found.count < Self.most {
      if case .plan = planner.plan(question, context, after: before).0 { found.append(question) }
    }
    return found
  }

  private static func isPlanned(_ question: String, _ planner: Planner) -> Bool {
    if case .plan = planner.plan(question).0 { true } else { false }
  }
}
