/// How much one origin may be asked.
package struct RateLimit: Sendable {
  /// At most so many requests in any stretch of so many milliseconds.
  package struct Rule: Sendable {
    let requests: Int
    let milliseconds: Int64

    /// - Parameter window: the length of the stretch.
    package init(_ requests: Int, per window: Duration) {
      self.requests = requests
      milliseconds = Int64(window / .milliseconds(1))
    }
  }

  /// All of them hold at once.
  let rules: [Rule]
  /// Requests on their way at one time, in this process.
  let connections: Int

  /// - Parameter rules: all hold at once.
  package init(_ rules: [Rule], connections: Int) {
    self.rules = rules
    self.connections = connections
  }

  /// Jolpica states 4 requests a second and 500 an hour; the others state nothing, so these bounds are ours.
  static func standard(_ origin: Origin) -> RateLimit {
    switch origin {
    case .results:
      RateLimit([Rule(4, per: .seconds(1)), Rule(500, per: .seconds(3600))], connections: 2)
    case .timing: RateLimit([Rule(40, per: .seconds(1))], connections: 6)
    default: RateLimit([Rule(10, per: .seconds(1))], connections: 2)
    }
  }
}

/// The requests that were made to one origin, as all processes on a data root share them.
///
/// Each rule is a bucket of tokens that come back one by one, each a window after it was taken: stricter than a
/// steady refill, which would let twice the number through in the first window.
package struct RequestLedger: Equatable, Sendable {
  /// Requests do not all take the same time on the way; windows are longer by this, in milliseconds.
  static let slack: Int64 = 500
  /// When requests were allowed, ascending, milliseconds since 1970.
  private(set) var granted: [Int64] = []
  /// Until when the origin wants to be left alone, milliseconds since 1970.
  private(set) var pausedUntil: Int64 = 0

  /// Nothing was asked yet.
  package init() {}

  /// What was noted before.
  init(_ granted: [Int64], pausedUntil: Int64) {
    (self.granted, self.pausedUntil) = (granted, pausedUntil)
  }

  /// Nobody knows what was asked: as if the longest window had been used up evenly.
  package init(unknownBefore now: Int64, _ limit: RateLimit) {
    guard let rule = limit.rules.max(by: { $0.milliseconds < $1.milliseconds }) else { return }
    let count = Int64(rule.requests)
    granted = (0..<count).map { now - (count - 1 - $0) * rule.milliseconds / count }
  }

  /// When anything was noted last, milliseconds since 1970.
  var newest: Int64 { max(granted.last ?? 0, pausedUntil) }

  /// Takes a token of every rule and gives 0, or takes none and gives the milliseconds until it is worth asking again.
  package mutating func take(_ limit: RateLimit, now: Int64) -> Int64 {
    settle(limit, now)
    var free = pausedUntil
    for rule in limit.rules where granted.count >= rule.requests {
      free = max(free, granted[granted.count - rule.requests] + rule.milliseconds + Self.slack)
    }
    if free > now { return free - now }
    granted.append(now)
    return 0
  }

  /// Requests left in the longest window.
  package func left(_ limit: RateLimit, now: Int64) -> Int? {
    guard let rule = limit.rules.max(by: { $0.milliseconds < $1.milliseconds }) else { return nil }
    return max(0, rule.requests - granted.count { $0 > now - rule.milliseconds - Self.slack })
  }

  /// Nobody asks before `time`, milliseconds since 1970.
  package mutating func pause(until time: Int64) { pausedUntil = max(pausedUntil, time) }

  /// Forgets what no window reaches; where the clock went back, what was then in the future counts as asked now.
  private mutating func settle(_ limit: RateLimit, _ now: Int64) {
    let longest = limit.rules.map(\.milliseconds).max() ?? 0
    granted = granted.filter { $0 > now - longest - Self.slack }.map { min($0, now) }.sorted()
    pausedUntil = min(pausedUntil, now + RetryPolicy.longestRefusal)
  }
}
