internal import Lake

extension WarehouseBuild.Outcome {
  /// For people: models with their rows and times, tests, and what was published.
  public var summary: String {
    let width = report.models.map { $0.relation.description.count }.max() ?? 0
    return (report.models.map { $0.line(width: width) } + [closing]).joined(separator: "\n")
  }

  /// The summary without the models.
  public var closing: String {
    var lines = report.unitTests.filter { !$0.passed }.map { "FAILED: \($0)" }
    lines += report.warned.map { "warning: \($0)" }
    lines += report.failed.map { "FAILED: \($0)" }
    lines += report.totals
    switch self {
    case .published(let snapshot, _): lines.append("published \(snapshot.name)")
    case .rejected: lines.append("not published: the former snapshot stays")
    }
    return lines.joined(separator: "\n")
  }
}

extension RunReport {
  /// Numbers of models and tests, of what was taken over, and the time.
  fileprivate var totals: [String] {
    var lines: [String] = []
    let built = models.count { $0.extent != .kept }
    let time = RunReport.time(seconds)
    lines.append("\(built) of \(models.count) models built or updated in \(time)")
    let unitCount = unitTests.count + carriedOverUnitTests
    if unitCount > 0 {
      let passed = unitTests.count { $0.passed } + carriedOverUnitTests
      lines.append(
        "\(passed) of \(unitCount) unit tests passed\(Self.remark(carriedOverUnitTests))")
    }
    lines.append(testSummary)
    if case .nothing(.unusable(let reason)) = basis {
      lines.append("everything was built: \(reason)")
    }
    return lines
  }

  /// How many data tests passed, and of how many that was known already.
  var testSummary: String {
    let passed = tests.count - failed.count - warned.count
    let kept = tests.count { $0.isCarriedOver }
    return "\(passed) of \(tests.count) tests passed\(Self.remark(kept))"
  }

  private static func remark(_ kept: Int) -> String {
    kept == 0 ? "" : "; \(kept) of them earlier, and nothing that they read has changed"
  }

  static func time(_ seconds: Double) -> String {
    if seconds < 1 { return "\(Int((seconds * 1000).rounded())) ms" }
    return "\((seconds * 10).rounded() / 10) s"
  }
}

extension RunReport.ModelRun {
  /// For people: name, rows, what was made of them and the time.
  ///
  /// - Parameter width: of the longest name, for a column of them.
  public func line(width: Int) -> String {
    let name = relation.description
    let space = String(repeating: " ", count: max(width - name.count, 0))
    let count = "\(rows) \(rows == 1 ? "row" : "rows")"
    let time = RunReport.time(seconds)
    switch extent {
    case .everything: return "\(name)\(space)  \(count), \(time)"
    case .sessions(let sessions):
      let replaced = "\(sessions) \(sessions == 1 ? "session" : "sessions") replaced"
      return "\(name)\(space)  \(count), \(time), \(replaced)"
    case .kept: return "\(name)\(space)  \(count), unchanged"
    }
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
