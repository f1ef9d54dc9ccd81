internal import Lake
internal import Timing

/// Everything that the origins have about one session, in memory.
struct SessionResponses {
  /// What the decoder needs.
  fileprivate(set) var sources = SessionSources()
  /// The responses as they came.
  fileprivate(set) var documents: [(resource: Resource, bytes: [UInt8])] = []

  /// The responses' digests, by their place in the raw archive.
  var files: [SourceFile] {
    documents.map { SourceFile(path: $0.resource.archivePath, content: $0.bytes) }
  }
}

/// Fetches one session from the origins.
struct SessionFetch {
  let client: OriginClient

  /// A session's responses; nil where the archive has nothing of it.
  func fetch(_ event: Event, _ session: Event.Session) async throws -> SessionResponses? {
    var responses = SessionResponses()
    try await addTopics(event.archivePath(session), &responses)
    guard !responses.documents.isEmpty else { return nil }
    try await addResults(event, session.code, &responses)
    return responses
  }

  private func addTopics(_ path: String, _ responses: inout SessionResponses) async throws {
    try await withThrowingTaskGroup(of: (Feed, Resource, [UInt8]?).self) { group in
      for feed in Feed.allCases {
        let resource = Resource.topic(feed.fileName, of: path)
        group.addTask { (feed, resource, try await client.fetch(resource)) }
      }
      for try await (feed, resource, bytes) in group {
        guard let bytes else { continue }
        responses.sources.feeds[feed] = bytes
        responses.documents.append((resource, bytes))
      }
    }
  }

  private func addResults(
    _ event: Event, _ code: SessionCode, _ responses: inout SessionResponses
  ) async throws {
    if let endpoint = code.resultEndpoint {
      let resource = Resource.result(endpoint, season: event.season, round: event.round)
      responses.sources.officialResults =
        try await document(resource, &responses, OfficialResult.decode) ?? []
    }
    guard code == .r else { return }
    let resource = Resource.result("laps/1", season: event.season, round: event.round)
    responses.sources.firstLapTimes =
      try await document(resource, &responses, FirstLapTimes.decode) ?? [:]
  }

  private func document<T>(
    _ resource: Resource, _ responses: inout SessionResponses, _ decode: ([UInt8]) throws -> T
  ) async throws -> T? {
    guard let bytes = try await client.fetch(resource) else { return nil }
    responses.documents.append((resource, bytes))
    do {
      return try decode(bytes)
    } catch {
      throw IngestError(
        .response,
        "\(resource.archivePath) cannot be read (\(error)); ingest the session again later")
    }
  }
}

extension SessionCode {
  /// Jolpica's endpoint with this session's result. Practice has none, but the race's lends its identifiers.
  fileprivate var resultEndpoint: String? {
    switch self {
    case .fp1, .fp2, .fp3, .r: "results"
    case .q: "qualifying"
    case .s: "sprint"
    case .sq: nil
    }
  }
}
