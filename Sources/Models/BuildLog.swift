internal import Lake
public import Logging

/// What a build says, as lines of a log; called by the threads of the build.
public struct BuildLog: Sendable {
  private let logger: Logger

  /// A log into `logger`.
  public init(_ logger: Logger) { self.logger = logger }

  /// One line for each model and for each test that did not pass.
  public func note(_ event: RunEvent) {
    switch event {
    case .planned(let models, let tests):
      logger.info(
        "planned",
        metadata: ["models": .stringConvertible(models), "tests": .stringConvertible(tests)])
    case .model(let run):
      logger.debug(
        "\(run.line(width: 0))",
        metadata: [
          "model": .string(run.relation.description), "rows": .stringConvertible(run.rows),
          "seconds": .stringConvertible(run.seconds),
        ])
    case .tests(let runs):
      for run in runs where run.outcome != .pass {
        logger.log(
          level: run.outcome == .fail ? .error : .warning, "\(run)",
          metadata: [
            "test": .string(run.test.name), "failures": .stringConvertible(run.failures),
          ])
      }
    }
  }

  /// What became of it, in one line.
  public func note(_ outcome: WarehouseBuild.Outcome) {
    for run in outcome.report.unitTests where !run.passed {
      logger.error("\(run)", metadata: ["test": .string("\(run.test.model).\(run.test.name)")])
    }
    let seconds: Logger.Metadata = ["seconds": .stringConvertible(outcome.report.seconds)]
    switch outcome {
    case .published(let snapshot, _):
      logger.info(
        "published \(snapshot.name)",
        metadata: seconds.merging(["snapshot": .string(snapshot.name)]) { $1 })
    case .rejected:
      logger.error("not published: the former snapshot stays", metadata: seconds)
    }
  }

  /// Gates, and what became of the build.
  public func note(_ report: VerificationReport) {
    for gate in report.gates {
      logger.log(
        level: gate.level, "\(gate.gate): \(gate.summary)",
        metadata: [
          "gate": .string(gate.gate), "status": .string(gate.status.rawValue),
          "problems": .stringConvertible(gate.problems.count),
        ])
    }
    note(report.outcome)
  }
}

extension GateOutcome {
  fileprivate var level: Logger.Level {
    switch status {
    case .passed, .skipped: .info
    case .warning: .warning
    case .failed: .error
    }
  }
}
