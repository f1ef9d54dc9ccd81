internal import Foundation
internal import Lake
internal import Timing

/// Takes one session from the origins to bronze: fetch, decode, archive, write. This file is the order of it.
struct SessionIngest {
  let root: DataRoot
  let client: OriginClient
  let writer: BronzeWriter
  /// Whether parts are hashed before they count as there, for a repair.
  var isRehashing = false

  /// What became of the session.
  func run(_ event: Event, _ session: Event.Session) async -> SessionOutcome {
    do {
      return try await ingest(event, session)
    } catch {
      return .failed("\(error)", kind: SessionOutcome.Failure(error))
    }
  }

  private func ingest(_ event: Event, _ session: Event.Session) async throws -> SessionOutcome {
    let key = try Partition(
      table: "sessions", season: event.season, round: event.round,
      grandPrix: try Slug.make(event.name), session: session.code.rawValue)
    if let rows = try await rowsIfFinal(key, event, session) { return .unchanged(rows: rows) }
    let isFuture = session.start > Int64(Date().timeIntervalSince1970 * 1_000_000)
    if isFuture, client.policy != .offline, client.isPublic(.timing) {
      return .unavailable("it has not been run yet")
    }
    let responses = try await SessionFetch(client: client).fetch(event, session)
    guard !responses.documents.isEmpty else {
      if isFuture { return .unavailable("it has not been run yet") }
      // Who blocks us answers like this too: it is worth knowing offline, and never the last word.
      try await archive(responses, isLastWord: false)
      return .unavailable("the origin does not have it")
    }
    let files = responses.files
    if let rows = try rowsIfCurrent(key, files) {
      try await archive(responses)
      return .unchanged(rows: rows)
    }

    var tables = try await decode(session, responses)
    tables.findings += responses.findings
    let gate = ArchiveGate()
    async let archived: Void = gate.archive { try await archive(responses) }
    let sources = TableSources(files, tables)
    let all = BronzeTable.all(event, session, tables)
    var rows = try await write(all.dropLast(), key, sources, gate)
    try await archived
    // The last table is `sessions`, which says that all others are there.
    rows += try await Self.write(all.suffix(1), key, sources, writer, gate, rehash: isRehashing)
    return .written(rows: rows, findings: tables.findings)
  }

  /// Writes tables side by side: the small ones wait for the disk, the large ones for the processor and for the disk
  /// in turn, the longest of them first.
  private func write(
    _ tables: ArraySlice<BronzeTable>, _ key: Partition, _ sources: TableSources,
    _ gate: ArchiveGate
  ) async throws -> Int {
    let large = tables.filter { $0.isLarge && $0.groupCount > 0 }
    let small = tables.filter { !$0.isLarge || $0.groupCount == 0 }
    // Each small table waits for the disk several times: two of them wait together.
    let half = small.count / 2
    let lanes = [large.suffix(1), large.dropLast(), small.prefix(half), small.dropFirst(half)]
      .filter { !$0.isEmpty }
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for (index, lane) in lanes.enumerated() {
        let writer = index == 0 ? writer : BronzeWriter(root.partitions)
        group.addTask { [isRehashing] in
          try await Self.write(lane, key, sources, writer, gate, rehash: isRehashing)
        }
      }
      return try await group.reduce(0, +)
    }
  }

  private static func write(
    _ tables: ArraySlice<BronzeTable>, _ key: Partition, _ sources: TableSources,
    _ writer: BronzeWriter, _ gate: ArchiveGate, rehash: Bool
  ) async throws -> Int {
    var rows = 0
    for table in tables {
      rows += try await writer.renew(
        table, key.of(table: table.name), sources.provenance(of: table.name), rehash: rehash,
        after: gate)
    }
    return rows
  }

  private func decode(
    _ session: Event.Session, _ responses: SessionResponses
  ) async throws -> SessionTables {
    do {
      return try await SessionDecoder.decode(session.code.kind, responses.sources)
    } catch {
      let place = responses.documents.first {
        $0.resource.path.hasSuffix("/" + error.feed.fileName)
      }
      throw IngestError(
        .response,
        "\(place?.resource.archivePath ?? "the archive"): \(error); nothing was stored of it")
    }
  }

  /// A response goes to the archive only after it was decoded: a damaged one never replaces a good one.
  private func archive(_ responses: SessionResponses, isLastWord: Bool = true) async throws {
    let recovered = Set(responses.documents.map(\.resource))
    let missing = responses.missing.filter { !recovered.contains($0) }
    try await client.keep(
      responses.documents.map { ($0, $1) } + missing.map { ($0, nil) }, isLastWord: isLastWord)
  }

  /// Rows of the session where all its partitions were made from these very responses.
  ///
  /// `sessions` names all of them and was written when the others were there; each of those names its own.
  func rowsIfCurrent(_ key: Partition, _ files: [SourceFile]) throws -> Int? {
    let wanted = Provenance(sources: files, decoderVersion: SessionDecoder.version)
    let store = root.partitions
    guard let last = try store.currentManifest(of: key, wanted, rehash: isRehashing) else {
      return nil
    }
    let known = Set(files)
    var rows = last.rows
    for table in BronzeTable.names where table != key.table {
      guard
        let manifest = try store.state(of: key.of(table: table), rehash: isRehashing).manifest,
        manifest.decoderVersion == wanted.decoderVersion, known.isSuperset(of: manifest.sources)
      else { return nil }
      rows += manifest.rows
    }
    return rows
  }
}
