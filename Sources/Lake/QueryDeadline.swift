internal import Dispatch
internal import DuckDB
internal import Synchronization

/// Stops the query of a connection once its time is over, and never a later one.
///
/// The timer is not a task that sleeps: all threads of the cooperative pool may be busy when the time
/// is over.
struct QueryDeadline {
  private final class Run: Sendable {
    let isOver = Mutex(false)
  }

  private static let queue = DispatchQueue(label: "f1lake.deadline", qos: .userInitiated)
  private let run = Run()
  private let timer = DispatchSource.makeTimerSource(queue: queue)

  init(_ monitor: QueryMonitor, limit: Duration) {
    // Again and again: an interrupt between two steps of the engine is lost.
    timer.schedule(deadline: .now() + limit / .seconds(1), repeating: .milliseconds(10))
    timer.setEventHandler { [run] in
      // Under the lock, so that the query is this one or none.
      run.isOver.withLock { isOver in if !isOver { monitor.interrupt() } }
    }
    timer.resume()
  }

  /// The query has ended.
  func end() {
    run.isOver.withLock { $0 = true }
    timer.cancel()
  }
}
