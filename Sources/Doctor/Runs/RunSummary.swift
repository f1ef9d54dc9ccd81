public import Foundation

/// What one run of `ingest`, `build` or `verify` has left on the disk.
public struct RunSummary: Codable, Equatable, Sendable {
  /// The commands whose runs leave something.
  public enum Command: String, Codable, Sendable { case ingest, build, verify }

  /// Findings by severity.
  public struct Findings: Codable, Equatable, Sendable {
    /// What was left out.
    public var error = 0
    /// What was repaired or guessed.
    public var warning = 0
    /// What is worth knowing.
    public var info = 0
  }

  /// Tests of models by outcome.
  public struct Tests: Codable, Equatable, Sendable {
    public let passed: Int, warned: Int, failed: Int
  }

  /// Which command it was.
  public let command: Command
  /// Its id; nil for partitions from before there were ids.
  public let run: String?
  /// When it began, UTC; of an ingest, when it wrote the first of its partitions.
  public let startedAt: Date
  /// How long it took; of an ingest, until the last of its partitions; nil where nothing tells.
  public var seconds: Double?
  /// Sessions that an ingest wrote.
  public var sessions: Int?
  /// Rows of an ingest's partitions, or of the models of a build.
  public var rows: Int?
  /// Partitions that an ingest wrote and that no later one has written again.
  public var partitions: Int?
  /// Findings of these sessions; nil where their table cannot be read.
  public var findings: Findings?
  /// Models that a build has.
  public var models: Int?
  /// Tests and unit tests that were run.
  public var tests: Tests?
  /// The snapshot that was published.
  public var snapshot: String?
  /// Gates that did not pass, of a verification.
  public var gates: [String]?

  enum CodingKeys: String, CodingKey {
    case command, run, seconds, sessions, rows, partitions, findings, models, tests, snapshot, gates
    case startedAt = "started_at"
  }
}

extension RunSummary {
  /// One line for people.
  public var text: String {
    let name = command.rawValue + String(repeating: " ", count: 6 - command.rawValue.count)
    return "\(startedAt.formatted(.iso8601))  \(name)  \(facts.joined(separator: ", "))"
  }

  private var facts: [String] {
    var facts: [String] = []
    if let sessions { facts.append("\(sessions) sessions") }
    if let partitions { facts.append("\(partitions) partitions") }
    if let models { facts.append("\(models) models") }
    if let rows { facts.append("\(rows) rows") }
    if let tests {
      let all = tests.passed + tests.warned + tests.failed
      facts.append("\(tests.passed) of \(all) tests passed")
    }
    if let gates {
      facts.append(
        gates.isEmpty ? "all gates passed" : "not passed: \(gates.joined(separator: " "))")
    }
    if let findings {
      facts.append(
        "findings: \(findings.error) error, \(findings.warning) warning, \(findings.info) info")
    }
    if let seconds { facts.append("\((seconds * 10).rounded() / 10) s") }
    if command != .ingest { facts.append(snapshot ?? "nothing published") }
    if let run { facts.append("run \(run)") }
    return facts
  }
}
