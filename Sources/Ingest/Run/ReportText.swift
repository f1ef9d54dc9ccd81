extension IngestRun.Report {
  /// One line, for example `2023 R04 Azerbaijan Grand Prix Q: 4321 rows, 12 findings, 0.09 s`; with
  /// all findings below it where they are asked for.
  public func text(withFindings: Bool = false) -> String {
    outcome.text(planned.name, duration, withFindings: withFindings)
  }
}

extension HistoryIngest.Report {
  /// For example `1950 R01 British Grand Prix`, or the season where it failed as a whole.
  public var name: String { event?.numberedName ?? "\(season)" }

  /// One line, for example `1950 R01 British Grand Prix history: 88 rows, 0 findings, 0.02 s`.
  public func text(withFindings: Bool = false) -> String {
    outcome.text("\(name) history", duration, withFindings: withFindings)
  }
}

extension SessionOutcome {
  /// What became of the session or round `name`.
  fileprivate func text(_ name: String, _ duration: Duration, withFindings: Bool) -> String {
    switch self {
    case .written(let rows, let findings):
      let unit = findings.count == 1 ? "finding" : "findings"
      let line = "\(name): \(rows) rows, \(findings.count) \(unit), \(duration.hundredths) s"
      return withFindings ? ([line] + findings.map { "  \($0)" }).joined(separator: "\n") : line
    case .unchanged(let rows): return "\(name): \(rows) rows, unchanged, \(duration.hundredths) s"
    case .unavailable(let reason): return "\(name): skipped, \(reason)"
    case .failed(let reason, _): return "\(name): failed, \(reason)"
    case .stopped: return "\(name): stopped before it was done"
    }
  }
}

extension Event {
  /// For example `2023 R04 Azerbaijan Grand Prix`.
  var numberedName: String { "\(season) R\(round < 10 ? "0" : "")\(round) \(name)" }
}

extension Duration {
  /// Seconds with two decimals. Not String(format:), which loads the locale's data for two digits.
  var hundredths: String {
    let count = Int64((self / .milliseconds(10)).rounded())
    return "\(count / 100).\(count % 100 < 10 ? "0" : "")\(count % 100)"
  }
}

extension [IngestRun.Report] {
  /// Nil where every session is stored; the data root's code where it failed, 130 where the run was
  /// stopped, else 4.
  public var exitCode: Int32? { map(\.outcome).exitCode }

  /// True where nothing more must be begun.
  var isHalted: Bool {
    contains { report in
      switch report.outcome {
      case .failed(_, .dataRoot), .stopped: true
      case .failed, .unavailable, .written, .unchanged: false
      }
    }
  }
}

extension [SessionOutcome] {
  /// As for reports of sessions.
  public var exitCode: Int32? {
    var code: Int32?
    for outcome in self {
      switch outcome {
      case .failed(_, .dataRoot(let code)): return code
      case .stopped: code = 130
      case .failed, .unavailable: code = code ?? 4
      case .written, .unchanged: break
      }
    }
    return code
  }
}
