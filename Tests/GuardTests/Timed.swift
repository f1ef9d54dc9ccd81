/// Runs `body` and measures it, and how long this process kept a plain timer waiting meanwhile.
///
/// Other tests run in the same process: what they take of the threads is not the guard's.
func timed<T: Sendable>(
  _ body: @Sendable () async -> T
) async -> (value: T, time: Duration, stall: Duration) {
  let pulse = Task {
    var longest = Duration.zero
    while !Task.isCancelled {
      let start = ContinuousClock.now
      try? await Task.sleep(for: .milliseconds(5))
      longest = max(longest, .now - start - .milliseconds(5))
    }
    return longest
  }
  let start = ContinuousClock.now
  let value = await body()
  let time = ContinuousClock.now - start
  pulse.cancel()
  return (value, time, await pulse.value)
}
