internal import Observability
internal import Synchronization

/// How many ask at once, at most so many; and what came of it, for /metrics.
final class AskCounts: Sendable {
  private struct State {
    var running = 0
    var ended: [Outcome: Int] = [:]
  }

  private struct Outcome: Hashable {
    var engine = ""
    var status = "failed"
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
    let outcome = outcome.map { Outcome(engine: $0.engine, status: $0.status) } ?? Outcome()
    state.withLock { state in
      state.running -= 1
      state.ended[outcome, default: 0] += 1
    }
  }

  /// In the text format of Prometheus.
  var text: String {
    let state = state.withLock { $0 }
    let ended = state.ended.sorted {
      ($0.key.engine, $0.key.status) < ($1.key.engine, $1.key.status)
    }
    return [
      MetricFamily(
        "f1lake_questions_running", "Questions in words that are being answered.",
        Double(state.running)),
      MetricFamily(
        "f1lake_questions_total", "Questions in words that were answered, or failed.",
        ended.map { .init(Double($0.value), ["engine": $0.key.engine, "status": $0.key.status]) },
        kind: .counter),
    ].map(\.text).joined()
  }
}
