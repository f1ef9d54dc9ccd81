/// One document from one address over HTTP: within the limits, repeated after failures, redirected where that is safe.
struct OriginExchange: Sendable {
  /// What came of it.
  enum Outcome: Sendable {
    case body([UInt8], etag: String?, lastModified: String?)
    case notModified
    case missing
  }

  /// The origin gave nothing that can be used.
  struct Failure: Error {
    let error: IngestError
    /// True where the origin fails, and a mirror may not.
    let isHard: Bool
  }

  let transfer: Transfer
  let limiter: RateLimiter
  let turnstile: Turnstile
  let settings: FetchSettings
  let meter: TrafficMeter

  /// Asks `base` for a document.
  ///
  /// - Parameter known: what the archive has of it from there.
  /// - Throws: ``Failure``, ``IngestError`` where the origin is left alone for hours, `LakeError` where the data root
  ///   cannot be written, `CancellationError`.
  func get(_ resource: Resource, at base: String, known: ResponseRecord?) async throws -> Outcome {
    let url = base + resource.encodedPath
    var trouble = Transfer.Trouble(reason: "was not asked")
    for attempt in 1...settings.retry.attempts {
      let answer = try await turnstile.pass {
        try await followed(url, resource, at: base, known)
      }
      switch answer {
      case .body(let bytes, let etag, let lastModified):
        return .body(bytes, etag: etag, lastModified: lastModified)
      case .notModified: return .notModified
      case .missing: return .missing
      case .moved(let place): throw refusal("\(url) sends elsewhere (\(place))")
      case .refused(let reason): throw refusal("\(url) \(reason)")
      case .busy(let found): trouble = found
      }
      meter.note(resource.origin) { $0.failures += 1 }
      if let pause = trouble.pause {
        // So that nobody else asks it either. Where that is hours, the next request fails before it is sent.
        try await limiter.pause(
          resource.origin, at: base, pause, for: "\(base) \(trouble.reason)")
      }
      guard attempt < settings.retry.attempts else { break }
      settings.onRepeat(
        RepeatedRequest(
          url: url, reason: trouble.reason, attempt: attempt, attempts: settings.retry.attempts))
      guard trouble.pause == nil else { continue }
      let backoff = settings.retry.delay(after: attempt, random: settings.pacing.random())
      try await settings.pacing.sleep(.milliseconds(backoff))
    }
    let times = settings.retry.attempts
    throw Failure(
      error: IngestError(.origin, "\(url) \(trouble.reason), \(times) times; try again later"),
      isHard: trouble.isHard)
  }

  /// Follows redirects, each hop within the limits too.
  private func followed(
    _ url: String, _ resource: Resource, at base: String, _ known: ResponseRecord?
  ) async throws -> Transfer.Answer {
    var places = [url]
    while true {
      try await limiter.take(resource.origin, at: base)
      meter.note(resource.origin) { $0.requests += 1 }
      let answer = try await transfer.get(places[places.count - 1], resource, known: known)
      guard case .moved(let location) = answer else { return answer }
      guard let target = Redirect.target(location, from: places[places.count - 1]) else {
        return .refused("sends to \(location): neither the same server nor https, so not followed")
      }
      guard !places.contains(target) else {
        return .refused("sends in a circle (\((places + [target]).joined(separator: " → ")))")
      }
      places.append(target)
      guard places.count <= Redirect.most + 1 else {
        return .refused("sends on and on (\(places.joined(separator: " → ")))")
      }
    }
  }

  private func refusal(_ message: String) -> Failure {
    Failure(error: IngestError(.origin, message), isHard: false)
  }
}
