internal import Dispatch
internal import Lake
internal import Timing

/// Everything that the origins have about one session, in memory.
struct SessionResponses: Sendable {
  /// What the decoder needs.
  fileprivate(set) var sources = SessionSources()
  /// The responses as they came.
  fileprivate(set) var documents: [(resource: Resource, bytes: [UInt8])] = []
  /// Their digests, by their place in the raw archive.
  fileprivate(set) var files: [SourceFile] = []
  /// Documents that the origin does not have, whether the archive does or not.
  fileprivate(set) var missing: [Resource] = []
  /// What the origins could not do.
  fileprivate(set) var findings: [Finding] = []
  /// Topics that are the archive's own.
  fileprivate var recovered: Set<Feed> = []

  fileprivate mutating func add(_ response: Response, _ resource: Resource) {
    documents.append((resource, response.bytes))
    files.append(response.file)
    guard let mirror = response.mirror else { return }
    findings.append(
      Finding(
        .warning, nil, "the origin fails at \(resource.archivePath)",
        action: "took it from the mirror \(mirror)"))
  }

  /// Takes telemetry that was decoded while other documents were still on their way, unless the archive's own has
  /// taken its place since.
  fileprivate mutating func take(_ topics: [DecodedTopic]) {
    for topic in topics where !recovered.contains(topic.feed) { sources.add(topic) }
  }

  fileprivate mutating func remove(_ resource: Resource) {
    documents.removeAll { $0.resource == resource }
    files.removeAll { $0.path == resource.archivePath }
  }
}

/// Fetches one session from the origins.
///
/// A document that the origin does not have, but the raw archive does, is taken from there: a gap at the origin
/// never makes the lake smaller.
struct SessionFetch {
  let client: OriginClient

  /// A session's responses; no documents where the timing archive has no topic of it.
  func fetch(_ event: Event, _ session: Event.Session) async throws -> SessionResponses {
    let path = event.archivePath(session)
    let final = Finality.session(start: session.start)
    return try await withThrowingTaskGroup(of: Piece.self) { group in
      for feed in Feed.largestFirst {
        let resource = Resource.topic(feed.fileName, of: path)
        group.addTask { .topic(feed, try await client.response(resource, final: final)) }
      }
      var answers: [Feed: Response?] = [:]
      var decoded: [DecodedTopic] = []
      var timing: DecodedTiming?
      var isDecoding = false
      var responses = SessionResponses()
      while let piece = try await group.next() {
        switch piece {
        case .topic(let feed, let response):
          answers[feed] = response
          if let response, response.isNew, feed.isTelemetry {
            isDecoding = true
            group.addTask { .decoded(await Self.decoded(feed, response.bytes)) }
          }
          guard answers.count == Feed.allCases.count else { continue }
          group.addTask { [answers] in
            .all(try await complete(answers, event, session, final))
          }
        case .decoded(let topic): topic.map { decoded.append($0) }
        case .timing(let rest): timing = rest
        case .all(let complete):
          responses = complete
          // Where telemetry is not new the tables may be there, and nothing has to be decoded.
          guard isDecoding else { continue }
          group.addTask { .timing(DecodedTiming(session.code.kind, complete.sources)) }
        }
      }
      responses.take(decoded)
      timing.map { responses.sources.add($0) }
      return responses
    }
  }

