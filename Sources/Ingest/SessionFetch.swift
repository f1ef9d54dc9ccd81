internal import Lake
internal import Timing

/// Everything that the origins have about one session, in memory.
struct SessionResponses {
  /// What the decoder needs.
  fileprivate(set) var sources = SessionSources()
  /// The responses as they came.
  fileprivate(set) var documents: [(resource: Resource, bytes: [UInt8])] = []

  /// Documents that the origin no longer has.
  fileprivate(set) var recovered: [Resource] = []
  /// What was wrong with documents that a session can do without.
  fileprivate(set) var findings: [Finding] = []

  /// The responses' digests, by their place in the raw archive.
  var files: [SourceFile] {
    documents.map { SourceFile(path: $0.resource.archivePath, content: $0.bytes) }
  }
}

/// Fetches one session from the origins.
///
/// A document that the origin does not have, but the raw archive does, is taken from there: a gap at the origin
/// never makes the lake smaller.
struct SessionFetch {
  let client: OriginClient
  /// What the raw archive holds.
  let archived: @Sendable (Resource) throws -> [UInt8]?

  /// A session's responses; nil where the archive has nothing of it.
  func fetch(_ event: Event, _ session: Event.Session) async throws -> SessionResponses? {
    var responses = SessionResponses()
    try await addTopics(event.archivePath(session), &responses)
    guard !responses.documents.isEmpty else { return nil }
    try addArchivedTopics(event.archivePath(session), &responses)
    try await addResults(event, session.code, &responses)
    try await addCircuit(event, &responses)
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

  private func addArchivedTopics(_ path: String, _ responses: inout SessionResponses) throws {
    for feed in Feed.allCases where responses.sources.feeds[feed] == nil {
      let resource = Resource.topic(feed.fileName, of: path)
      responses.sources.feeds[feed] = try recover(resource, &responses)
    }
  }

  private func recover(
    _ resource: Resource, _ responses: inout SessionResponses
  ) throws -> [UInt8]? {
    guard let bytes = try archived(resource) else { return nil }
    responses.documents.append((resource, bytes))
    responses.recovered.append(resource)
    return bytes
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

  /// A map is an extra of another origin: without one, or with a damaged one, the session is still whole.
  private func addCircuit(_ event: Event, _ responses: inout SessionResponses) async throws {
    guard let key = responses.sources.circuitKey else { return }
    let resource = Resource.circuit(key, season: event.season)
    var finding = Finding(
      .info, nil, "the origin has no map of circuit \(key) in \(event.season)",
      action: "left the circuit's tables empty")
    do {
      responses.sources.circuit = try await document(resource, &responses, Circuit.decode)
    } catch let error as IngestError {
      responses.documents.removeAll { $0.resource == resource }
      finding = Finding(.warning, nil, error.message, action: finding.action)
    }
    if responses.sources.circuit == nil { responses.findings.append(finding) }
  }

  private func document<T>(
    _ resource: Resource, _ responses: inout SessionResponses, _ decode: ([UInt8]) throws -> T
  ) async throws -> T? {
    let fetched = try await client.fetch(resource)
    if let fetched { responses.documents.append((resource, fetched)) }
    guard let bytes = try fetched ?? recover(resource, &responses) else { return nil }
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
