internal import Foundation
internal import Lake

/// Makes one session again from the raw archive.
struct SessionRepair {
  private let root: DataRoot
  private let session: ArchiveProblem.Session

  init(_ root: DataRoot, _ session: ArchiveProblem.Session) {
    self.root = root
    self.session = session
  }

  /// - Throws: ``LakeError`` where the data root cannot be used.
  func run() async throws -> ArchiveRepair.Report.Outcome {
    let before = try manifests()
    if let reason = try obstacle(before) { return .impossible(reason) }
    do {
      return try await rebuild(before)
    } catch let error as IngestError {
      return .impossible(error.message)
    }
  }

  private func rebuild(
    _ before: [String: PartitionManifest]
  ) async throws -> ArchiveRepair.Report.Outcome {
    let client = OriginClient(OriginAddresses(all: root.cache), root)
    if session.session == ArchiveProblem.Session.history {
      return try await rebuildHistory(client, before)
    }
    let plan = SchedulePlan(root: root, client: client, now: Date())
    guard let planned = try await planned(plan) else {
      return .impossible(
        "the schedule of \(session.season) in the raw archive has no such session; "
          + "ingest season \(session.season) again")
    }
    let ingest = SessionIngest(
      root: root, client: client, writer: BronzeWriter(root.partitions), isRehashing: true)
    return try outcome(await ingest.run(planned.event, planned.session), before)
  }

  private func outcome(
    _ outcome: SessionOutcome, _ before: [String: PartitionManifest]
  ) throws -> ArchiveRepair.Report.Outcome {
    switch outcome {
    case .written: return .rebuilt(isSame: try isSame(before))
    case .unchanged:
      return .impossible(
        "its parts are the very ones that its manifests name, so a manifest is wrong; move the "
          + "partition away and repair again")
    case .unavailable: return .impossible("the raw archive has nothing of it; ingest it again")
    case .failed(let reason, .session): return .impossible(reason)
    case .failed(let reason, .dataRoot): throw LakeError(.inputOutput, reason, path: root.path)
    case .stopped: throw CancellationError()
    }
  }

  private func rebuildHistory(
    _ client: OriginClient, _ before: [String: PartitionManifest]
  ) async throws -> ArchiveRepair.Report.Outcome {
    var history = HistoryIngest(root, client, BronzeWriter(root.partitions))
    history.isRehashing = true
    let reports = try await history.run(season: session.season, round: "\(session.round)")
    guard let report = reports.first else {
      return .impossible("the raw archive has nothing of it; ingest it again")
    }
    return try outcome(report.outcome, before)
  }

  private func planned(_ plan: SchedulePlan) async throws -> PlannedSession? {
    let selection = IngestRun.Selection(season: session.season, round: "\(session.round)")
    return try await plan.plan(selection).sessions.first { planned in
      try ArchiveProblem.Session(planned.partition(of: "sessions")) == session
    }
  }

  /// What bronze said of the session's tables, even of those whose parts are damaged.
  private func manifests() throws -> [String: PartitionManifest] {
    var found: [String: PartitionManifest] = [:]
    for table in session.tables {
      found[table] = try root.partitions.manifest(of: partition(table))
    }
    return found
  }

  /// The first document that is not the one that bronze was made from.
  private func obstacle(_ manifests: [String: PartitionManifest]) throws -> String? {
    let sources = Set(manifests.values.flatMap(\.sources)).sorted { $0.path < $1.path }
    for source in sources {
      switch try root.state(of: source) {
      case .same: continue
      case .missing: return "cache/\(source.path) is missing; ingest it again with --refresh"
      case .changed:
        return
          "cache/\(source.path) is not the document that it was made from; ingest it again with --refresh"
      }
    }
    return nil
  }

  private func isSame(_ before: [String: PartitionManifest]) throws -> Bool {
    try before.allSatisfy { table, manifest in
      try root.partitions.manifest(of: partition(table))?.sha256 == manifest.sha256
    }
  }

  private func partition(_ table: String) throws -> Partition {
    try Partition(
      table: table, season: session.season, round: session.round, grandPrix: session.grandPrix,
      session: HistoryTable(rawValue: table)?.session.rawValue
        ?? (session.session == ArchiveProblem.Session.history ? "R" : session.session))
  }
}
