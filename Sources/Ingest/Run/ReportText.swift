extension IngestRun.Report {
  /// One line, for example `2023 R04 Azerbaijan Grand Prix Q: 4321 rows, 12 findings, 0.09 s`; with
  /// all findings below it where they are asked for.
  public func text(withFindings: Bool = false) -> String {
    let time = "\(duration.hundredths) s"
    switch outcome {
    case .written(let rows, let findings):
      let unit = findings.count == 1 ? "finding" : "findings"
      let line = "\(planned.name): \(rows) rows, \(findings.count) \(unit), \(time)"
      return withFindings ? ([line] + findings.map { "  \($0)" }).joined(separator: "\n") : line
    case .unchanged(let rows): return "\(planned.name): \(rows) rows, unchanged, \(time)"
    case .unavailable(let reason): return "\(planned.name): skipped, \(reason)"
    case .failed(let reason, _): return "\(planned.name): failed, \(reason)"
    case .stopped: return "\(planned.name): stopped before it was done"
    }
  }
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
  public var exitCode: Int32? {
    var code: Int32?
    for report in self {
      switch report.outcome {
      case .failed(_, .dataRoot(let code)): return code
      case .stopped: code = 130
      case .failed, .unavailable: code = code ?? 4
      case .written, .unchanged: break
      }
    }
    return code
  }
}
