public import Foundation
public import Lake

/// Ingests the sessions that were asked for, several at once.
public struct IngestRun: Sendable {
  /// What a run says while it goes on.
  public enum Notice: Sendable {
    /// The sessions are known; it comes once, first. `traffic` gives the figures of the network at any time.
    case planned(IngestPlan, jobs: Int, traffic: @Sendable () -> Traffic)
    /// Work on a session has begun.
    case started(PlannedSession)
    /// A session is done, whatever became of it.
    case finished(Report)
    /// A round of Jolpica's history is done, or a whole season of it has failed.
    case history(HistoryIngest.Report)
  }

  /// One session of the plan and what became of it.
  public struct Report: Sendable {
    /// Which session.
    public let planned: PlannedSession
    /// What became of it.
    public let outcome: SessionOutcome
    /// What bronze holds of it now; nil where that is not this run's session.
    public let size: SessionSize?
    /// How long it took.
    public let duration: Duration
    /// Former names of the Grand Prix, as slugs, under which the session was stored until now.
    public var replaced: [String] = []
  }

  let root: DataRoot
  private let addresses: OriginAddresses
  private let policy: FetchPolicy
  private let jobs: Int
  let now: Date
  /// The patience and the manners of the client; tests put in their own.
  package var settings = FetchSettings()
  /// Is told of each request that failed and is made again, on any thread.
  public var onRepeat: @Sendable (RepeatedRequest) -> Void {
    get { settings.onRepeat }
    set { settings.onRepeat = newValue }
  }

  /// A run into `root` from the given origins.
  ///
  /// - Parameters:
  ///   - policy: what is asked at the origins, and what the raw archive answers.
  ///   - jobs: most sessions at once; what memory and cores allow where it is nil.
  ///   - now: decides which sessions have ended, for a selection of the latest.
  public init(
    _ root: DataRoot, _ addresses: OriginAddresses, policy: FetchPolicy = .revalidate,
    jobs: Int? = nil, now: Date = Date()
  ) {
    self.policy = policy
    self.root = root
    self.addresses = addresses
    self.jobs = jobs ?? SessionBudget.jobs()
    self.now = now
  }

  /// Ingests all sessions and tells `observe` of each as it is done.
  ///
  /// A session that the origin does not have, or that fails, does not stop the others. A data root
  /// that cannot be written does, and so does cancelling the task: no further session is begun,
  /// those at work are cancelled, and what was not done is reported as stopped.
  /// - Returns: one report per planned session, in the order of the plan.
  /// - Throws: ``IngestError`` where a schedule or the selection is no good, ``LakeError``,
  ///   and what `observe` throws.
  public func run(
    _ selection: Selection, observe: (Notice) async throws -> Void
  ) async throws -> [Report] {
    let lock = try root.ingestLock()
    let client = client()
    let announcement = IngestAnnouncement(root)
    let telling = Task { await announcement.keepTelling() }
    defer { telling.cancel() }
    func say(_ notice: Notice) async throws {
      await announcement.add(notice)
      try await observe(notice)
    }
    do {
      let schedules = SchedulePlan(root: root, client: client, now: now)
      let plan = try await schedules.plan(selection)
      try await say(.planned(plan, jobs: jobs) { client.traffic })
      let reports = try await work(plan, client, say)
      if !reports.isHalted { try await history(plan, client, say) }
      try await client.close()
      await announcement.end()
      _ = consume lock
      return reports
    } catch {
      // The first error says what went wrong; closing idle connections cannot add to it.
      try? await client.close()
      await announcement.end()
      throw error
    }
  }

  func client() -> OriginClient {
    OriginClient(addresses, root, policy: policy, settings: settings)
  }

  private func work(
    _ plan: IngestPlan, _ client: OriginClient, _ observe: (Notice) async throws -> Void
  ) async throws -> [Report] {
    let sessions = plan.sessions
    var reports = sessions.map {
      Report(planned: $0, outcome: .stopped, size: nil, duration: .zero)
    }
    try await withThrowingTaskGroup(of: (Int, Report).self) { group in
      var next = 0
      var running = 0
      var isHalted = false
      while true {
        while running < jobs, next < sessions.count, !isHalted, !Task.isCancelled {
          try await observe(.started(sessions[next]))
          group.addTask { [next] in (next, await ingest(sessions[next], client)) }
          next += 1
          running += 1
        }
        guard let (index, report) = try await group.next() else { break }
        running -= 1
        reports[index] = report
        if case .failed(_, .dataRoot) = report.outcome { isHalted = true }
        try await observe(.finished(report))
      }
    }
    return reports
  }

  /// What Jolpica knows of the seasons, after their sessions: it grants few requests an hour.
  private func history(
    _ plan: IngestPlan, _ client: OriginClient, _ observe: (Notice) async throws -> Void
  ) async throws {
    let history = HistoryIngest(root, client, BronzeWriter(root.partitions))
    for part in plan.history where !Task.isCancelled {
      do {
        for round in part.rounds {
          _ = try await history.run(season: part.season, round: round) {
            try await observe(.history($0))
          }
        }
      } catch let error where error is IngestError || error is CancellationError {
        let outcome =
          Task.isCancelled ? SessionOutcome.stopped : .failed("\(error)", kind: .session)
        try await observe(
          .history(.init(season: part.season, event: nil, outcome: outcome, duration: .zero)))
      }
    }
  }

  /// One session, with a writer of its own: flushing to the disk is most of the waiting.
  private func ingest(_ planned: PlannedSession, _ client: OriginClient) async -> Report {
    let clock = ContinuousClock()
    let start = clock.now
    let writer = BronzeWriter(root.partitions)
    let ingest = SessionIngest(root: root, client: client, writer: writer)
    var outcome = await ingest.run(planned.event, planned.session)
    // Whatever a cancelled fetch failed with, the reason is the cancelling.
    if Task.isCancelled, case .failed(_, .session) = outcome { outcome = .stopped }
    var replaced: [String] = []
    do {
      let last = try planned.partition(of: "sessions")
      if outcome.isStored { replaced = try await writer.removeFormerNames(besides: last) }
    } catch {
      outcome = .failed("\(error)", kind: SessionOutcome.Failure(error))
    }
    let size = outcome.isStored ? try? SessionSize(of: planned, in: root.partitions) : nil
    return Report(
      planned: planned, outcome: outcome, size: size, duration: clock.now - start,
      replaced: replaced)
  }
}
