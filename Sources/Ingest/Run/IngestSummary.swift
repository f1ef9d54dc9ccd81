public import Timing

/// What a run has done and what is missing, for its last lines.
public struct IngestSummary: Sendable {
  /// Sessions that are not stored, for one reason.
  public struct Missing: Sendable {
    /// Why, as in a report.
    public let reason: String
    /// Which, in the order of the plan.
    public let sessions: [PlannedSession]
  }

  /// Sessions of the plan.
  public let planned: Int
  /// Sessions by what became of them.
  public let written, unchanged, unavailable, failed, stopped: Int
  /// Rows that bronze holds of the stored sessions.
  public let rows: Int
  /// Bytes of the stored sessions' Parquet, and of the responses that it was made from,
  /// uncompressed.
  public let bytes, sourceBytes: Int64
  /// Findings of the sessions that were written, by severity.
  public let findings: [Finding.Severity: Int]
  /// What is not stored and why, each reason once, in the order of the plan.
  public let missing: [Missing]
  /// Rounds of history by what became of them; a round that is not run yet counts nowhere.
  public let historyWritten, historyUnchanged: Int
  /// Seasons and rounds of history that failed, with the reason.
  public let historyFailed: [(name: String, reason: String)]
  /// How long the run took.
  public let duration: Duration

  /// Sums up the reports of a run that took `duration`.
  public init(
    _ reports: [IngestRun.Report], history: [HistoryIngest.Report] = [], duration: Duration
  ) {
    historyWritten = history.count { if case .written = $0.outcome { true } else { false } }
    historyUnchanged = history.count { if case .unchanged = $0.outcome { true } else { false } }
    historyFailed = history.compactMap { report in
      guard case .failed(let reason, _) = report.outcome else { return nil }
      return (report.name, reason)
    }
    planned = reports.count
    written = reports.count { if case .written = $0.outcome { true } else { false } }
    unchanged = reports.count { if case .unchanged = $0.outcome { true } else { false } }
    unavailable = reports.count { if case .unavailable = $0.outcome { true } else { false } }
    failed = reports.count { if case .failed = $0.outcome { true } else { false } }
    stopped = reports.count { if case .stopped = $0.outcome { true } else { false } }
    rows = reports.reduce(0) { $0 + ($1.size?.rows ?? 0) }
    bytes = reports.reduce(0) { $0 + ($1.size?.bytes ?? 0) }
    sourceBytes = reports.reduce(0) { $0 + ($1.size?.sourceBytes ?? 0) }
    findings = Dictionary(
      reports.flatMap(\.outcome.findings).map { ($0.severity, 1) }, uniquingKeysWith: +)
    missing = Self.missing(reports)
    self.duration = duration
  }

  private static func missing(_ reports: [IngestRun.Report]) -> [Missing] {
    var order: [String] = []
    var sessions: [String: [PlannedSession]] = [:]
    for report in reports {
      guard let reason = report.outcome.reason else { continue }
      if sessions[reason] == nil { order.append(reason) }
      sessions[reason, default: []].append(report.planned)
    }
    return order.map { Missing(reason: $0, sessions: sessions[$0] ?? []) }
  }
}

extension SessionOutcome {
  /// What was found in a session that was written; empty for any other.
  var findings: [Finding] {
    if case .written(_, let findings) = self { findings } else { [] }
  }

  /// Why bronze does not hold the session; nil where it does.
  var reason: String? {
    switch self {
    case .written, .unchanged: nil
    case .unavailable(let reason): reason
    case .failed(let reason, _): "failed, \(reason)"
    case .stopped: "the run was stopped before it was done"
    }
  }
}
