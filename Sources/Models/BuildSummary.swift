internal import Lake

extension WarehouseBuild.Outcome {
  /// For people: models with their rows, tests, and what was published.
  public var summary: String {
    let width = report.models.map { $0.relation.description.count }.max() ?? 0
    var lines = report.models.map { model in
      let name = model.relation.description
      let space = String(repeating: " ", count: width - name.count)
      return "\(name)\(space)  \(model.rows) \(model.rows == 1 ? "row" : "rows")"
    }
    lines += report.warned.map { "warning: \($0)" }
    lines += report.failed.map { "FAILED: \($0)" }
    let passed = report.tests.count - report.failed.count - report.warned.count
    lines.append("\(passed) of \(report.tests.count) tests passed")
    switch self {
    case .published(let snapshot, _): lines.append("published \(snapshot.name)")
    case .rejected: lines.append("not published: the former snapshot stays")
    }
    return lines.joined(separator: "\n")
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
