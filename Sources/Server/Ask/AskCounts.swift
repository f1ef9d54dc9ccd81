internal import Synchronization

/// How many ask at once, at most so many; and what came of it, for /metrics.
final class AskCounts: Sendable {
  private struct State {
    var running = 0
    var ended: [String: Int] = [:]
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = limit }

  /// Takes a place.
  ///
  /// - Throws: ``Problem`` where all are taken.
  func enter() throws {
    try state.withLock { state in
      guard state.running < limit else {
        throw Problem(
          503, "Busy", "too many questions are being answered", hint: "try again in a second")
      }
      state.running += 1
    }
  }

  /// Gives the place back.
  ///
  /// - Parameter outcome: as in `builtin`, `answered`; nil for a failure.
  func leave(_ outcome: (engine: String, status: String)?) {
    let labels = outcome.map { "engine=\"\($0.engine)\",status=\"\($0.status)\"" }
    state.withLock { state in
      state.running -= 1
      state.ended[labels ?? "engine=\"\",status=\"failed\"", default: 0] += 1
    }
  }

  /// In the text format of Prometheus.
  var text: String {
    let state = state.withLock { $0 }
    let lines = state.ended.sorted { $0.key < $1.key }.map {
      "f1lake_questions_total{\($0.key)} \($0.value)\n"
    }
    return "# TYPE f1lake_questions_running gauge\nf1lake_questions_running \(state.running)\n"
      + "# TYPE f1lake_questions_total counter\n" + lines.joined()
  }
}
