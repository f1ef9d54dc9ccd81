/// What a run did, as dbt's run_results.json has it (schema version 6).
public struct RunResults: Sendable {
  private let results: [JSONValue]
  private let moment: ArtifactMoment
  private let seconds: Double
  private let command: String

  /// - Parameters:
  ///   - report: models and data tests; a model that was kept as it was is left out.
  ///   - unitTests: unit tests of the same run.
  ///   - command: what was called, as in `build`.
  ///   - seconds: how long all of it took.
  public init(
    _ report: RunReport, unitTests: [UnitTestRun], of project: Project, command: String,
    moment: ArtifactMoment, seconds: Double
  ) {
    let names = NodeNames(project)
    let models = Dictionary(
      uniqueKeysWithValues: project.models.map { ($0.relation.name, $0) })
    self.moment = moment
    self.seconds = seconds
    self.command = command
    results =
      unitTests.map { Self.result($0, names) }
      + report.models.compactMap { run in
        models[run.relation.name].map { Self.result(run, $0, names) }
      } + report.tests.map { Self.result($0, names) }
  }

  /// The file's content.
  public var json: JSONValue {
    [
      "metadata": moment.metadata("run-results/v6"), "results": .list(results),
      "elapsed_time": .number(seconds), "args": ["which": .text(command)],
    ]
  }

  private static func result(
    _ run: RunReport.ModelRun, _ model: Model, _ names: NodeNames
  ) -> JSONValue {
    var result = common(
      names.model(run.relation.name), status: "success", message: "\(run.rows) rows",
      seconds: run.seconds)
    result["compiled"] = true
    result["compiled_code"] = .text(model.sql)
    result["relation_name"] = names.relation(run.relation.schema.name, run.relation.name.name)
    result["adapter_response"] = ["rows": .integer(run.rows)]
    return result
  }

  private static func result(_ run: RunReport.TestRun, _ names: NodeNames) -> JSONValue {
    let status = run.outcome.rawValue
    let message =
      run.outcome == .pass ? nil : "\(run.failures) failing \(run.failures == 1 ? "row" : "rows")"
    var result = common(
      TestNode(run.test, names).id, status: status, message: message, seconds: 0)
    result["failures"] = .integer(run.failures)
    return result
  }

  private static func result(_ run: UnitTestRun, _ names: NodeNames) -> JSONValue {
    var result = common(
      names.unitTest(run.test), status: run.passed ? "pass" : "fail", message: run.difference,
      seconds: run.seconds)
    result["failures"] = .integer(run.passed ? 0 : 1)
    return result
  }

  private static func common(
    _ id: String, status: String, message: String?, seconds: Double
  ) -> JSONValue {
    [
      "status": .text(status), "timing": [], "thread_id": "f1lake",
      "execution_time": .number(seconds), "adapter_response": [:], "message": JSONValue(message),
      "failures": nil, "unique_id": .text(id), "compiled": nil, "compiled_code": nil,
      "relation_name": nil, "batch_results": nil,
    ]
  }
}
