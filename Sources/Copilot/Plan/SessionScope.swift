/// Which sessions a question is about, found among those of which a table has rows.
struct SessionScope: Equatable {
  /// Conditions in SQL.
  var filters: [String] = []
  /// Those of them that are about seasons and events.
  var eventFilters: [String] = []
  /// Columns that tell the sessions apart, if they are several.
  var columns: [String] = []
  /// For people, such as "2023 Bahrain Grand Prix R".
  var text = ""
  var assumptions: [String] = []
  /// The sessions.
  var sessions: [LakeVocabulary.Session] = []

  enum Failure: Error, Equatable { case none(String) }

  /// - Parameters:
  ///   - codes: which codes may be meant, the usual one first; empty for tables without.
  ///   - isExplicit: whether the question named them.
  init(
    _ reading: Reading, _ context: AskContext, _ available: [LakeVocabulary.Session],
    codes: [String], isExplicit: Bool, _ lake: LakeVocabulary
  ) throws(Failure) {
    let hasCodes = available.contains { !$0.code.isEmpty }
    var found = available
    if hasCodes, !codes.isEmpty { found = found.filter { codes.contains($0.code) } }
    let all = found
    if !reading.events.isEmpty { found = found.filter { reading.events.contains($0.event) } }
    found = Self.seasons(reading, context, found, all, &assumptions)
    let inSeason = found
    if let round = reading.round { found = found.filter { $0.round == round } }
    let isWide =
      reading.race == .all || reading.seasonWord == .all || reading.groups.contains(.event)
      || reading.groups.contains(.season) || reading.asked == .event || reading.asked == .season
      || reading.asked == .session || reading.isOfHistory || reading.groups.contains(.session)
    if reading.events.isEmpty, reading.round == nil {
      found = try Self.narrow(
        found, reading, context, isWide, codes, isExplicit, &assumptions, lake)
    } else {
      found = Self.newest(found, codes, isExplicit, hasCodes, reading, &assumptions)
    }
    guard !found.isEmpty else {
      throw .none(Self.missing(reading, inSeason.isEmpty ? all : inSeason, codes, isExplicit, lake))
    }
    sessions = found
    describe(lake, hasCodes, all)
  }

  private static func seasons(
    _ reading: Reading, _ context: AskContext, _ found: [LakeVocabulary.Session],
    _ all: [LakeVocabulary.Session], _ assumptions: inout [String]
  ) -> [LakeVocabulary.Session] {
    if !reading.seasons.isEmpty { return found.filter { reading.seasons.contains($0.season) } }
    let newest = all.map(\.season).max() ?? 0
    switch reading.seasonWord {
    case .all: return found
    case .this:
      let season = context.season ?? newest
      assumptions.append("this season is taken as \(season)")
      return found.filter { $0.season == season }
    case .last:
      let season = (context.season ?? newest) - 1
      assumptions.append("last season is taken as \(season)")
      return found.filter { $0.season == season }
    case nil: break
    }
    if let season = context.season, found.contains(where: { $0.season == season }) {
      return found.filter { $0.season == season }
    }
    return found
  }

  /// No event is named: that of the page, the last one, all of a season, or the newest.
  private static func narrow(
    _ found: [LakeVocabulary.Session], _ reading: Reading, _ context: AskContext, _ isWide: Bool,
    _ codes: [String], _ isExplicit: Bool, _ assumptions: inout [String], _ lake: LakeVocabulary
  ) throws(Failure) -> [LakeVocabulary.Session] {
    let isOfAll = isExplicit || reading.asked == .session || reading.groups.contains(.session)
    let usual = isOfAll ? found : Self.usual(found, codes)
    switch reading.race {
    case .last: return newest(usual, reading.raceCount ?? 1)
    case .first:
      let isOfSeason =
        !reading.seasons.isEmpty || reading.seasonWord != nil || context.season != nil
      guard isOfSeason else { throw .none("The first of which season? Name one.") }
      return oldest(usual, reading.raceCount ?? 1)
    case .all, nil: break
    }
    if isWide { return season(usual, reading, context, &assumptions) }
    if let round = context.round {
      let here = found.filter { $0.round == round }
      if let code = context.sessionCode, !isExplicit, here.contains(where: { $0.code == code }) {
        return here.filter { $0.code == code }
      }
      let chosen = isExplicit ? here : Self.usual(here, codes)
      if !chosen.isEmpty { return chosen }
    }
    if !reading.seasons.isEmpty || reading.seasonWord != nil { return usual }
    if context.season != nil, context.round == nil { return usual }
    // One session in all: there is nothing to ask.
    if Set(usual).count == 1 { return usual }
    throw .none(
      "Which event? Name a Grand Prix, a season, or the last race; the newest in the lake is "
        + (newest(usual, 1).first.map { lake.name(of: $0) } ?? "none") + ".")
  }

