/// Questions that the built-in engine can answer, near one that it could not.
struct Suggestions: Sendable {
  private static let most = 4

  private let planner: Planner
  private let events: [String]
  private let seasons: [Int]
  private let examples: [String]

  init(_ planner: Planner, _ lake: LakeVocabulary) {
    self.planner = planner
    let races = (lake.sessions["silver.results"] ?? lake.sessions["silver.sessions"] ?? [])
      .filter { $0.code == "R" }
    let newest = Array(
      races.sorted { ($0.season, $0.round) > ($1.season, $1.round) }.prefix(3))
    events = newest.map { "\($0.season) \(lake.eventNames[$0.event] ?? $0.event)" }
    seasons = Array(lake.seasons.sorted().suffix(1))
    let asks = events.prefix(1).flatMap { event in
      [
        "Who had the fastest lap in the \(event)?", "Race pace by driver in the \(event)",
        "Tyre strategy in the \(event)", "Who was on pole at the \(event)?",
      ]
    }
    examples = asks.filter { Self.isPlanned($0, planner) }
  }

  /// - Parameter after: the turn that the question follows.
  func near(
    _ question: String, _ context: AskContext, isUnderstood: Bool, after: Planner.Turn?
  ) -> [String] {
    guard isUnderstood, question.count <= 200 else { return examples }
    let stem = question.trimmingSuffix { $0 == "?" || $0 == "." || $0 == " " }
    let lower = stem.prefix(1).lowercased() + stem.dropFirst()
    let tries =
      events.map { "\(stem) in the \($0)?" } + seasons.map { "\(stem) in \($0)?" }
      + ["\(stem) in turn 1?", "Fastest lap: \(lower)", "Race pace: \(lower)"]
    var found: [String] = []
    for question in tries where found.count < Self.most {
      if case .plan = planner.plan(question, context, after: after).0 { found.append(question) }
    }
    return found.isEmpty ? examples : found
  }

  private static func isPlanned(_ question: String, _ planner: Planner) -> Bool {
    if case .plan = planner.plan(question).0 { true } else { false }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
