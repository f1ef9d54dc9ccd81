/// Runs `body` and measures it, and how long this process kept plain timers waiting meanwhile.
///
/// What others on the machine and in the process take of its threads is not the guard's doing. An
/// answer passes several threads, and each may have to wait, so waits of more than 10 ms are added up:
/// on a machine that is not overloaded there are none.
package func timed<T: Sendable>(
  _ body: @Sendable () async -> T
) async -> (value: T, time: Duration, stall: Duration) {
  let pulse = Task {
    var stalls = Duration.zero
    while !Task.isCancelled {
      let start = ContinuousClock.now
      try? await Task.sleep(for: .milliseconds(5))
      let wait = ContinuousClock.now - start - .milliseconds(5)
      if wait > .milliseconds(10) { stalls += wait }
    }
    return stalls
  }
  let start = ContinuousClock.now
  let value = await body()
  let time = ContinuousClock.now - start
  pulse.cancel()
  return (value, time, await pulse.value)
}

/// True where `body` takes longer than `limit` three times in a row.
///
/// What the engine cannot be stopped in is late every time; what the machine kept waiting is not.
package func isLate(_ limit: Duration, _ body: @Sendable () async -> Void) async -> Bool {
  for _ in 0..<3 {
    let (_, time, stall) = await timed(body)
    if time <= limit + stall { return false }
  }
  return true
}
