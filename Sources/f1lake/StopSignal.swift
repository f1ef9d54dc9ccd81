internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Lake
internal import Logging
internal import Synchronization

/// Ends work in good order at the first SIGINT or SIGTERM, and at once at the second.
enum StopSignal {
  static let exitCode: Int32 = 130

  /// Runs `work` in a task that the first signal cancels; `onStop` puts the terminal in order.
  static func cancelling<Result: Sendable>(
    _ log: CommandLog, onStop: @escaping @Sendable () async -> Void,
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await work() }
    let count = Atomic(0)
    let sources = [SIGINT, SIGTERM].map { number in
      // The source is told of the signal; the default action would end the process first.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if count.add(1, ordering: .relaxed).newValue > 1 { _exit(exitCode) }
        Task {
          await onStop()
          log.logger.notice("stopping; a second signal ends it at once")
          // Last, since the process may end as soon as the work has.
          task.cancel()
        }
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    do {
      return try await task.value
    } catch  where task.isCancelled && !(error is LakeError) {
      // Whatever the cancelled work failed with, the reason is the signal.
      throw ExitCode(exitCode)
    }
  }
}
