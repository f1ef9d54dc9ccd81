internal import Foundation

/// The patience and the manners of the HTTP client; tests put in their own.
package struct FetchSettings: Sendable {
  /// Bounds on how often an origin is asked.
  package var limits: [Origin: RateLimit] = [:]
  /// How failures are repeated.
  package var retry = RetryPolicy()
  /// Time to make a connection.
  package var connectTimeout: Duration = .seconds(15)
  /// In each such time some bytes must come: ``floor`` for each second of it.
  package var stall: Duration = .seconds(30)
  /// Slowest transfer that is waited for, bytes per second.
  package var floor = 500
  /// Longest transfer of one document.
  package var deadline: Duration = .seconds(600)
  /// Largest document, inflated; the telemetry topics of a race are 8 MB each.
  package var maximumBytes = 128 << 20
  /// Who has the same documents as an origin, by the origin's address.
  package var mirrors = [
    "https://livetiming.formula1.com": "https://livetiming-mirror.fastf1.dev"
  ]
  /// Time and chance.
  package var pacing = Pacing()
  /// Is told of each request that is made again, on any thread.
  package var onRepeat: @Sendable (RepeatedRequest) -> Void = { _ in }

  /// What is right for the public origins.
  package init() {}

  func limit(_ origin: Origin) -> RateLimit { limits[origin] ?? .standard(origin) }
}

/// Time and chance, so that tests need neither.
package struct Pacing: Sendable {
  /// Milliseconds since 1970; processes share it, so it is not monotonic.
  package var now: @Sendable () -> Int64
  /// Waits; throws `CancellationError` when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// From 0 up to 1.
  package var random: @Sendable () -> Double

  /// The system's clock and random numbers where no others are given.
  package init(
    now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }
}
