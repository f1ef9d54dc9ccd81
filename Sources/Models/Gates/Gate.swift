internal import Foundation
internal import Lake

/// A check on a finished snapshot as a whole, beside the tests of single models.
///
/// Each gate is a value in a file of its own, and ``all`` lists them.
public struct Gate: Sendable {
  /// What a problem means.
  public enum Severity: String, Codable, Sendable {
    /// The snapshot is not published.
    case error
    /// It is told; with `--strict` it counts as an error.
    case warning
  }

  /// A short name for reports and programs, as in `row_counts`.
  public let name: String
  /// What it asks, for people.
  public let question: String
  /// What a problem means.
  public let severity: Severity
  /// The tables and columns that it reads; without one of them it is skipped.
  let needs: [String: [String]]
  let check: @Sendable (GateInput) async throws -> GateAnswer

  /// In the order of reports.
  public static let all: [Gate] = [
    .dataTests, .rowCounts, .standings, .positions, .accurateLaps, .freshness, .findings,
  ]
}

/// What gates may look at.
struct GateInput: Sendable {
  let reader: SnapshotReader
  let project: Project
  let report: RunReport
  /// When the build began.
  let started: Date
  /// What is in bronze now.
  let manifests: [PartitionManifest]
}

/// What a gate found.
struct GateAnswer: Sendable {
  /// What was looked at, in one line.
  let summary: String
  var problems: [GateProblem] = []
  /// What could not be looked at, and why.
  var skipped: [String] = []
  /// True where there was nothing to look at: such a gate has not passed.
  var isIdle = false
}

/// Something that is not as it should be.
public struct GateProblem: Codable, Equatable, Sendable {
  /// The session, season or table.
  public let subject: String
  /// What is wrong with it.
  public let message: String

  /// Makes a problem.
  public init(_ subject: String, _ message: String) {
    self.subject = subject
    self.message = message
  }
}

/// How a gate came out.
public struct GateOutcome: Codable, Equatable, Sendable {
  /// The state of a gate.
  public enum Status: String, Codable, Sendable {
    case passed, warning, failed
    /// Nothing could be looked at.
    case skipped
  }

  /// The gate's name and question.
  public let gate: String, question: String
  /// What a problem means for this gate.
  public let severity: Gate.Severity
  /// The state.
  public let status: Status
  /// What was looked at, in one line.
  public let summary: String
  /// What is not as it should be.
  public let problems: [GateProblem]
  /// What could not be looked at, and why.
  public let skipped: [String]

  /// A gate that found this.
  init(_ gate: Gate, _ answer: GateAnswer) {
    self.init(
      gate, answer,
      answer.problems.isEmpty
        ? answer.isIdle ? .skipped : .passed : gate.severity == .error ? .failed : .warning)
  }

  /// A gate whose tables are not there.
  init(_ gate: Gate, missing: [String]) {
    let names = missing.joined(separator: ", ")
    self.init(gate, GateAnswer(summary: "the project has no \(names)"), .skipped)
  }

  private init(_ gate: Gate, _ answer: GateAnswer, _ status: Status) {
    self.gate = gate.name
    question = gate.question
    severity = gate.severity
    self.status = status
    summary = answer.summary
    problems = answer.problems
    skipped = answer.skipped
  }
}
