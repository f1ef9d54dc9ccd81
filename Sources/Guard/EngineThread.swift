internal import Foundation

/// A serial executor on a thread of its own with a deep stack: parsers and planners are recursive.
///
/// The thread ends with its owner.
final class EngineThread: SerialExecutor {
  private let jobs = JobQueue()

  init(label: String) {
    let thread = Thread { [jobs] in
      while let job = jobs.take() { job() }
    }
    thread.name = label
    thread.stackSize = 16 << 20
    thread.start()
  }

  deinit { jobs.close() }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.put { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}

// Sendable: everything that changes is used with the lock held.
private final class JobQueue: @unchecked Sendable {
  private let condition = NSCondition()
  private var jobs: [@Sendable () -> Void] = []
  private var isClosed = false

  func put(_ job: @escaping @Sendable () -> Void) {
    condition.lock()
    jobs.append(job)
    condition.signal()
    condition.unlock()
  }

  func close() {
    condition.lock()
    isClosed = true
    condition.signal()
    condition.unlock()
  }

  /// Waits for a job; nil once it is closed and nothing is left.
  func take() -> (@Sendable () -> Void)? {
    condition.lock()
    defer { condition.unlock() }
    while jobs.isEmpty, !isClosed { condition.wait() }
    return jobs.isEmpty ? nil : jobs.removeFirst()
  }
}
