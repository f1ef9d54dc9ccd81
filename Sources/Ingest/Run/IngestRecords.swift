internal import Lake
internal import Timing

/// What tells a session from all others; the same names as bronze's columns.
struct SessionKey: Encodable {
  let season, round: Int
  let eventName, session, start: String

  init(_ planned: PlannedSession) {
    season = planned.event.season
    round = planned.event.round
    eventName = planned.event.name
    session = planned.session.code.rawValue
    start = Timestamp.text(planned.session.start / 1000)
  }
}

struct PlanRecord: Encodable {
  private(set) var event = "plan"
  let seasons: [Int]
  let jobs: Int
  let sessions: [SessionKey]
}

/// Findings by severity, all three always there.
struct FindingCounts: Encodable {
  let error, warning, info: Int

  init(_ counts: [Finding.Severity: Int]) {
    error = counts[.error] ?? 0
    warning = counts[.warning] ?? 0
    info = counts[.info] ?? 0
  }
}

struct FindingRecord: Encodable {
  let severity: String
  let feed: String?
  let line: Int?
  let driver: String?
  let lap: Int?
  let message, action: String

  init(_ finding: Finding) {
    severity = finding.severity.rawValue
    feed = finding.feed?.rawValue
    line = finding.line
    driver = finding.driver
    lap = finding.lap
    message = finding.message
    action = finding.action
  }
}

struct SessionRecord: Encodable {
  private(set) var event = "session"
  let season, round: Int
  let eventName, session, outcome: String
  let reason: String?
  let tables, rows: Int?
  let bytes, sourceBytes: Int64?
  let findings: FindingCounts?
  let findingList: [FindingRecord]?
  let replaced: [String]?
  let seconds: Double

  init(_ report: IngestRun.Report, withFindings: Bool) {
    replaced = report.replaced.isEmpty ? nil : report.replaced
    season = report.planned.event.season
    round = report.planned.event.round
    eventName = report.planned.event.name
    session = report.planned.session.code.rawValue
    outcome = report.outcome.name
    reason = report.outcome.reason
    tables = report.size?.tables
    rows = report.size?.rows
    bytes = report.size?.bytes
    sourceBytes = report.size?.sourceBytes
    let found = report.outcome.findings
    let counts = Dictionary(found.map { ($0.severity, 1) }, uniquingKeysWith: +)
    if case .written = report.outcome {
      findings = FindingCounts(counts)
      findingList = withFindings ? found.map(FindingRecord.init) : nil
    } else {
      findings = nil
      findingList = nil
    }
    seconds = report.duration.seconds
  }
}

struct HistoryRecord: Encodable {
  private(set) var event = "history"
  let season: Int
  let round: Int?
  let eventName: String?
  let outcome: String
  let reason: String?
  let rows: Int?
  let findings: FindingCounts?
  let findingList: [FindingRecord]?
  let replaced: [String]?
  let seconds: Double

  init(_ report: HistoryIngest.Report, withFindings: Bool) {
    replaced = report.replaced.isEmpty ? nil : report.replaced
    season = report.season
    round = report.event?.round
    eventName = report.event?.name
    outcome = report.outcome.name
    reason = report.outcome.reason
    seconds = report.duration.seconds
    switch report.outcome {
    case .written(let count, let found):
      rows = count
      findings = FindingCounts(
        Dictionary(found.map { ($0.severity, 1) }, uniquingKeysWith: +))
      findingList = withFindings ? found.map(FindingRecord.init) : nil
    case .unchanged(let count):
      rows = count
      findings = nil
      findingList = nil
    case .unavailable, .failed, .stopped:
      rows = nil
      findings = nil
      findingList = nil
    }
  }
}

struct SummaryRecord: Encodable {
  struct Missing: Encodable {
    let season, round: Int
    let eventName, session, reason: String
  }

  private(set) var event = "summary"
  let planned, written, unchanged, unavailable, failed, stopped, rows: Int
  let bytes, sourceBytes: Int64
  let findings: FindingCounts
  let historyWritten, historyUnchanged, historyFailed: Int
  let missing: [Missing]
  let seconds: Double
  let exitCode: Int32

  init(_ summary: IngestSummary, exitCode: Int32) {
    planned = summary.planned
    written = summary.written
    unchanged = summary.unchanged
    unavailable = summary.unavailable
    failed = summary.failed
    stopped = summary.stopped
    rows = summary.rows
    bytes = summary.bytes
    sourceBytes = summary.sourceBytes
    findings = FindingCounts(summary.findings)
    historyWritten = summary.historyWritten
    historyUnchanged = summary.historyUnchanged
    historyFailed = summary.historyFailed.count
    missing = summary.missing.flatMap { missing in
      missing.sessions.map {
        Missing(
          season: $0.event.season, round: $0.event.round, eventName: $0.event.name,
          session: $0.session.code.rawValue, reason: missing.reason)
      }
    }
    seconds = summary.duration.seconds
    self.exitCode = exitCode
  }
}

extension SessionOutcome {
  /// The outcome's name for machines.
  var name: String {
    switch self {
    case .written: "written"
    case .unchanged: "unchanged"
    case .unavailable: "unavailable"
    case .failed: "failed"
    case .stopped: "stopped"
    }
  }
}

extension Duration {
  /// Seconds, in whole milliseconds.
  var seconds: Double { (self / .milliseconds(1)).rounded() / 1000 }
}
