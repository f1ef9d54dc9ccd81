internal import DuckDB
internal import Synchronization

/// Stops the query of a connection once its time is over, and never a later one.
struct QueryWatch: Sendable {
  private final class Run: Sendable {
    let isOver = Mutex(false)
  }

  private let run = Run()
  private let timer: Task<Void, Never>

  init(_ monitor: QueryMonitor, limit: Duration) {
    timer = Task { [run] in
      do {
        try await Task.sleep(for: limit)
      } catch {
        return
      }
      // Under the lock, so that the query is this one or none.
      run.isOver.withLock { isOver in if !isOver { monitor.interrupt() } }
    }
  }

  /// The query has ended.
  func end() {
    run.isOver.withLock { $0 = true }
    timer.cancel()
  }
}
