internal import Dispatch
internal import Synchronization

/// Lets the tables of a session be made while its documents are still on their way to the raw archive: none takes its
/// place before what it was made from is there.
final class ArchiveGate: Sendable {
  private let isClosed = DispatchGroup()
  private let failure = Mutex<(any Error)?>(nil)

  init() { isClosed.enter() }

  /// Archives by `work`, then opens; where that fails, whoever waits fails with it. To be called once.
  func archive(_ work: () async throws -> Void) async throws {
    defer { isClosed.leave() }
    do {
      try await work()
    } catch {
      failure.withLock { $0 = error }
      throw error
    }
  }

  /// Blocks until all is archived; never to be called on the cooperative pool.
  func wait() throws {
    isClosed.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
