public import Foundation

/// How far a run is, for the block at the foot of a terminal.
public struct IngestProgress: Sendable {
  private struct Work {
    let name: String
    let start: ContinuousClock.Instant
  }

  private var jobs = 1
  private var total = 0
  private var done = 0
  private var bytes: Int64 = 0
  private var traffic: (@Sendable () -> Traffic)?
  private var work: [Work] = []
  /// Time of the sessions that took work; unchanged ones say nothing of those to come.
  private var worked: (count: Int, time: Duration) = (0, .zero)

  /// Before the plan is known.
  public init() {}

  /// Takes in what the run says at `now`.
  public mutating func add(_ notice: IngestRun.Notice, at now: ContinuousClock.Instant) {
    switch notice {
    case .planned(let plan, let jobs, let traffic):
      self.traffic = traffic
      total = plan.sessions.count
      self.jobs = jobs
    case .started(let planned): work.append(Work(name: planned.name, start: now))
    case .finished(let report):
      done += 1
      bytes += report.size?.sourceBytes ?? 0
      work.removeAll { $0.name == report.planned.name }
      if case .unchanged = report.outcome { return }
      worked = (worked.count + 1, worked.time + report.duration)
    case .history: work = []
    }
  }

  /// The block: a bar with totals, then the sessions in work; empty where there is no plan yet.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; no line is as long, so that none wraps.
  ///   - height: rows of the terminal; sessions in work that do not fit are counted.
  public func lines(width: Int, height: Int, at now: ContinuousClock.Instant) -> [String] {
    guard width > 1 else { return [] }
    // A run of history alone has no sessions to count.
    var lines = (total > 0 ? [headline(width)] : []) + network.prefix(max(0, height - 3))
    let room = max(1, height - 1 - lines.count)
    for item in work.prefix(work.count > room ? room - 1 : room) {
      lines.append("  \(item.name)  \((now - item.start).clock)")
    }
    if work.count > room { lines.append("  and \(work.count - room + 1) more") }
    return lines.map { String($0.prefix(width - 1)) }
  }

  private func headline(_ width: Int) -> String {
    let left = remaining.map { ", about \($0.clock) left" } ?? ""
    let text = " \(done)/\(total) sessions, \(bytes.megabytes)\(left)"
    let room = min(30, width - 1 - text.count)
    guard room >= 8 else { return String(text.dropFirst()) }
    let filled = room * done / total
    return String(repeating: "━", count: filled) + String(repeating: "─", count: room - filled)
      + text
  }

  /// One line per origin that was asked: requests, how many an hourly limit leaves, and the wait that is going on.
  private var network: [String] {
    guard let origins = traffic?().origins else { return [] }
    return Origin.allCases.compactMap { origin in
      guard let figures = origins[origin], figures.requests > 0 || figures.waitingUntil != nil
      else { return nil }
      let isHourly = RateLimit.standard(origin).rules.contains { $0.milliseconds == 3_600_000 }
      let left = isHourly ? figures.requestsLeft.map { ", \($0) left this hour" } ?? "" : ""
      let seconds = figures.waitingUntil.map { Int64($0.timeIntervalSinceNow.rounded(.up)) } ?? 0
      let reason = figures.waitingFor.map { ", \($0)" } ?? ""
      let wait = seconds > 0 ? ", waiting \(Duration.seconds(seconds).clock)\(reason)" : ""
      let unit = figures.requests == 1 ? "request" : "requests"
      return "  \(origin.rawValue): \(figures.requests) \(unit)\(left)\(wait)"
    }
  }

  /// The origins that make the run wait for long, and until when: without a block nobody would know.
  public func waits(at now: Date = Date()) -> [(origin: String, until: Date)] {
    guard let origins = traffic?().origins else { return [] }
    return Origin.allCases.compactMap { origin in
      guard let until = origins[origin]?.waitingUntil, until.timeIntervalSince(now) > 5 else {
        return nil
      }
      return (origin.rawValue, until)
    }
  }

  /// The mean of the sessions that took work, over those that are left, several at once.
  private var remaining: Duration? {
    guard worked.count > 0, done < total else { return nil }
    return worked.time / worked.count * (total - done) / min(jobs, total)
  }
}

extension Duration {
  /// Minutes and seconds, `1:05`; with hours where there are any, `2:00:30`.
  var clock: String {
    let seconds = components.seconds
    let two = { (value: Int64) in (value < 10 ? "0" : "") + "\(value)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}
