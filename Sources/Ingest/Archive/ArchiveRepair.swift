public import Lake

/// Makes damaged and unfinished sessions again from the raw archive alone, without a network.
///
/// A session is made again only where the archive has the very documents that its manifests name.
/// Nothing is deleted but leftovers of ended writers, and what is stored under a former name of its Grand Prix.
public struct ArchiveRepair: Sendable {
  /// What became of one session.
  public struct Report: Sendable {
    /// Whether its tables are whole again.
    public enum Outcome: Sendable, Equatable {
      /// All tables are as their manifests say; `isSame` where every part has the hash of its old
      /// manifest.
      case rebuilt(isSame: Bool)
      /// It is stored under another name of its Grand Prix, a slug, which is the right one.
      case removed(for: String)
      /// Nothing was changed; the reason says what to do.
      case impossible(String)
    }

    /// Which session.
    public let session: ArchiveProblem.Session
    /// See ``Outcome``.
    public let outcome: Outcome
  }

  private let root: DataRoot
  private let table: String?
  private let season: Int?

  /// A repair of what ``ArchiveVerify`` finds with the same arguments.
  public init(_ root: DataRoot, table: String? = nil, season: Int? = nil) {
    self.root = root
    self.table = table
    self.season = season
  }

  /// Verifies, repairs session by session, and verifies again.
  ///
  /// - Returns: the reports, and what is still wrong.
  /// - Throws: ``IngestError``, ``LakeError``, `CancellationError`.
  public func run(
    report: (Report) async throws -> Void
  ) async throws -> (repairs: [Report], rest: ArchiveReport) {
    let lock = try root.ingestLock()
    let verify = ArchiveVerify(root, table: table, season: season)
    let found = try await verify.run()
    var repairs: [Report] = []
    func done(_ session: ArchiveProblem.Session, _ outcome: Report.Outcome) async throws {
      try Task.checkCancellation()
      repairs.append(Report(session: session, outcome: outcome))
      try await report(repairs[repairs.count - 1])
    }
    let names = try await FormerNames(root, found.sessions(where: { $0.kind == .duplicate }))
    for session in found.sessions(where: \.needsRebuild) where !names.contains(session) {
      try await done(session, try await SessionRepair(root, session).run())
    }
    for session in names.sessions { try await done(session, try await names.remove(session)) }
    try removeLeftovers(found.problems, besides: repairs)
    let rest = try await verify.run()
    _ = consume lock
    return (repairs, rest)
  }

  /// A leftover beside a partition that is still broken says how it broke: it stays.
  private func removeLeftovers(_ problems: [ArchiveProblem], besides repairs: [Report]) throws {
    let broken = repairs.filter { if case .impossible = $0.outcome { true } else { false } }
    let kept = try root.partitions.partitions().filter { partition in
      broken.contains { $0.session == .init(partition) }
    }.map { "bronze/\($0.folder)/" }
    for problem in problems where problem.kind == .temporary {
      if kept.contains(where: problem.path.hasPrefix) { continue }
      let parts = problem.path.split(separator: "/", maxSplits: 1).map(String.init)
      guard let folder = DataFolder(rawValue: parts[0]) else { continue }
      try root.removeTemporary(parts[1], in: folder)
    }
  }
}

extension ArchiveReport {
  fileprivate func sessions(
    where isMeant: (ArchiveProblem) -> Bool
  ) -> [ArchiveProblem.Session] {
    Set(problems.filter(isMeant).compactMap(\.session)).sorted()
  }
}

extension ArchiveRepair.Report {
  /// One line: `2023 R04 azerbaijan-grand-prix Q: rebuilt, the same bytes as before`.
  public var text: String {
    switch outcome {
    case .rebuilt(isSame: true): "\(session.name): rebuilt, the same bytes as before"
    case .rebuilt(isSame: false): "\(session.name): rebuilt, not all parts have their old bytes"
    case .removed(let name): "\(session.name): removed, it is stored as \(name)"
    case .impossible(let reason): "\(session.name): cannot be mended, \(reason)"
    }
  }
}
