public import Foundation
public import Lake

/// Compares bronze with its manifests, and the raw archive with what the manifests were made from.
///
/// Nothing is written and no lock is taken. Run it while nothing is ingested: what is being written
/// at the moment may be reported as unfinished.
public struct ArchiveVerify: Sendable {
  private let root: DataRoot
  private let table: String?
  private let season: Int?
  private let threads: Int

  /// A verification of `root`, or of one table or one season of it.
  ///
  /// - Parameter threads: how many files are hashed at once; each takes a block of 256 KB of
  ///   memory.
  public init(
    _ root: DataRoot, table: String? = nil, season: Int? = nil,
    threads: Int = min(4, ProcessInfo.processInfo.activeProcessorCount)
  ) {
    self.root = root
    self.table = table
    self.season = season
    self.threads = max(1, threads)
  }

  /// Hashes every part and every raw document once.
  ///
  /// - Throws: ``IngestError`` for a table that is not there, ``LakeError`` where the disk cannot
  ///   be read, `CancellationError`.
  public func run() async throws -> ArchiveReport {
    let clock = ContinuousClock()
    let start = clock.now
    let partitions = try partitions()
    var report = ArchiveReport()
    var sources: [SourceFile: Set<ArchiveProblem.Session>] = [:]
    var complete: [ArchiveProblem.Session: Set<String>] = [:]
    var stored: Set<ArchiveProblem.Session> = []
    for check in try await each(partitions, { try $0.check($1) }) {
      report.add(check)
      let session = ArchiveProblem.Session(check.partition)
      if check.manifest != nil || check.problem != nil { stored.insert(session) }
      guard let manifest = check.manifest else { continue }
      complete[session, default: []].insert(check.partition.table)
      for source in manifest.sources { sources[source, default: []].insert(session) }
    }
    let documents = sources.keys.sorted { $0.path < $1.path }
    for (source, state) in try await each(documents, { ($1, try $0.check($1)) }) {
      report.add(source, state, sources[source] ?? [])
    }
    report.problems += try await lostRecords(of: documents)
    report.addDuplicates(stored)
    if table == nil { report.addIncomplete(complete, besides: report.problems) }
    report.add(try strays(partitions), in: .bronze)
    if table == nil, season == nil { report.add(try root.temporaries(in: .cache), in: .cache) }
    report.problems.sort { ($0.path, $0.reason) < ($1.path, $1.reason) }
    report.duration = clock.now - start
    return report
  }

  private func partitions() throws -> [Partition] {
    let store = root.partitions
    if let table, try !store.tables().contains(table) {
      throw IngestError(
        .selection,
        "bronze has no table '\(table)', only \(try store.tables().joined(separator: " "))")
    }
    return try store.partitions(of: table).filter { season == nil || $0.season == season }
  }

  private func lostRecords(of documents: [SourceFile]) async throws -> [ArchiveProblem] {
    let places = documents.map { ResponseRecords.split($0.path) }
    let folders = Dictionary(grouping: places, by: \.folder).mapValues { Set($0.map(\.name)) }
    return try await each(Array(folders)) { try $0.checkRecords($1.key, of: $1.value) }
      .compactMap { $0 }
  }

  private func strays(_ partitions: [Partition]) throws -> [StrayFile] {
    try root.partitions.strays(below: table ?? "", besides: partitions).filter { stray in
      season.map { stray.path.contains("/season=\($0)/") } ?? true
    }
  }

  /// Applies `body` to all items on a few threads; the results keep no order.
  private func each<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (isolated ArchiveReader, Item) throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: [Result].self) { group in
      for thread in 0..<threads {
        let share = stride(from: thread, to: items.count, by: threads).map { items[$0] }
        let reader = ArchiveReader(root: root)
        group.addTask { try await reader.map(share, body) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}
