public import Lake
internal import Timing

/// Takes what Jolpica knows of a season since 1950 to bronze, round by round. This file is the order of it.
public struct HistoryIngest: Sendable {
  /// Changes whenever the same bytes give other values.
  static let version = 1

  /// One finished round.
  public struct Report: Sendable {
    /// The year.
    public let season: Int
    /// The round, without sessions; nil where the season as a whole failed.
    public let event: Event?
    /// What became of it.
    public let outcome: SessionOutcome
    /// How long it took.
    public let duration: Duration
    /// Former names of the Grand Prix, as slugs, under which the round was stored until now.
    public var replaced: [String] = []
  }

  private let root: DataRoot
  private let client: OriginClient
  private let writer: BronzeWriter
  /// Whether parts are hashed before they count as there, for a repair.
  var isRehashing = false

  /// Writes into `root` what `client` fetches.
  public init(_ root: DataRoot, _ client: OriginClient, _ writer: BronzeWriter) {
    self.root = root
    self.client = client
    self.writer = writer
  }

  /// Ingests and reports each round as it is done. The caller holds the data root's ingest lock.
  ///
  /// A round that fails, or is not run yet, does not stop the others; a data root that cannot be written does.
  /// - Parameter round: a number, or a part of the name, country or place; all rounds where it is nil.
  /// - Throws: ``IngestError`` where the calendar, a document of the whole season or the selection is no good.
  public func run(
    season: Int, round selection: String? = nil, report: (Report) async throws -> Void = { _ in }
  ) async throws -> [Report] {
    guard
      let answer = try await fetch.answer(.calendar(season), .races, final: Finality.season(season))
    else {
      throw IngestError(.schedule, "Jolpica has no calendar of season \(season)")
    }
    let races = try HistoryCalendar(season: season, answer: answer).races(matching: selection)
    try await keep(answer.documents)
    let wide = try await seasonWide(season)
    let clock = ContinuousClock()
    var reports: [Report] = []
    for (event, _) in races {
      let start = clock.now
      var (outcome, replaced) = (SessionOutcome.stopped, [String]())
      if !Task.isCancelled {
        let round = HistoryRound(event, race: answer.round(event.round))
        (outcome, replaced) = await run(round, wide)
        // Whatever a cancelled fetch failed with, the reason is the cancelling.
        if Task.isCancelled, case .failed(_, .session) = outcome { outcome = .stopped }
      }
      reports.append(
        Report(
          season: season, event: event, outcome: outcome, duration: clock.now - start,
          replaced: replaced))
      try await report(reports[reports.count - 1])
      if case .failed(_, .dataRoot) = outcome { break }
    }
    return reports
  }

  private var fetch: HistoryFetch { HistoryFetch(client: client) }

  /// The answers that hold all rounds of the season.
  private func seasonWide(_ season: Int) async throws -> [HistoryTable: ErgastAnswer] {
    var answers: [HistoryTable: ErgastAnswer] = [:]
    for table in HistoryTable.allCases where table.isSeasonWide(season) {
      let resource = Resource.result(table.endpoint, season: season).page(from: 0)
      answers[table] = try await fetch.answer(
        resource, table.list, final: Finality.season(season))
    }
    return answers
  }

  private func run(
    _ round: HistoryRound, _ wide: [HistoryTable: ErgastAnswer]
  ) async -> (SessionOutcome, replaced: [String]) {
    do {
      let outcome = try await ingest(round, wide)
      guard outcome.isStored else { return (outcome, []) }
      let last = try partition("ergast_races", .r, of: round.event)
      return (outcome, try await writer.removeFormerNames(besides: last))
    } catch {
      return (.failed("\(error)", kind: SessionOutcome.Failure(error)), [])
    }
  }

  private func partition(
    _ table: String, _ session: SessionCode, of event: Event
  ) throws -> Partition {
    try Partition(
      table: table, season: event.season, round: event.round,
      grandPrix: try Slug.make(event.name), session: session.rawValue)
  }

  private func ingest(
    _ empty: HistoryRound, _ wide: [HistoryTable: ErgastAnswer]
  ) async throws -> SessionOutcome {
    var round = empty
    let event = round.event
    if try await isKnownToLieAhead(event) { return .unavailable(reason(event)) }
    let final =
      Clock.microsecondsSince1970(event.date).map(Finality.session)
      ?? Finality.season(event.season)
    for table in HistoryTable.allCases where has(table, event) {
      let answer =
        table.isSeasonWide(event.season)
        ? wide[table]?.round(event.round)
        : try await fetch.answer(
          table.resource(season: event.season, round: event.round), table.list, final: final)
      // Before its race a round has no result, and nothing else is worth asking for.
      if table == .results, answer?.rows.isEmpty ?? true { return .unavailable(reason(event)) }
      try check(answer, table, event)
      round.add(table, answer)
    }
    try await keep(round.documents)
    return try await write(&round)
  }

  /// False where Jolpica cannot have any: the season is too early, or the weekend has no sprint.
  private func has(_ table: HistoryTable, _ event: Event) -> Bool {
    event.season >= table.firstSeason && (table != .sprint || event.format == "sprint")
  }

  private func reason(_ event: Event) -> String {
    isAhead(event) ? "it has not been run yet" : "Jolpica has no result of it"
  }

  /// True before the day of the race, UTC.
  private func isAhead(_ event: Event) -> Bool {
    (Clock.microsecondsSince1970(event.date) ?? 0) / 1000 > client.settings.pacing.now()
  }

  /// True where nobody need be asked for the result: Jolpica itself before the day of the race, unless all is to be
  /// asked for, and the archive where it has none. A simulated season may be had long before.
  private func isKnownToLieAhead(_ event: Event) async throws -> Bool {
    guard isAhead(event), !HistoryTable.results.isSeasonWide(event.season) else { return false }
    switch client.policy {
    case .refresh: return false
    case .revalidate: return client.isPublic(.results)
    case .offline:
      let result = HistoryTable.results.resource(season: event.season, round: event.round)
      return try await client.archived(result) == nil
    }
  }

  /// An answer about another round than the one that was asked for is never stored under its name.
  private func check(_ answer: ErgastAnswer?, _ table: HistoryTable, _ event: Event) throws {
    guard let answer, let wrong = answer.rows.first(where: { $0.round != event.round }) else {
      return
    }
    let told = wrong.round.map { "round \($0)" } ?? "no round"
    throw IngestError(
      .response,
      "\(answer.documents.first?.resource.archivePath ?? table.endpoint) is about \(told), not "
        + "\(event.round); nothing was stored of it, try again later")
  }

  /// Writes the tables whose sources have changed.
  private func write(_ round: inout HistoryRound) async throws -> SessionOutcome {
    let event = round.event
    let outputs = round.outputs()
    var rows = 0
    var isChanged = false
    for output in outputs {
      let partition = try partition(output.table.name, output.session, of: event)
      let provenance = Provenance(
        sources: output.sources, decoderVersion: Self.version, findings: round.findings.count)
      rows += output.table.rowCount
      if try root.partitions.currentManifest(of: partition, provenance, rehash: isRehashing)
        != nil
      {
        continue
      }
      isChanged = true
      try await writer.write(output.table, partition, provenance)
    }
    return isChanged ? .written(rows: rows, findings: round.findings) : .unchanged(rows: rows)
  }

  /// Answers go to the archive only after they were read: a damaged one never replaces a good one.
  private func keep(_ documents: [ErgastAnswer.Document]) async throws {
    try await client.keep(documents.filter { !$0.isRecovered }.map { ($0.resource, $0.bytes) })
  }
}