  private static func season(
    _ found: [LakeVocabulary.Session], _ reading: Reading, _ context: AskContext,
    _ assumptions: inout [String]
  ) -> [LakeVocabulary.Session] {
    guard reading.seasons.isEmpty, reading.seasonWord == nil, context.season == nil,
      !reading.isOfHistory,
      reading.asked != .season, reading.asked != .session, !reading.groups.contains(.season),
      !reading.groups.contains(.session), !reading.groups.contains(.event),
      let newest = mainSeason(found)
    else { return found }
    assumptions.append("no season is named: taken is \(newest)")
    return found.filter { $0.season == newest }
  }

  // A lake may hold one session of a new season and all of the one before.
  private static func mainSeason(_ found: [LakeVocabulary.Session]) -> Int? {
    found.map(\.season).max()
  }

  /// The sessions of the last events.
  private static func newest(
    _ found: [LakeVocabulary.Session], _ count: Int
  ) -> [LakeVocabulary.Session] {
    let events = Set(found.map(\.when)).sorted(by: >).prefix(count)
    return found.filter { events.contains($0.when) }
  }

  private static func oldest(
    _ found: [LakeVocabulary.Session], _ count: Int
  ) -> [LakeVocabulary.Session] {
    let events = Set(found.map(\.when)).sorted().prefix(count)
    return found.filter { events.contains($0.when) }
  }

  /// The first code that has any sessions.
  private static func usual(
    _ found: [LakeVocabulary.Session], _ codes: [String]
  ) -> [LakeVocabulary.Session] {
    for code in codes {
      let some = found.filter { $0.code == code }
      if !some.isEmpty { return some }
    }
    return found
  }

  /// An event is named: in its newest season unless several are asked for.
  private static func newest(
    _ found: [LakeVocabulary.Session], _ codes: [String], _ isExplicit: Bool, _ hasCodes: Bool,
    _ reading: Reading, _ assumptions: inout [String]
  ) -> [LakeVocabulary.Session] {
    var chosen = found
    if let count = reading.raceCount {
      let pool = isExplicit || !hasCodes ? found : usual(found, codes)
      return reading.race == .first ? oldest(pool, count) : newest(pool, count)
    }
    if reading.seasons.isEmpty, reading.seasonWord == nil, reading.asked != .season,
      !reading.groups.contains(.season), reading.race != .all, !reading.isOfHistory
    {
      var kept: [LakeVocabulary.Session] = []
      for event in Set(found.map(\.event)) {
        let own = found.filter { $0.event == event }
        let pool = isExplicit || !hasCodes ? own : usual(own, codes)
        let season = pool.map(\.season).max() ?? 0
        if Set(own.map(\.season)).count > 1 {
          assumptions.append("no season is named: taken is \(season), the newest with such data")
        }
        kept += own.filter { $0.season == season }
      }
      chosen = kept
    }
    let isOfAll =
      isExplicit || !hasCodes || reading.groups.contains(.session) || reading.asked == .session
    return isOfAll ? chosen : usual(chosen, codes)
  }

