public import Foundation

/// The time, and waiting for it; a test puts in its own.
public struct WatchClock: Sendable {
  let now: @Sendable () -> Date
  let sleep: @Sendable (_ until: Date) async throws -> Void

  /// - Parameter sleep: throws where the watch is to stop.
  public init(
    now: @escaping @Sendable () -> Date,
    sleep: @escaping @Sendable (_ until: Date) async throws -> Void
  ) {
    (self.now, self.sleep) = (now, sleep)
  }

  /// The clock of the machine. It is looked at each minute, since machines are put to sleep and clocks are set.
  public static let system = WatchClock(now: { Date() }) { until in
    while case let rest = until.timeIntervalSinceNow, rest > 0 {
      try await Task.sleep(for: .seconds(min(rest, 60)))
    }
  }
}
