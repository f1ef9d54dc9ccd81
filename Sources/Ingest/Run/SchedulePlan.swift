internal import Foundation
internal import Lake

/// Makes a plan from the schedules of all seasons, before the first session is begun.
struct SchedulePlan {
  let root: DataRoot
  let client: OriginClient
  let now: Date

  /// The first year of the timing archive.
  private static let firstSeason = 2018

  /// The sessions that `selection` means.
  ///
  /// - Throws: ``IngestError`` where a schedule cannot be had or the selection means nothing.
  func plan(_ selection: IngestRun.Selection) async throws -> IngestPlan {
    var sessions: [PlannedSession] = []
    let seasons = selection.isLatest ? [currentSeason] : selection.seasons
    // Before 2018 there is no timing archive, only Jolpica's history.
    for season in seasons where hasSessions(season) {
      sessions += try Self.sessions(of: try await schedule(season), selection)
    }
    if selection.isLatest { return try latest(of: sessions, selection) }
    if let picked = selection.picked {
      return again(sessions.filter { picked.contains($0.picked) }, selection)
    }
    if sessions.isEmpty, !selection.hasHistory || seasons.contains(where: hasSessions) {
      let years = selection.seasons.map(String.init).joined(separator: ", ")
      let names = selection.sessions.joined(separator: " ")
      throw IngestError(
        .selection,
        seasons.contains(where: hasSessions)
          ? "the selected Grands Prix of \(years) have no session \(names)"
          : "the timing archive begins in \(Self.firstSeason): \(years) has no sessions, only history"
      )
    }
    return IngestPlan(
      seasons: seasons, sessions: sessions, history: history(of: seasons, sessions, selection))
  }

  /// What is new, and with it all of the season's history; else the rounds of which history is still missing, since
  /// it failed or came too early.
  private func latest(
    of sessions: [PlannedSession], _ selection: IngestRun.Selection
  ) throws -> IngestPlan {
    let ended = sessions.filter { $0.hasEnded(by: now) }
    let new = try ended.filter { try !isComplete($0) }
    var rounds: [String?] = [nil]
    if new.isEmpty {
      rounds = try ended.filter { try $0.session.code == .r && !hasHistory($0.event) }
        .map { "\($0.event.round)" }
    }
    let part = IngestPlan.HistoryPart(season: currentSeason, rounds: rounds)
    return IngestPlan(
      seasons: [currentSeason], sessions: new, history: selection.hasHistory ? [part] : [])
  }

  /// Sessions that were picked one by one, and the history of the rounds whose race is among them.
  private func again(
    _ sessions: [PlannedSession], _ selection: IngestRun.Selection
  ) -> IngestPlan {
    let races = sessions.filter { $0.session.code == .r && selection.hasHistory }
    let history = selection.seasons.map { season in
      IngestPlan.HistoryPart(
        season: season,
        rounds: races.filter { $0.event.season == season }.map { "\($0.event.round)" })
    }
    return IngestPlan(seasons: selection.seasons, sessions: sessions, history: history)
  }

  /// The rounds that the sessions are of, where some were chosen by name: Jolpica's names differ.
  private func history(
    of seasons: [Int], _ sessions: [PlannedSession], _ selection: IngestRun.Selection
  ) -> [IngestPlan.HistoryPart] {
    guard selection.hasHistory else { return [] }
    return seasons.map { season in
      let rounds = Set(sessions.map(\.event).filter { $0.season == season }.map(\.round))
      let isAll = selection.round == nil || rounds.isEmpty
      return .init(
        season: season, rounds: isAll ? [selection.round] : rounds.sorted().map { "\($0)" })
    }
  }

  private func hasSessions(_ season: Int) -> Bool { season >= Self.firstSeason }

  /// A season's schedule, which is kept in the raw archive; nil where the origin has none.
  func scheduleIfAny(_ season: Int) async throws -> Schedule? {
    let resource = Resource.schedule(season)
    let final = Finality.season(season)
    guard let bytes = try await client.fetch(resource, final: final) else { return nil }
    let schedule = try Schedule(season: season, bytes)
    try await client.keep([(resource, bytes)])
    return schedule
  }

  /// The same; a season without one is an error.
  func schedule(_ season: Int) async throws -> Schedule {
    if let schedule = try await scheduleIfAny(season) { return schedule }
    throw IngestError(
      .schedule,
      "there is no schedule of season \(season) at \(Resource.schedule(season).path)")
  }

  private static func sessions(
    of schedule: Schedule, _ selection: IngestRun.Selection
  ) throws -> [PlannedSession] {
    let codes = try selection.sessions.map { text in
      guard let code = SessionCode(parsing: text, season: schedule.season) else {
        let known = SessionCode.allCases.map(\.rawValue).joined(separator: " ")
        throw IngestError(.selection, "there is no session '\(text)', only \(known)")
      }
      return code
    }
    return try schedule.events(matching: selection.round).flatMap { event in
      event.sessions.filter { codes.isEmpty || codes.contains($0.code) }
        .map { PlannedSession(event: event, session: $0) }
    }
  }

  /// The year of the clock, UTC.
  var currentSeason: Int {
    Int(Timestamp.text(Int64(now.timeIntervalSince1970 * 1000)).prefix(4)) ?? 0
  }

  func isComplete(_ planned: PlannedSession) throws -> Bool {
    try BronzeTable.names.allSatisfy { table in
      try root.partitions.state(of: planned.partition(of: table)).manifest != nil
    }
  }

  /// True where all of Jolpica's tables of the round are there, whatever Jolpica calls it.
  private func hasHistory(_ event: Event) throws -> Bool {
    try HistoryTable.names.allSatisfy { table in
      let store = root.partitions
      let found = try store.partitions(of: table, season: event.season, round: event.round)
      return try found.contains { try store.state(of: $0).manifest != nil }
    }
  }
}

extension PlannedSession {
  /// When the session is surely over, microseconds since 1970: three hours after the start of a race, which may last
  /// that long with interruptions, two hours after that of any other.
  var end: Int64 { session.start + (session.code == .r ? 3 : 2) * 3_600_000_000 }

  func hasEnded(by now: Date) -> Bool {
    Double(end) <= now.timeIntervalSince1970 * 1_000_000
  }
}
