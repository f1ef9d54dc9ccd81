internal import Synchronization

/// How long a request is waited for: until something comes, between two pieces, and in all.
///
/// The client's own time limits do not suffice: one ends with the response's head, the other begins anew with every
/// byte.
final class Patience: Sendable {
  /// The times that are allowed.
  struct Limits: Sendable {
    let first: Duration
    let silence: Duration
    let total: Duration
  }

  private struct State {
    var due: SuspendingClock.Instant
    var hasHeard = false
  }

  private let limits: Limits
  private let end: SuspendingClock.Instant
  private let state: Mutex<State>

  private init(_ limits: Limits) {
    self.limits = limits
    end = .now + limits.total
    state = Mutex(State(due: .now + limits.first))
  }

  /// Something came.
  func heard() {
    state.withLock { state in
      state.due = .now + limits.silence
      state.hasHeard = true
    }
  }

  /// Runs a request until it ends or a limit is reached.
  static func watched<T: Sendable>(
    _ limits: Limits, _ request: @escaping @Sendable (Patience) async throws -> T
  ) async throws -> T {
    let patience = Patience(limits)
    return try await withThrowingTaskGroup(of: T.self) { group in
      group.addTask { try await request(patience) }
      group.addTask { try await patience.watch() }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }

  /// Never returns; throws when a limit is reached.
  private func watch() async throws -> Never {
    while true {
      let (due, hasHeard) = state.withLock { ($0.due, $0.hasHeard) }
      let now = SuspendingClock.now
      if now >= end { throw OllamaError.slow("the model did not finish", limits.total) }
      if now >= due {
        throw hasHeard
          ? OllamaError.slow("nothing more came from Ollama", limits.silence)
          : OllamaError.slow("nothing came from Ollama", limits.first)
      }
      // The next piece may have less time than this one: look often enough to see that.
      let soon = now + limits.silence
      try await Task.sleep(until: min(due, end, soon), clock: .suspending)
    }
  }
}
