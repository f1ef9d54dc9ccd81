public import Foundation

/// When a watch has something to do: a function of calendar, state and time, and of nothing else. Times are in seconds.
public struct WatchRules: Sendable {
  /// From the end of a session until it is first asked for.
  public var delay: TimeInterval = 15 * 60
  /// Between questions for a session whose archive is not there; six times that after two hours.
  public var poll: TimeInterval = 5 * 60
  /// How long a session is waited for like this; after that it is late and asked for each ``interval``.
  public var patience: TimeInterval = 24 * 3600
  /// The longest sleep: calendars change.
  public var interval: TimeInterval = 6 * 3600

  /// The usual times.
  public init() {}

  /// When results are asked for again, from the end of the session. The last time is after the fourteen days in which
  /// an answer is provisional.
  static let refreshes: [TimeInterval] = [1, 3, 12, 24, 72, 168, 342].map { $0 * 3600 }
  /// A round with a problem is repeated after this at most.
  static let longestBackoff: TimeInterval = 3600
  /// Between two rounds, whatever falls together.
  static let shortestSleep: TimeInterval = 60

  /// Stored sessions whose results may have changed since they were asked for.
  func refreshes(_ calendar: [WatchedSession], _ state: WatchState, _ now: Date) -> [WatchedSession]
  {
    calendar.filter { session in
      session.isStored && Self.times(session, state).contains { $0 <= now }
    }
  }

  /// Sessions that should be there for longer than the patience, and were not reported yet.
  func late(_ calendar: [WatchedSession], _ state: WatchState, _ now: Date) -> [WatchedSession] {
    calendar.filter {
      !$0.isStored && wait(for: $0, now) >= patience && !state.late.contains($0.key)
    }
  }

  /// When the next round is due, after one that ended at `now`.
  func next(_ calendar: [WatchedSession], _ state: WatchState, _ now: Date) -> Date {
    if state.failures > 0 {
      let backoff = poll * pow(2, Double(min(state.failures, 10) - 1))
      return now + min(backoff, Self.longestBackoff, interval)
    }
    var times = [now + interval]
    for session in calendar {
      if session.isStored {
        times += Self.times(session, state).prefix(1).map { max($0, now + poll) }
      } else {
        let wait = wait(for: session, now)
        times.append(now + (wait < 0 ? -wait : pause(after: wait)))
      }
    }
    return max(times.min() ?? now + interval, now + Self.shortestSleep)
  }

  /// How long a session has been waited for; negative where its time has not come.
  private func wait(for session: WatchedSession, _ now: Date) -> TimeInterval {
    now.timeIntervalSince(session.end + delay)
  }

  private func pause(after wait: TimeInterval) -> TimeInterval {
    wait >= patience ? interval : min(wait < 2 * 3600 ? poll : 6 * poll, interval)
  }

  /// The times at which a stored session is to be asked for again, and was not.
  private static func times(_ session: WatchedSession, _ state: WatchState) -> [Date] {
    let last = state.sessions[session.key]?.askedAt ?? .distantPast
    return refreshes.map { session.end + $0 }.filter { $0 > last }
  }
}
