internal import Lake

/// A partition and what was found there.
struct PartitionCheck: Sendable {
  let partition: Partition
  /// Nil where the partition is not complete.
  let manifest: PartitionManifest?
  let problem: ArchiveProblem?
}

/// What the raw archive has of a document that bronze was made from.
enum SourceCheck: Sendable {
  case same, missing, changed
  /// Other bytes, which the origin sent later.
  case outdated
}

/// Reads and hashes files on a thread of its own, never on the cooperative pool.
actor ArchiveReader {
  private let executor = EngineExecutor(label: "f1lake.archive")
  private let root: DataRoot

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(root: DataRoot) { self.root = root }

  func map<Item, Result>(
    _ items: [Item], _ body: (isolated ArchiveReader, Item) throws -> Result
  ) throws -> [Result] {
    try items.map { item in
      try Task.checkCancellation()
      return try body(self, item)
    }
  }

  func check(_ partition: Partition) throws -> PartitionCheck {
    let store = root.partitions
    switch try store.state(of: partition, rehash: true) {
    case .absent: return PartitionCheck(partition: partition, manifest: nil, problem: nil)
    case .complete(let manifest):
      return PartitionCheck(
        partition: partition, manifest: manifest, problem: try checkRows(partition, manifest))
    case .incomplete(let reason):
      let problem = ArchiveProblem(
        kind: try store.isUnfinished(partition) ? .unfinished : .damaged,
        path: "bronze/" + partition.folder, session: .init(partition), reason: reason)
      return PartitionCheck(partition: partition, manifest: nil, problem: problem)
    }
  }

  func check(_ source: SourceFile) throws -> SourceCheck {
    switch try root.state(of: source) {
    case .same: return .same
    case .missing: return .missing
    case .changed: return try isOrigins(source.path) ? .outdated : .changed
    }
  }

  /// True where an origin sent the very bytes that the archive has at a path.
  private func isOrigins(_ path: String) throws -> Bool {
    let (folder, name) = ResponseRecords.split(path)
    let records = try ResponseRecords.read(in: root.cache + "/" + folder)
    guard let file = records?.documents[name]?.file(path) else { return false }
    return try root.state(of: file) == .same
  }

  /// What is lost of the records of a folder of the archive; nil where all is there.
  func checkRecords(_ folder: String, of names: Set<String>) throws -> ArchiveProblem? {
    let records = try ResponseRecords.read(in: root.cache + "/" + folder)
    let known = records?.documents.filter { $0.value.sha256 != nil }.keys
    let lost = names.subtracting(known.map(Array.init) ?? []).count
    guard lost > 0 else { return nil }
    let what =
      records == nil
      ? "it is missing or damaged" : "it does not know \(lost) of \(names.count) documents"
    return ArchiveProblem(
      kind: .recordsMissing, path: "cache/\(folder)/\(ResponseRecords.fileName)", session: nil,
      reason: "\(what): the next ingest asks for all of each, and --offline does not know which "
        + "documents there never were")
  }

  /// The rows that the file's own footer counts.
  private func checkRows(
    _ partition: Partition, _ manifest: PartitionManifest
  ) throws -> ArchiveProblem? {
    let rows = try ParquetRowCount.read(root.partitions.file(of: partition))
    guard rows != manifest.rows else { return nil }
    let found = rows.map { "\($0) rows" } ?? "a footer that cannot be read"
    return ArchiveProblem(
      kind: .damaged, path: "bronze/" + partition.folder, session: .init(partition),
      reason: "the part has \(found), the manifest says \(manifest.rows) rows")
  }
}

extension ArchiveProblem.Session {
  init(_ partition: Partition) {
    self.init(
      season: partition.season, round: partition.round, grandPrix: partition.grandPrix,
      session: partition.table.hasPrefix("ergast_") ? Self.history : partition.session)
  }

  /// Stands for Jolpica's tables of a round, which are made together.
  static let history = "history"

  /// The tables that belong together.
  var tables: [String] { session == Self.history ? HistoryTable.names : BronzeTable.names }
}
