internal import Foundation
internal import Lake

/// Holds all processes on one data root to the origins' limits: one small file in `cache/`, read and written under a
/// lock that is never held while somebody waits.
actor RateLimiter {
  private struct State: Codable {
    var format = 1
    var origins: [String: RequestLedger] = [:]
    /// Milliseconds since 1970; set where an earlier file could not be read.
    var unknownBefore: Int64?

    enum CodingKeys: String, CodingKey {
      case format, origins
      case unknownBefore = "unknown_before"
    }
  }

  private static let file = ".origin-limits.json"
  /// How often a lock that another process holds, for a fraction of a millisecond each time, is tried for.
  private static let lockAttempts = 2000

  private let executor = EngineExecutor(label: "f1lake.limits")
  private let root: DataRoot
  private let settings: FetchSettings
  private let meter: TrafficMeter

  /// The file is read and written on this thread, never on the cooperative pool.
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ root: DataRoot, _ settings: FetchSettings, _ meter: TrafficMeter) {
    self.root = root
    self.settings = settings
    self.meter = meter
  }

  /// Returns when one request to `origin` at the address `base` may be sent.
  func take(_ origin: Origin, at base: String) async throws {
    let limit = settings.limit(origin)
    while true {
      let now = settings.pacing.now()
      let (wait, left) = try await update(origin, base) { ledger in
        (ledger.take(limit, now: now), ledger.left(limit, now: now))
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

  /// Lets nobody ask `origin` for so many milliseconds.
  func pause(_ origin: Origin, at base: String, _ milliseconds: Int64, for reason: String)
    async throws
  {
    let until = settings.pacing.now() + milliseconds
    meter.note(origin) { $0.waitingFor = reason }
    try await update(origin, base) { $0.pause(until: until) }
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
    try root.checkWritable()
    let path = root.cache + "/" + Self.file
    let lock = try FileLock(path + ".lock", work: "a count of requests")
    let now = settings.pacing.now()
    let key = "\(origin.rawValue) \(base)"
    var state = try read(path) ?? State(unknownBefore: now)
    let limit = settings.limit(origin)
    var ledger =
      state.origins[key] ?? state.unknownBefore.map { RequestLedger(unknownBefore: $0, limit) }
      ?? RequestLedger()
    let result = change(&ledger)
    // Without addresses that nobody asks any more, such as a test's ports.
    state.origins = state.origins.filter { $0.value.newest > now - 7_200_000 }
    state.origins[key] = ledger
    try AtomicFile.write(
      try LakeJSON.encode(state), to: path, flushing: false, checking: root.checkWritable)
    _ = consume lock
    return result
  }

  /// What all processes have noted; empty where nobody has, nil where it cannot be read.
  private func read(_ path: String) throws -> State? {
    guard let bytes = try FileSystem.contents(path) else { return State() }
    guard let state = try? LakeJSON.decode(State.self, from: bytes), state.format == 1 else {
      return nil
    }
    return state
  }
}
