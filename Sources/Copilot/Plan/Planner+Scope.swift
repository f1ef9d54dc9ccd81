/// Which sessions a question is about.
extension Planner {
  /// The sessions, and the metric that has them: results go further back than the timing.
  func scoped(
    _ metric: Metric, _ reading: Reading, _ context: AskContext
  ) throws(SessionScope.Failure) -> (Metric, SessionScope) {
    guard let other = metric.fallback.flatMap({ semantics.metrics[$0] }),
      mayTurnBack(reading, other)
    else { return (metric, try scope(of: metric, reading, context)) }
    let wide = try? scope(of: other, reading, context)
    guard let own = try? scope(of: metric, reading, context) else {
      // Where nothing is named, it is asked back.
      guard let wide, reading.namesScope || other.scope == .session else {
        return (metric, try scope(of: metric, reading, context))
      }
      return (other, wide)
    }
    // "In each race of 2023" is about all of them.
    let isOfSeason =
      reading.events.isEmpty && reading.round == nil && reading.race != .last
      && (!reading.seasons.isEmpty || reading.seasonWord != nil)
    if let wide, own.sessions.count > 1 || isOfSeason, wide.sessions.count > own.sessions.count {
      return (other, wide)
    }
    return (metric, own)
  }

  /// With the event or season that lies before or after the one that is meant.
  func stepped(
    _ reading: Reading, _ metric: Metric, _ context: AskContext
  ) throws(SessionScope.Failure) -> Reading {
    guard reading.eventStep != 0 || reading.seasonStep != 0 else { return reading }
    var reading = reading
    let isAnchored =
      !reading.events.isEmpty || !reading.seasons.isEmpty || reading.round != nil
      || reading.race != nil || context.round != nil
    guard isAnchored else {
      throw .none("Before or after which one? Name a Grand Prix or a season.")
    }
    let sessions = try scoped(metric, reading, context).1.sessions
    guard let from = sessions.first, sessions.allSatisfy({ $0.season == from.season }) else {
      throw .none("Before or after which season? Name one.")
    }
    let isOne = sessions.allSatisfy { $0.round == from.round }
    if reading.seasonStep != 0 {
      if isOne, !from.event.isEmpty {
        (reading.events, reading.round, reading.race) = ([from.event], nil, nil)
      }
      reading.seasons = [from.season + reading.seasonStep]
      reading.seasonWord = nil
    }
    if reading.eventStep != 0 {
      guard isOne, from.round > 0 else { throw .none("Before or after which race? Name one.") }
      reading.seasons = [from.season]
      (reading.events, reading.round, reading.race) = ([], from.round + reading.eventStep, nil)
    }
    return reading
  }

  /// Sessions and events that the rows of a metric cannot be told by are not passed over.
  private func refuse(
    _ reading: Reading, _ metric: Metric, _ available: [LakeVocabulary.Session]
  ) throws(SessionScope.Failure) {
    let isWider = metric.scope != .session && metric.entity != "session"
    if isWider, !reading.sessionsAreOne,
      !Set(reading.sessions).isSubset(of: metric.sessions ?? ["R"])
    {
      throw .none("I cannot tell \(metric.title) for \(reading.sessions.joined(separator: ", ")).")
    }
    let isOfEvent = !reading.events.isEmpty || reading.round != nil || reading.raceCount != nil
    // Who drove with which number is the same in all of a season.
    let isOfDrivers = metric.kind == .list && metric.entity == "driver"
    if !available.contains(where: { !$0.event.isEmpty }), isOfEvent, !isOfDrivers {
      throw .none("I know \(metric.title) of whole seasons, not of one event.")
    }
  }

  private func mayTurnBack(_ reading: Reading, _ other: Metric) -> Bool {
    reading.compounds.isEmpty && reading.segments.isEmpty && !reading.namesLaps
      && reading.sessions.allSatisfy { other.sessions?.contains($0) ?? true }
  }

  private func scope(
    of metric: Metric, _ reading: Reading, _ context: AskContext
  ) throws(SessionScope.Failure) -> SessionScope {
    let available = lake.sessions(of: metric)
    try refuse(reading, metric, available)
    var codes = metric.sessions ?? []
    var isExplicit = false
    if !reading.sessions.isEmpty, metric.scope == .session || metric.entity == "session" {
      codes = reading.sessions
      isExplicit = true
    } else if !reading.segments.isEmpty {
      codes = ["Q", "SQ"]
    } else if let code = context.sessionCode, codes.contains(code) {
      codes = [code] + codes.filter { $0 != code }
    }
    if metric.allSessions == true, reading.sessions.isEmpty, reading.raceCount ?? 1 > 1 {
      isExplicit = true
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
    let scope = try SessionScope(
      reading, context, available, codes: codes, isExplicit: isExplicit, lake)
    // "Going into the finale, that is after Jeddah"
    guard metric.scope == .standing, reading.saysBefore, !reading.stems.contains("after"),
      let first = scope.sessions.first,
      Set(scope.sessions.map(\.round)).count == 1
    else { return scope }
    // "Before Abu Dhabi" is after the round before.
    (reading.events, reading.seasons, reading.round) = ([], [first.season], first.round - 1)
    return try SessionScope(reading, context, available, codes: codes, isExplicit: isExplicit, lake)
  }
}
