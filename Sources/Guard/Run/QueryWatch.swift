internal import DuckDB
internal import Synchronization

/// Sees to it that one query is answered in time, whether or not the engine stops.
final class QueryWatch: Sendable {
  typealias Outcome = Result<GuardedAnswer, GuardRefusal>

  /// How the wait ended.
  enum Ending: Sendable {
    case finished(Outcome)
    /// The engine does not stop; it runs on without anybody waiting.
    case abandoned(GuardRefusal.Reason)
  }

  private struct State {
    var monitor: QueryMonitor?
    var stop: (reason: GuardRefusal.Reason, at: ContinuousClock.Instant)?
    var waiting: CheckedContinuation<Ending, Never>?
    var isOver = false
  }

  private let state = Mutex(State())
  private let deadline: ContinuousClock.Instant
  /// Its deadline is that of this query.
  let limits: RunLimits
  private let memory: ProcessMemory
  private let memoryLimit: Int?

  init(deadline: ContinuousClock.Instant, limits: RunLimits, memory: ProcessMemory) {
    self.deadline = deadline
    self.limits = limits
    self.memory = memory
    // The engine counts most of its memory, but not all of it.
    memoryLimit = memory.resident.map { $0 + 2 * limits.memoryMegabytes << 20 }
  }

  /// What a query that was told to stop gives, nil where it may go on.
  var stop: GuardRefusal? { state.withLock { $0.stop }.map { .stopped($0.reason, limits) } }

  /// Runs `body` elsewhere and waits until it ends or is given up.
  ///
  /// - Parameters:
  ///   - thread: calls ``tick()``.
  ///   - late: called when a query ends that was given up.
  func wait(
    on thread: WatchThread,
    for body: @escaping @Sendable (QueryWatch) async -> Outcome,
    late: @escaping @Sendable () async -> Void
  ) async -> Ending {
    thread.add(self)
    defer { thread.remove(self) }
    return await withCheckedContinuation { continuation in
      state.withLock { $0.waiting = continuation }
      Task {
        if !end(.finished(await body(self))) { await late() }
      }
    }
  }

  /// The engine tells what is to be interrupted.
  func watch(_ monitor: QueryMonitor) { state.withLock { $0.monitor = monitor } }

  /// Ends the query as soon as the engine lets go; the first reason counts.
  func stop(_ reason: GuardRefusal.Reason) {
    let monitor = state.withLock { state in
      if state.stop == nil { state.stop = (reason, .now) }
      return state.monitor
    }
    monitor?.interrupt()
  }

  /// To be called every few milliseconds.
  func tick() {
    if let reason = stopReason {
      // Again and again: an interrupt between two steps of the engine is lost.
      stop(reason)
    }
    guard let stopped = state.withLock({ $0.stop }), .now >= stopped.at + limits.grace else {
      return
    }
    _ = end(.abandoned(stopped.reason))
  }

  private var stopReason: GuardRefusal.Reason? {
    if let stopped = state.withLock({ $0.stop }) { return stopped.reason }
    if .now >= deadline { return .deadline }
    if let memoryLimit, let held = memory.resident, held > memoryLimit { return .memory }
    return nil
  }

  private func end(_ ending: Ending) -> Bool {
    let waiting = state.withLock { state in
      state.monitor = state.isOver ? state.monitor : nil
      state.isOver = true
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: ending)
    return waiting != nil
  }
}
