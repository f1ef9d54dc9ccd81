internal import Foundation
internal import Lake
internal import Timing

/// Takes one session from the origins to bronze: fetch, decode, archive, write. This file is the order of it.
struct SessionIngest {
  let root: DataRoot
  let client: OriginClient
  let writer: BronzeWriter

  /// What became of the session.
  func run(_ event: Event, _ session: Event.Session) async -> SessionOutcome {
    do {
      return try await ingest(event, session)
    } catch {
      return .failed("\(error)", kind: SessionOutcome.Failure(error))
    }
  }

  private func ingest(_ event: Event, _ session: Event.Session) async throws -> SessionOutcome {
    guard let responses = try await fetch.fetch(event, session) else {
      let isFuture = session.start > Int64(Date().timeIntervalSince1970 * 1_000_000)
      return .unavailable(isFuture ? "it has not been run yet" : "the origin does not have it")
    }
    let files = responses.files
    let key = try Partition(
      table: "sessions", season: event.season, round: event.round,
      grandPrix: try Slug.make(event.name), session: session.code.rawValue)
    if let rows = try rowsIfCurrent(key, files) { return .unchanged(rows: rows) }

    var tables = try decode(session, responses)
    tables.findings += responses.findings
    tables.findings += responses.recovered.map {
      Finding(
        .warning, nil, "the origin no longer has \($0.archivePath)",
        action: "took it from the raw archive")
    }
    try archive(responses)
    let provenance = Provenance(
      sources: files, decoderVersion: SessionDecoder.version, findings: tables.findings.count)
    var rows = 0
    for table in BronzeTable.all(event, session, tables) {
      rows += try await writer.write(table, key.of(table: table.name), provenance).rows
    }
    return .written(rows: rows, findings: tables.findings)
  }

  private var fetch: SessionFetch {
    let cache = root.cache
    return SessionFetch(client: client) { resource in
      try FileSystem.contents(cache + "/" + resource.archivePath)
    }
  }

  private func decode(_ session: Event.Session, _ responses: SessionResponses) throws
    -> SessionTables
  {
    do {
      return try SessionDecoder.decode(session.code.kind, responses.sources)
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
  private func archive(_ responses: SessionResponses) throws {
    for (resource, bytes) in responses.documents {
      try root.keep(bytes, at: resource.archivePath)
    }
  }

  /// Rows of the session where all its partitions were made from these very responses.
  private func rowsIfCurrent(_ key: Partition, _ files: [SourceFile]) throws -> Int? {
    let wanted = Provenance(sources: files, decoderVersion: SessionDecoder.version)
    var rows = 0
    for table in BronzeTable.names {
      let partition = try key.of(table: table)
      guard let manifest = try root.partitions.currentManifest(of: partition, wanted) else {
        return nil
      }
      rows += manifest.rows
    }
    return rows
  }
}

extension DataRoot {
  /// Puts a response into the raw archive unless the same bytes are there.
  func keep(_ bytes: [UInt8], at path: String) throws {
    if try FileSystem.contents(cache + "/" + path) == bytes { return }
    try write(bytes, to: path, in: .cache)
  }
}
