extension IngestRun.Report {
  /// One line, for example `2023 R04 Azerbaijan Grand Prix Q: 4321 rows, 12 findings, 0.09 s`; with all findings
  /// below it where they are asked for.
  public func text(withFindings: Bool = false) -> String {
    let name =
      "\(event.season) R\(event.round < 10 ? "0" : "")\(event.round) \(event.name) \(session.code.rawValue)"
    // Not String(format:), which loads the locale's data for two digits.
    let hundredths = Int64((duration / .milliseconds(10)).rounded())
    let time = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    switch outcome {
    case .written(let rows, let findings):
      let line =
        "\(name): \(rows) rows, \(findings.count) finding\(findings.count == 1 ? "" : "s"), \(time)"
      return withFindings ? ([line] + findings.map { "  \($0)" }).joined(separator: "\n") : line
    case .unchanged(let rows): return "\(name): \(rows) rows, unchanged, \(time)"
    case .unavailable(let reason): return "\(name): skipped, \(reason)"
    case .failed(let reason, _): return "\(name): failed, \(reason)"
    }
  }
}

extension [IngestRun.Report] {
  /// Nil where every session is stored; the data root's code where it failed, else 4.
  public var exitCode: Int32? {
    for report in self {
      if case .failed(_, .dataRoot(let code)) = report.outcome { return code }
    }
    return allSatisfy(\.outcome.isStored) ? nil : 4
  }
}
