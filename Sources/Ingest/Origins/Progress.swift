internal import Synchronization

/// Tells a slow transfer from one that stands still or only drips.
///
/// The client's own time limits do not: one ends with the response's head, the other begins anew with every byte.
final class Progress: Sendable {
  /// Too few bytes came for too long, or all of it took too long.
  struct TooSlow: Error {}

  private let bytes = Atomic(0)

  func add(_ count: Int) { bytes.add(count, ordering: .relaxed) }

  /// Runs a transfer until it ends or is too slow.
  static func watched<T: Sendable>(
    _ settings: FetchSettings, _ transfer: @escaping @Sendable (Progress) async throws -> T
  ) async throws -> T {
    let progress = Progress()
    return try await withThrowingTaskGroup(of: T.self) { group in
      group.addTask { try await transfer(progress) }
      group.addTask { try await progress.watch(settings) }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }

  /// Never returns; throws when too little came in a stretch of time.
  private func watch(_ settings: FetchSettings) async throws -> Never {
    let least = Int(Double(settings.floor) * (settings.stall / .seconds(1)))
    let end = ContinuousClock.now + settings.deadline
    var before = 0
    while true {
      try await Task.sleep(for: settings.stall)
      let now = bytes.load(ordering: .relaxed)
      guard now - before >= max(1, least), ContinuousClock.now < end else { throw TooSlow() }
      before = now
    }
  }
}