  /// Decodes a topic on a thread beside the cooperative pool: the two topics would keep all of its threads, and the
  /// documents that are asked for next would wait for them.
  private static func decoded(_ feed: Feed, _ bytes: [UInt8]) async -> DecodedTopic? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(returning: DecodedTopic(feed, bytes))
      }
    }
  }

  /// What the parts of a fetch give.
  private enum Piece: Sendable {
    case topic(Feed, Response?)
    case decoded(DecodedTopic?)
    case timing(DecodedTiming)
    case all(SessionResponses)
  }

  /// All responses, once those on the topics are there.
  private func complete(
    _ answers: [Feed: Response?], _ event: Event, _ session: Event.Session, _ final: Int64
  ) async throws -> SessionResponses {
    var responses = SessionResponses()
    addTopics(answers, event.archivePath(session), &responses)
    guard !responses.documents.isEmpty else { return responses }
    try await addArchivedTopics(event.archivePath(session), &responses)
    try await addResults(event, session.code, final, &responses)
    try await addCircuit(event, final, &responses)
    return responses
  }

  /// The documents that a session may have, as far as they are known without reading one.
  static func resources(_ event: Event, _ session: Event.Session) -> [Resource] {
    let path = event.archivePath(session)
    let topics = Feed.allCases.map { Resource.topic($0.fileName, of: path) }
    return topics + results(event, session.code)
  }

  private func addTopics(
    _ answers: [Feed: Response?], _ path: String, _ responses: inout SessionResponses
  ) {
    // In the order of the feeds, so that equal responses give equal findings.
    for feed in Feed.allCases {
      let resource = Resource.topic(feed.fileName, of: path)
      let response = answers[feed] ?? nil
      responses.sources.feeds[feed] = response?.bytes
      if let response {
        responses.add(response, resource)
      } else {
        responses.missing.append(resource)
      }
    }
  }

  private func addArchivedTopics(
    _ path: String, _ responses: inout SessionResponses
  ) async throws {
    for feed in Feed.allCases {
      let resource = Resource.topic(feed.fileName, of: path)
      if let bytes = responses.sources.feeds[feed] {
        guard FeedStream.isEmpty(bytes), try await client.prefersArchived(resource) else {
          continue
        }
        responses.remove(resource)
      }
      responses.sources.feeds[feed] = try await recover(resource, &responses)
      responses.recovered.insert(feed)
    }
  }

  private func recover(
    _ resource: Resource, _ responses: inout SessionResponses
  ) async throws -> [UInt8]? {
    guard let response = try await client.archived(resource) else { return nil }
    responses.documents.append((resource, response.bytes))
    responses.files.append(response.file)
    responses.findings.append(
      Finding(
        .warning, nil, "the origin no longer has \(resource.archivePath)",
        action: "took it from the raw archive"))
    return response.bytes
  }

  private func addResults(
    _ event: Event, _ code: SessionCode, _ final: Int64, _ responses: inout SessionResponses
  ) async throws {
    for resource in Self.results(event, code) {
      guard let bytes = try await document(resource, final, &responses) else { continue }
      do {
        if resource.path.hasSuffix("/laps/1.json") {
          responses.sources.firstLapTimes = try FirstLapTimes.decode(bytes)
        } else {
          responses.sources.officialResults = try OfficialResult.decode(bytes)
        }
      } catch {
        throw IngestError(
          .response,
          "\(resource.archivePath) cannot be read (\(error)); ingest the session again later")
      }
    }
  }

  /// A map is an extra of another origin: without one, or with a damaged one, the session is still whole.
  private func addCircuit(
    _ event: Event, _ final: Int64, _ responses: inout SessionResponses
  ) async throws {
    guard let key = responses.sources.circuitKey else { return }
    let resource = Resource.circuit(key, season: event.season)
    var finding = Finding(
      .info, nil, "the origin has no map of circuit \(key) in \(event.season)",
      action: "left the circuit's tables empty")
    do {
      let bytes = try await document(resource, final, &responses)
      responses.sources.circuit = try bytes.map(Circuit.decode)
    } catch let error as IngestError {
      finding = Finding(.warning, nil, error.message, action: finding.action)
    } catch let error as JSONError {
      // Not archived: a damaged document must not stand for a good one.
      responses.remove(resource)
      let message = "\(resource.archivePath) cannot be read (\(error))"
      finding = Finding(.warning, nil, message, action: finding.action)
    }
    if responses.sources.circuit == nil { responses.findings.append(finding) }
  }

  private func document(
    _ resource: Resource, _ final: Int64, _ responses: inout SessionResponses
  ) async throws -> [UInt8]? {
    guard let response = try await client.response(resource, final: final) else {
      responses.missing.append(resource)
      return try await recover(resource, &responses)
    }
    responses.add(response, resource)
    return response.bytes
  }

  /// Jolpica's result of the session, and in races the first lap times.
  private static func results(_ event: Event, _ code: SessionCode) -> [Resource] {
    let endpoints = [code.resultEndpoint, code == .r ? "laps/1" : nil].compactMap { $0 }
    return endpoints.map { .result($0, season: event.season, round: event.round) }
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
