internal import Dispatch

/// A serial executor on a thread of its own kind: actors that query DuckDB or write to the disk run
/// on it, so that they never block the cooperative thread pool.
public final class EngineExecutor: SerialExecutor {
  private let queue: DispatchQueue

  /// - Parameter label: the queue's name in debuggers and crash reports.
  public init(label: String) { queue = DispatchQueue(label: label, qos: .userInitiated) }

  /// Runs one job of an actor, in order.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
