extension Gate {
  /// The tests of the dbt project; those that only warn are no problem here.
  static let dataTests = Gate(
    name: "data_tests", question: "Do all data tests of the project pass?", severity: .error,
    needs: [:]
  ) { input in
    GateAnswer(
      summary: input.report.testSummary,
      problems: input.report.failed.map {
        GateProblem($0.test.name, $0.description)
      })
  }
}
