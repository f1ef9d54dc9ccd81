public import Lake

/// Ingests the sessions that were asked for, one after another.
public struct IngestRun: Sendable {
  /// Which sessions.
  public struct Selection: Sendable {
    /// The year.
    public let season: Int
    /// A round number or a part of an event's name; all rounds where it is nil.
    public let round: String?
    /// Session codes or names; all sessions where it is empty.
    public let sessions: [String]

    /// Makes a selection.
    public init(season: Int, round: String? = nil, sessions: [String] = []) {
      self.season = season
      self.round = round
      self.sessions = sessions
    }
  }

  /// One finished session.
  public struct Report: Sendable {
    /// The event.
    public let event: Event
    /// Its session.
    public let session: Event.Session
    /// What became of it.
    public let outcome: SessionOutcome
    /// How long it took.
    public let duration: Duration
  }

  private let root: DataRoot
  private let addresses: OriginAddresses
  private let policy: FetchPolicy
  /// The patience and the manners of the client; tests put in their own.
  package var settings = FetchSettings()

  /// A run into `root` from the given origins.
  public init(
    _ root: DataRoot, _ addresses: OriginAddresses, policy: FetchPolicy = .revalidate
  ) {
    self.root = root
    self.addresses = addresses
    self.policy = policy
  }

  /// Ingests and reports each session as it is done.
  ///
  /// A session that the origin does not have, or that fails, does not stop the others; a data root that cannot
  /// be written does.
  /// - Throws: ``IngestError`` where the schedule or the selection is no good, ``LakeError``.
  public func run(_ selection: Selection, report: (Report) -> Void) async throws -> [Report] {
    let lock = try root.ingestLock()
    let client = OriginClient(addresses, root, policy: policy, settings: settings)
    do {
      let reports = try await run(selection, client, report)
      try await client.close()
      _ = consume lock
      return reports
    } catch {
      // The first error says what went wrong; closing idle connections cannot add to it.
      try? await client.close()
      throw error
    }
  }

  private func run(
    _ selection: Selection, _ client: OriginClient, _ report: (Report) -> Void
  ) async throws -> [Report] {
    let schedule = try await schedule(selection.season, client)
    let plan = try plan(schedule, selection)
    let ingest = SessionIngest(
      root: root, client: client, writer: BronzeWriter(root.partitions))
    var reports: [Report] = []
    let clock = ContinuousClock()
    for (event, session) in plan {
      let start = clock.now
      let outcome = await ingest.run(event, session)
      reports.append(
        Report(event: event, session: session, outcome: outcome, duration: clock.now - start))
      report(reports[reports.count - 1])
      if case .failed(_, .dataRoot) = outcome { break }
    }
    return reports
  }

  private func schedule(_ season: Int, _ client: OriginClient) async throws -> Schedule {
    let resource = Resource.schedule(season)
    let final = Finality.season(season)
    guard let bytes = try await client.fetch(resource, final: final) else {
      throw IngestError(.schedule, "there is no schedule of season \(season) at \(resource.path)")
    }
    let schedule = try Schedule(season: season, bytes)
    try await client.keep([(resource, bytes)])
    return schedule
  }

  private func plan(
    _ schedule: Schedule, _ selection: Selection
  ) throws -> [(Event, Event.Session)] {
    let codes = try selection.sessions.map { text in
      guard let code = SessionCode(parsing: text, season: selection.season) else {
        let known = SessionCode.allCases.map(\.rawValue).joined(separator: " ")
        throw IngestError(.selection, "there is no session '\(text)', only \(known)")
      }
      return code
    }
    let plan = try schedule.events(matching: selection.round).flatMap { event in
      event.sessions.filter { codes.isEmpty || codes.contains($0.code) }.map { (event, $0) }
    }
    guard !plan.isEmpty else {
      let wanted = selection.sessions.joined(separator: " ")
      throw IngestError(
        .selection, "the selected Grand Prix of \(schedule.season) has no session \(wanted)")
    }
    return plan
  }
}