  private mutating func describe(
    _ lake: LakeVocabulary, _ hasCodes: Bool, _ all: [LakeVocabulary.Session]
  ) {
    let seasons = Set(sessions.map(\.season)).sorted()
    let rounds = Set(sessions.map { "\($0.season)-\($0.round)" })
    let codes = Set(sessions.map(\.code)).sorted()
    filters.append(
      seasons.count == 1
        ? "season = \(seasons[0])"
        : "season IN (\(seasons.map(String.init).joined(separator: ", ")))")
    eventFilters = filters
    guard sessions.contains(where: { !$0.event.isEmpty }) else {
      if seasons.count > 1 { columns.append("season") }
      if hasCodes {
        filters.append("session_code IN (\(codes.map { "'\($0)'" }.joined(separator: ", ")))")
      }
      text = seasons.count == 1 ? "\(seasons[0])" : "\(seasons.count) seasons"
      return
    }
    if rounds.count == 1 {
      filters.append("round = \(sessions[0].round)")
    } else if Set(sessions.map(\.event)).count == 1 {
      filters.append("grand_prix = '\(sessions[0].event)'")
    } else if rounds.count < Set(all.filter { seasons.contains($0.season) }.map(\.when)).count {
      filters.append(Self.list(sessions, isOneSeason: seasons.count == 1))
    }
    eventFilters = filters
    if hasCodes {
      let list = codes.map { "'\($0)'" }.joined(separator: ", ")
      filters.append(codes.count == 1 ? "session_code = \(list)" : "session_code IN (\(list))")
    }
    if seasons.count > 1 { columns.append("season") }
    if rounds.count > 1 { columns += ["round", "grand_prix"] }
    if codes.count > 1 { columns.append("session_code") }
    if hasCodes, rounds.count > 1 || codes.count > 1 { columns.append("session_id") }
    if rounds.count == 1, let one = sessions.first {
      text =
        "\(one.season) \(lake.eventNames[one.event] ?? one.event)"
        + (hasCodes ? " " + codes.map(Self.word).joined(separator: ", ") : "")
    } else {
      text =
        "\(rounds.count) events of \(seasons.map(String.init).joined(separator: ", "))"
        + (hasCodes ? ", " + codes.map(Self.word).joined(separator: ", ") : "")
    }
  }

  /// Some of the events, one by one.
  private static func list(_ some: [LakeVocabulary.Session], isOneSeason: Bool) -> String {
    let events = Set(some.map { [$0.season, $0.round] }).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    if isOneSeason {
      return "round IN (\(events.map { "\($0[1])" }.joined(separator: ", ")))"
    }
    return "(season, round) IN (\(events.map { "(\($0[0]), \($0[1]))" }.joined(separator: ", ")))"
  }

  /// A session's code for people.
  private static func word(_ code: String) -> String {
    switch code {
    case "R": "race"
    case "Q": "qualifying"
    case "S": "sprint"
    case "SQ": "sprint qualifying"
    default: code
    }
  }

  private static func missing(
    _ reading: Reading, _ near: [LakeVocabulary.Session], _ codes: [String], _ isExplicit: Bool,
    _ lake: LakeVocabulary
  ) -> String {
    var wanted = reading.seasons.map(String.init) + reading.events.map { lake.eventNames[$0] ?? $0 }
    if let round = reading.round { wanted.append("round \(round)") }
    if isExplicit { wanted.append(codes.joined(separator: "/")) }
    let has = Array(Set(near.map { lake.name(of: $0) })).sorted().prefix(6).joined(separator: "; ")
    let what = wanted.isEmpty ? "that" : wanted.joined(separator: " ")
    return "The lake has no such data of \(what)." + (has.isEmpty ? "" : " It has it of: \(has).")
  }
}

extension LakeVocabulary.Session {
  /// In the order of events.
  fileprivate var when: Int { season * 100 + round }
}

extension LakeVocabulary {
  /// For example "2023 Bahrain Grand Prix R".
  func name(of session: Session) -> String {
    "\(session.season) \(eventNames[session.event] ?? session.event)"
      + (session.code.isEmpty ? "" : " \(session.code)")
  }
}
