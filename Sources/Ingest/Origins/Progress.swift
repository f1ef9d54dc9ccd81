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
  ///
  /// It looks more often than that: where it was woken late, the whole program was held up, as by a computer that slept,
  /// and the stretch begins anew.
  private func watch(_ settings: FetchSettings) async throws -> Never {
    let least = max(1, Int(Double(settings.floor) * (settings.stall / .seconds(1))))
    let slice = settings.stall / 4
    let end = ContinuousClock.now + settings.deadline
    while true {
      let before = bytes.load(ordering: .relaxed)
      var looks = 0
      while looks < 4 {
        let start = ContinuousClock.now
        try await Task.sleep(for: slice)
        looks = ContinuousClock.now - start < slice * 2 ? looks + 1 : 0
      }
      let came = bytes.load(ordering: .relaxed) - before
      guard came >= least, ContinuousClock.now < end else { throw TooSlow() }
    }
  }
}
