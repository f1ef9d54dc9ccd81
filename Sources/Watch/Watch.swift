internal import Foundation
internal import Logging

/// Keeps a lake up to date: one round after the other, until the task is cancelled.
///
/// A round that fails is logged and told, and the next one comes after a pause that grows. Rounds never overlap.
public struct Watch: Sendable {
  /// What became of one round.
  public struct Outcome: Sendable {
    /// What failed, a sentence each.
    public internal(set) var problems: [String] = []
    /// True where the gates refused the new snapshot.
    public internal(set) var isRejected = false
    /// True where the task was cancelled in the middle of it.
    public internal(set) var isStopped = false
    var calendar: [WatchedSession] = []
  }

  let rules: WatchRules
  let clock: WatchClock
  let steps: WatchSteps

  /// Makes a watch; nothing is done yet.
  public init(rules: WatchRules, clock: WatchClock = .system, steps: WatchSteps) {
    (self.rules, self.clock, self.steps) = (rules, clock, steps)
  }

  /// Goes on from `state` until the task is cancelled or the clock ends.
  public func run(from state: WatchState) async {
    var state = state
    while !Task.isCancelled {
      let outcome = await round(&state)
      if outcome.isStopped || Task.isCancelled { return }
      let next = state.nextRound ?? clock.now() + rules.interval
      steps.logger.notice("next round at \(next.formatted(.iso8601))")
      do { try await clock.sleep(next) } catch { return }
    }
  }

  /// One round: calendar, ingest, refresh, publish, tell.
  public func round(_ state: inout WatchState) async -> Outcome {
    let round = WatchRound(clock.now(), steps.logger)
    var outcome = Outcome()
    do {
      try await work(&state, round, &outcome)
    } catch  where error is CancellationError || Task.isCancelled {
      outcome.isStopped = true
      return outcome
    } catch {
      outcome.problems.append("\(error)")
    }
    await end(&state, round, &outcome)
    return outcome
  }

  private func work(
    _ state: inout WatchState, _ round: WatchRound, _ outcome: inout Outcome
  ) async throws {
    let now = round.now
    outcome.calendar = try await steps.calendar(round)
    // What was there before the first round is no news.
    if state.lastRound == nil {
      state.isUnpublished = state.note(outcome.calendar, isAnnounced: true)
    }
    state.lastRound = now
    let fetched = try await fetch(&state, round, &outcome)
    let isDue =
      fetched.hasChanged || state.rejectedAt.map { now >= $0 + rules.interval } ?? true
    if state.isUnpublished, isDue {
      try await publish(&state, round, &outcome, fetched.findings)
    }
  }

  /// Ingests what is new and asks again for what is provisional.
  private func fetch(
    _ state: inout WatchState, _ round: WatchRound, _ outcome: inout Outcome
  ) async throws -> (hasChanged: Bool, findings: WatchFindings) {
    let now = round.now
    // Said before anything is written: whoever dies in the middle leaves that there is something to publish.
    let wasUnpublished = state.isUnpublished
    state.isUnpublished = true
    try steps.save(state)

    let due = rules.refreshes(outcome.calendar, state, now)
    let new = outcome.calendar.isEmpty ? WatchIngest() : try await steps.ingest(round)
    let again = due.isEmpty ? WatchIngest() : try await steps.refresh(due, round)
    try Task.checkCancellation()

    let stored = new.written.union(new.unchanged)
    for index in outcome.calendar.indices where stored.contains(outcome.calendar[index].key) {
      outcome.calendar[index].isStored = true
    }
    // Also what somebody else ingested.
    let hasNew = state.note(outcome.calendar, isAnnounced: false)
    state.asked(stored.union(again.written).union(again.unchanged).union(again.unavailable), now)
    // What was told before and was written anew is no new session either.
    state.updated = Set(state.updated).union(again.written).union(new.written).sorted()
    let hasChanged = hasNew || new.hasChanged || again.hasChanged
    state.isUnpublished = wasUnpublished || hasChanged
    try steps.save(state)
    outcome.problems += new.problems + again.problems
    return (hasChanged, new.findings + again.findings)
  }

  private func publish(
    _ state: inout WatchState, _ round: WatchRound, _ outcome: inout Outcome,
    _ findings: WatchFindings
  ) async throws {
    let new = outcome.calendar.filter { state.sessions[$0.key]?.isAnnounced == false }
    let updated = outcome.calendar.filter { session in
      state.updated.contains(session.key) && !new.contains { $0.key == session.key }
    }
    switch try await steps.publish(round) {
    case .published(let snapshot):
      let text = "published \(snapshot)" + ((new + updated).names.map { " with \($0)" } ?? "")
      // Told before it is noted: after a crash it is told twice rather than never.
      await steps.notify(
        WatchEvent(
          .published, round, new: new, updated: updated, snapshot: snapshot, findings: findings,
          text))
      for session in new { state.sessions[session.key]?.isAnnounced = true }
      (state.isUnpublished, state.rejectedAt, state.updated) = (false, nil, [])
    case .rejected(let reason):
      outcome.isRejected = true
      // The same again says nothing new.
      if state.rejectedAt == nil {
        await steps.notify(
          WatchEvent(.rejected, round, new: new, updated: updated, findings: findings, reason))
      }
      state.rejectedAt = round.now
    }
  }

  /// What every round ends with, whatever became of it.
  private func end(
    _ state: inout WatchState, _ round: WatchRound, _ outcome: inout Outcome
  ) async {
    let late = rules.late(outcome.calendar, state, round.now)
    if let names = late.names {
      await steps.notify(
        WatchEvent(.late, round, new: late, "late, not in the archive yet: \(names)"))
      state.late = (state.late + late.map(\.key)).sorted()
    }
    let problem = outcome.problems.first
    for other in outcome.problems.dropFirst() { round.logger.error("\(other)") }
    if let problem, problem != state.lastProblem {
      await steps.notify(WatchEvent(.failed, round, problem))
    } else if let problem {
      round.logger.error("failed again: \(problem)")
    }
    state.failures = problem == nil ? 0 : state.failures + 1
    state.lastProblem = problem
    state.nextRound = rules.next(outcome.calendar, state, clock.now())
    do {
      try steps.save(state)
    } catch {
      outcome.problems.append("\(error)")
      round.logger.error("\(error)")
    }
  }
}

extension WatchState {
  /// Notes stored sessions that were not known; true where there are any.
  @discardableResult
  mutating func note(_ calendar: [WatchedSession], isAnnounced: Bool) -> Bool {
    let unknown = calendar.filter { $0.isStored && sessions[$0.key] == nil }
    for session in unknown {
      sessions[session.key] = Session(isAnnounced: isAnnounced, askedAt: nil)
    }
    return !unknown.isEmpty
  }

  mutating func asked(_ keys: Set<String>, _ now: Date) {
    for key in keys { sessions[key]?.askedAt = now }
  }
}

extension [WatchedSession] {
  /// The first five names, and how many more there are; nil where there is none.
  fileprivate var names: String? {
    let more = count > 5 ? " and \(count - 5) more" : ""
    return isEmpty ? nil : prefix(5).map(\.name).joined(separator: ", ") + more
  }
}
