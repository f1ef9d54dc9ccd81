internal import Lake

extension WarehouseBuild.Outcome {
  /// For people: models with their rows, tests, and what was published.
  public var summary: String {
    let width = report.models.map { $0.relation.description.count }.max() ?? 0
    var lines = report.models.map { model in
      let name = model.relation.description
      let space = String(repeating: " ", count: width - name.count)
      return "\(name)\(space)  \(model.summary)"
    }
    lines += report.warned.map { "warning: \($0)" }
    lines += report.failed.map { "FAILED: \($0)" }
    lines.append(report.testSummary)
    lines += report.basis.remark.map { [$0] } ?? []
    switch self {
    case .published(let snapshot, _): lines.append("published \(snapshot.name)")
    case .rejected: lines.append("not published: the former snapshot stays")
    }
    return lines.joined(separator: "\n")
  }
}

extension RunReport {
  /// How many tests passed, and how many of them need not run again.
  public var testSummary: String {
    let passed = tests.count - failed.count - warned.count
    let kept = tests.count { $0.isCarriedOver }
    let remark = kept == 0 ? "" : "; \(kept) of them before, on the same rows"
    return "\(passed) of \(tests.count) tests passed\(remark)"
  }
}

extension RunReport.ModelRun {
  /// Its rows and what was made of them, as in `1,024 rows (2 sessions)`.
  public var summary: String {
    let count = "\(rows) \(rows == 1 ? "row" : "rows")"
    switch extent {
    case .everything: return count
    case .sessions(let sessions):
      return "\(count) (\(sessions) \(sessions == 1 ? "session" : "sessions") replaced)"
    case .kept: return "\(count) (unchanged)"
    }
  }
}

extension RunReport.Basis {
  /// What people should know about it; nil where it is as one expects.
  public var remark: String? {
    guard case .nothing(.unusable(let reason)) = self else { return nil }
    return "everything was built: \(reason)"
  }
}

extension BestLap {
  /// For people: one lap a line under a heading.
  public static func table(_ laps: [BestLap]) -> String {
    guard !laps.isEmpty else { return "no session has a lap time yet" }
    let lines = laps.map { lap in
      let place = "\(lap.season) round \(lap.round) \(lap.grandPrix) \(lap.session)"
      return "\(place)  \(lap.driver) (\(lap.team))  \(lap.time)"
        + (lap.isSimulated ? "  simulated" : "")
    }
    return (["latest best laps:"] + lines).joined(separator: "\n")
  }
}
