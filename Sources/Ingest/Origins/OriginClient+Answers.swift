internal import Lake
internal import Synchronization
internal import Timing

extension OriginClient {
  /// As ``fetch(_:final:)``, with what is known about the document.
  func response(_ resource: Resource, final: Int64? = nil) async throws -> Response? {
    if policy == .offline { return try await offline(resource) }
    switch addresses[resource.origin] {
    case .folder(let folder): return try await replayed(resource, folder)
    case .url(let base) where resource.origin == .timing:
      return try await revalidated(resource, base, final)
    case .url(let base):
      return try await shared.answer(resource) {
        try await self.revalidated(resource, base, final)
      }
    }
  }

  /// True where `origin` is the public one, which need not be asked for what lies ahead.
  func isPublic(_ origin: Origin) -> Bool { addresses[origin] == .url(origin.defaultBase) }

  /// The archive's own copy, whatever the origin has.
  func archived(_ resource: Resource) async throws -> Response? {
    guard let bytes = try await archive.contents(resource) else { return nil }
    return response(resource, bytes, from: try await archive.record(resource.archivePath)?.base)
  }

  /// True where the archive has records of a topic of which the origin now has none: that counts as a topic that the
  /// origin no longer has.
  func prefersArchived(_ resource: Resource) async throws -> Bool {
    guard let bytes = try await archive.contents(resource), !FeedStream.isEmpty(bytes) else {
      return false
    }
    let before = try await archive.record(resource.archivePath) ?? .none
    let (base, now) = (news.withLock { $0[resource]?.record.base }, settings.pacing.now())
    learn(resource, base.map { before.missing(at: now, from: $0) } ?? before.replayed(nil, at: now))
    return true
  }

  /// The digests of the documents at `paths` of the archive that exist, where the origins gave their last word on
  /// each; nil where one of them has to be asked for.
  func finalFiles(_ paths: Set<String>, _ final: Int64) async throws -> [SourceFile]? {
    guard policy == .revalidate else { return nil }
    let bases = addresses.bases
    var files: [SourceFile] = []
    for path in paths {
      guard let record = try await archive.record(path),
        record.isFinal(since: final, at: bases)
      else { return nil }
      record.file(path).map { files.append($0) }
    }
    return files
  }

  private func offline(_ resource: Resource) async throws -> Response? {
    let record = try await archive.record(resource.archivePath)
    if record?.status == 404 { return nil }
    if let response = try await archived(resource) { return response }
    throw IngestError(
      .origin,
      "the archive has no \(resource.archivePath) and does not know whether the origin has it; "
        + "run once without --offline")
  }

  private func replayed(_ resource: Resource, _ folder: String) async throws -> Response? {
    let bytes = try await archive.read(resource.archivePath, in: folder)
    let response = bytes.map { self.response(resource, $0, from: nil) }
    let before = try await archive.record(resource.archivePath)
    let after = (before ?? .none).replayed(response?.file, at: settings.pacing.now())
    // Bytes are compared with those of the archive, which may have been damaged since.
    if after != before || bytes != nil { learn(resource, after) }
    return response
  }

  private func revalidated(
    _ resource: Resource, _ base: String, _ final: Int64?
  ) async throws -> Response? {
    let record = try await archive.record(resource.archivePath)
    if policy == .revalidate, let final, let record, record.isFinal(since: final, at: [base]) {
      if record.status == 404 { return nil }
      if let bytes = try await archive.confirmed(resource, record) {
        return response(resource, bytes, from: base)
      }
    }
    do {
      return try await asked(resource, base, record)
    } catch let failure as OriginExchange.Failure {
      guard failure.isHard, let mirror = settings.mirrors[base] else { throw failure.error }
      return try await mirrored(resource, mirror, record, failure.error)
    }
  }

  /// From a mirror, since the origin fails. That the mirror has no such document says nothing about the origin.
  private func mirrored(
    _ resource: Resource, _ mirror: String, _ record: ResponseRecord?, _ failure: IngestError
  ) async throws -> Response? {
    do {
      if let response = try await asked(resource, mirror, record) { return response }
    } catch let second as OriginExchange.Failure {
      throw IngestError(.origin, "\(failure.message); the mirror: \(second.error.message)")
    }
    learn(resource, nil)
    throw IngestError(.origin, "\(failure.message); the mirror \(mirror) does not have it")
  }

  private func asked(
    _ resource: Resource, _ base: String, _ record: ResponseRecord?
  ) async throws -> Response? {
    guard let network, let turnstile = network.turnstiles[resource.origin] else {
      throw IngestError(.origin, "\(resource.path) cannot be fetched: every origin is a folder")
    }
    let exchange = OriginExchange(
      transfer: network.transfer, limiter: network.limiter, turnstile: turnstile,
      settings: settings, meter: meter)
    let known = record?.validates(at: base) == true ? record : nil
    let now = settings.pacing.now
    switch try await exchange.get(resource, at: base, known: known) {
    case .body(let bytes, let etag, let lastModified):
      let response = response(resource, bytes, from: base, isNew: true)
      learn(resource, .fetched(response.file, from: base, etag, lastModified, at: now()))
      return response
    case .missing:
      learn(resource, (record ?? .none).missing(at: now(), from: base))
      return nil
    case .notModified:
      meter.note(resource.origin) { $0.unchanged += 1 }
      guard let known else {
        throw IngestError(
          .origin, "\(base + resource.encodedPath) answered 304 although nothing is known of it")
      }
      guard let bytes = try await archive.confirmed(resource, known) else {
        // The archive's bytes are not those that were fetched then: the whole document, please.
        return try await asked(resource, base, nil)
      }
      learn(resource, known.confirmed(at: now()), isArchived: true)
      return response(resource, bytes, from: base)
    }
  }

  private func learn(
    _ resource: Resource, _ record: ResponseRecord?, isArchived: Bool = false
  ) {
    news.withLock { $0[resource] = record.map { News(record: $0, isArchived: isArchived) } }
  }

  private func response(
    _ resource: Resource, _ bytes: [UInt8], from base: String?, isNew: Bool = false
  ) -> Response {
    Response(
      bytes: bytes, file: SourceFile(path: resource.archivePath, content: bytes),
      mirror: base.flatMap { settings.mirrors.values.contains($0) ? $0 : nil }, isNew: isNew)
  }
}
