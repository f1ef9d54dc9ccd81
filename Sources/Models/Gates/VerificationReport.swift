public import Foundation
internal import Lake

/// What `f1lake verify` found, for people and programs.
public struct VerificationReport: Sendable {
  /// When it began.
  public let time: Date
  /// The id of the run.
  public let run: String
  /// What was built, and whether it is published.
  public let outcome: WarehouseBuild.Outcome
  /// How the gates came out, in their order.
  public let gates: [GateOutcome]
  /// The best laps of the latest sessions.
  public let bestLaps: [BestLap]
  /// Whether warnings count as errors.
  public let isStrict: Bool

  /// True where the snapshot is published: no gate forbade it.
  public var isPassed: Bool { if case .published = outcome { true } else { false } }

  /// The name of the published snapshot.
  var published: String? {
    if case .published(let snapshot, _) = outcome { snapshot.name } else { nil }
  }

  /// For the terminal: models, tests, gates with their first problems, and best laps.
  public var text: String {
    let width = gates.map(\.gate.count).max() ?? 0
    let lines = gates.flatMap { $0.lines(width) }
    return ([outcome.summary, "gates:"] + lines + [BestLap.table(bestLaps)])
      .joined(separator: "\n")
  }

  /// One object; `docs/gates.md` lists its keys.
  public func json() throws -> String {
    String(decoding: try LakeJSON.encode(VerificationDocument(self)), as: UTF8.self)
  }
}

extension GateOutcome {
  private static let shown = 10

  fileprivate func lines(_ width: Int) -> [String] {
    let name = gate + String(repeating: " ", count: width - gate.count)
    let state = status.rawValue + String(repeating: " ", count: 7 - status.rawValue.count)
    var lines = ["  \(name)  \(state)  \(summary)"]
    // The lines of a failed data test are in the summary of the build already.
    let told = gate == Gate.dataTests.name ? [] : problems
    lines += told.prefix(Self.shown).map { "    \($0.subject): \($0.message)" }
    if told.count > Self.shown { lines.append("    and \(told.count - Self.shown) more") }
    return lines + skipped.map { "    not checked: \($0)" }
  }
}

/// The report as JSON.
struct VerificationDocument: Encodable {
  struct Table: Encodable {
    let schema: String, name: String
    let rows: Int
  }
  struct Tests: Encodable {
    let total: Int, passed: Int, warned: Int, failed: Int
  }
  struct Lap: Encodable {
    let season: Int, round: Int
    let grandPrix: String, session: String, driver: String, team: String
    let lapTimeS: Double
    let isSimulated: Bool

    enum CodingKeys: String, CodingKey {
      case season, round, session, driver, team
      case grandPrix = "grand_prix"
      case lapTimeS = "lap_time_s"
      case isSimulated = "is_simulated"
    }
  }

  let verifiedAt: Date
  let run: String
  let isPassed: Bool, isStrict: Bool
  let snapshot: String?
  let tests: Tests
  let gates: [GateOutcome]
  let models: [Table]
  let bestLaps: [Lap]

  enum CodingKeys: String, CodingKey {
    case run, snapshot, tests, gates, models
    case verifiedAt = "verified_at"
    case isPassed = "passed"
    case isStrict = "strict"
    case bestLaps = "best_laps"
  }

  init(_ report: VerificationReport) {
    let done = report.outcome.report
    verifiedAt = report.time
    run = report.run
    isPassed = report.isPassed
    isStrict = report.isStrict
    snapshot = report.published
    tests = Tests(
      total: done.tests.count, passed: done.tests.count - done.failed.count - done.warned.count,
      warned: done.warned.count, failed: done.failed.count)
    gates = report.gates
    models = done.models.map {
      Table(schema: $0.relation.schema.name, name: $0.relation.name.name, rows: $0.rows)
    }
    bestLaps = report.bestLaps.map {
      Lap(
        season: $0.season, round: $0.round, grandPrix: $0.grandPrix, session: $0.session,
        driver: $0.driver, team: $0.team, lapTimeS: $0.seconds, isSimulated: $0.isSimulated)
    }
  }
}
