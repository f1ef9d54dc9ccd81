internal import Foundation
internal import Lake

/// Holds all processes on one data root to the origins' limits: one small file in `cache/`, read and written under a
/// lock that is never held while somebody waits.
actor RateLimiter {
  private static let file = ".origin-limits"
  /// How often a lock that another process holds, for a fraction of a millisecond each time, is tried for.
  private static let lockAttempts = 2000

  private let executor = EngineExecutor(label: "f1lake.limits")
  private let root: DataRoot
  private let settings: FetchSettings
  private let meter: TrafficMeter
  /// Until when an origin must not be asked, where that is too long to wait for; by ``LimitFile/key(_:_:)``.
  private var refused: [String: Int64] = [:]

  /// The file is read and written on this thread, never on the cooperative pool.
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ root: DataRoot, _ settings: FetchSettings, _ meter: TrafficMeter) {
    self.root = root
    self.settings = settings
    self.meter = meter
  }

  /// Returns when one request to `origin` at the address `base` may be sent.
  ///
  /// - Throws: ``IngestError`` where it wants to be left alone for longer than anybody waits.
  func take(_ origin: Origin, at base: String) async throws {
    let limit = settings.limit(origin)
    while true {
      let now = settings.pacing.now()
      try checkRefusal(origin, base, now)
      let (wait, left, paused) = try await update(origin, base) { ledger in
        (ledger.take(limit, now: now), ledger.left(limit, now: now), ledger.pausedUntil)
      }
      if paused - now > RetryPolicy.longestPause {
        refused[LimitFile.key(origin, base)] = paused
        continue
      }
      meter.note(origin) { figures in
        figures.requestsLeft = left
        figures.waitingUntil =
          wait > 0 ? Date(timeIntervalSince1970: Double(now + wait) / 1000) : nil
        if wait == 0 { figures.waitingFor = nil }
      }
      if wait == 0 { return }
      try await settings.pacing.sleep(.milliseconds(wait))
    }
  }

  /// Lets nobody ask `origin` for so many milliseconds, at most for ``RetryPolicy/longestRefusal``.
  func pause(_ origin: Origin, at base: String, _ milliseconds: Int64, for reason: String)
    async throws
  {
    let until = settings.pacing.now() + min(milliseconds, RetryPolicy.longestRefusal)
    meter.note(origin) { $0.waitingFor = reason }
    try await update(origin, base) { $0.pause(until: until) }
  }

  /// Fails at once, and with the same words for every document, while the origin is left alone for hours.
  private func checkRefusal(_ origin: Origin, _ base: String, _ now: Int64) throws {
    guard let until = refused[LimitFile.key(origin, base)], until > now else { return }
    throw IngestError(
      .origin,
      "\(base) asked to be left alone until \(Timestamp.text(until).prefix(19))Z, so nobody asks it "
        + "before; run the same command after that")
  }

  @discardableResult
  private func update<T>(
    _ origin: Origin, _ base: String, _ change: (inout RequestLedger) -> T
  ) async throws -> T {
    for _ in 1..<Self.lockAttempts {
      do {
        return try updateNow(origin, base, change)
      } catch let error as LakeError where error.kind == .busy {
        // Real time: another process does not see a test's clock.
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...5)))
      }
    }
    return try updateNow(origin, base, change)
  }

  private func updateNow<T>(
    _ origin: Origin, _ base: String, _ change: (inout RequestLedger) -> T
  ) throws -> T {
    // Once for the lock and the file: both lie in a folder that goes with its disk.
    try root.checkWritable()
    let path = root.cache + "/" + Self.file
    let lock = try FileLock(path + ".lock", work: "a count of requests")
    let now = settings.pacing.now()
    let key = LimitFile.key(origin, base)
    var file = try read(path) ?? LimitFile(unknownBefore: now)
    let limit = settings.limit(origin)
    var ledger =
      file.ledgers[key] ?? file.unknownBefore.map { RequestLedger(unknownBefore: $0, limit) }
      ?? RequestLedger()
    let result = change(&ledger)
    // Without addresses that nobody asks any more, such as a test's ports.
    file.ledgers = file.ledgers.filter { $0.value.newest > now - 7_200_000 }
    file.ledgers[key] = ledger
    try AtomicFile.write(file.bytes, to: path, flushing: false) {}
    _ = consume lock
    return result
  }

  /// What all processes have noted; empty where nobody has, nil where it cannot be read.
  private func read(_ path: String) throws -> LimitFile? {
    guard let bytes = try FileSystem.contents(path) else { return LimitFile() }
    return LimitFile(bytes)
  }
}
