/// Which unit tests a build has to run: they depend on no data, so one that passed passes again
/// until its rows or its model's SQL change.
struct UnitTestPlan: Sendable {
  private let fingerprints: [String]
  private let pending: [(Int, UnitTest)]

  init(_ project: Project, _ plan: BuildPlan, old: BuildState) {
    // The types of what is given come from the models that the model reads: its fingerprint has them.
    fingerprints = project.unitTests.map {
      "\($0.content)\u{0}\(plan.fingerprints[$0.model] ?? "")".digest
    }
    pending = zip(fingerprints, project.unitTests).enumerated().compactMap { index, test in
      old.passedUnitTests.contains(test.0) ? nil : (index, test.1)
    }
  }

  /// What has to be run, in at most so many parts of about equal size.
  func parts(_ count: Int) -> [[(Int, UnitTest)]] {
    let count = min(count, pending.count)
    return (0..<count).map { part in
      pending.enumerated().compactMap { $0.offset % count == part ? $0.element : nil }
    }
  }

  /// All fingerprints with what came of their tests; nil where one was not run.
  ///
  /// - Parameter runs: of all that had to be run, in order.
  func results(_ runs: [UnitTestRun]) -> [(fingerprint: String, run: UnitTestRun?)] {
    let byIndex = Dictionary(uniqueKeysWithValues: zip(pending.map(\.0), runs))
    return fingerprints.enumerated().map { ($0.element, byIndex[$0.offset]) }
  }
}

extension UnitTest {
  /// All that decides about its outcome but its model.
  fileprivate var content: String {
    let given = given.flatMap { [$0.text, $0.fixture.text] }
    let variables = overrides?.variables.map { "\($0.name) \($0.value)" } ?? []
    let incremental = overrides?.isIncremental.map { "\($0)" } ?? ""
    return ([name, expect.text, incremental] + given + variables).joined(separator: "\u{0}")
  }
}

extension UnitTest.Fixture {
  fileprivate var text: String {
    switch content {
    case .rows(let rows): "\(format) \(JSONValue.list(rows).jsonText)"
    case .sql(let sql): sql
    }
  }
}
