internal import Lake

extension RunReport.ModelRun {
  /// For programs: what was built of a model and how long it took.
  public var json: JSONValue {
    let (text, sessions): (String, JSONValue) =
      switch extent {
      case .everything: ("everything", nil)
      case .sessions(let count): ("sessions", .integer(count))
      case .kept: ("nothing", nil)
      }
    return [
      "event": "model", "name": .text(relation.description), "rows": .integer(rows),
      "seconds": .number(seconds), "built": .text(text), "sessions": sessions,
    ]
  }
}

extension RunReport.TestRun {
  /// For programs: how a test came out and how long it took.
  public var json: JSONValue {
    [
      "event": "test", "name": .text(test.name), "outcome": .text(outcome.rawValue),
      "failures": .integer(failures), "seconds": .number(seconds),
    ]
  }
}

extension WarehouseBuild.Outcome {
  /// For programs: totals, the names of tests that did not pass, and what was published.
  public var json: JSONValue {
    let snapshot: JSONValue =
      if case .published(let snapshot, _) = self { .text(snapshot.name) } else { nil }
    return [
      "event": "finished", "snapshot": snapshot, "seconds": .number(report.seconds),
      "models": .integer(report.models.count),
      "models_built": .integer(report.models.count { $0.extent != .kept }),
      "tests": .integer(report.tests.count),
      "tests_carried_over": .integer(report.tests.count { $0.isCarriedOver }),
      "failed": JSONValue(report.failed.map(\.test.name)),
      "warned": JSONValue(report.warned.map(\.test.name)),
      "unit_tests": .integer(report.unitTests.count + report.carriedOverUnitTests),
      "unit_tests_carried_over": .integer(report.carriedOverUnitTests),
      "unit_tests_failed": JSONValue(
        report.unitTests.filter { !$0.passed }.map { "\($0.test.model).\($0.test.name)" }),
      "built_on": report.basis.json,
    ]
  }
}

extension RunReport.Basis {
  fileprivate var json: JSONValue {
    switch self {
    case .snapshot: "snapshot"
    case .nothing(.first): "nothing: first build"
    case .nothing(.asked): "nothing: full refresh"
    case .nothing(.unusable(let reason)): .text("nothing: \(reason)")
    }
  }
}
