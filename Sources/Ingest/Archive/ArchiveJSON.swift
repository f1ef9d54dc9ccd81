/// Verification and repair as JSON for machines: one object per line with sorted keys.
public enum ArchiveJSON {
  /// The event `problem`.
  public static func line(_ problem: ArchiveProblem) throws -> String {
    try IngestJSON.encode(ProblemRecord(problem))
  }

  /// The event `repair`.
  public static func line(_ report: ArchiveRepair.Report) throws -> String {
    try IngestJSON.encode(RepairRecord(report))
  }

  /// The event `summary`, the last one.
  public static func line(_ report: ArchiveReport) throws -> String {
    try IngestJSON.encode(SummaryRecord(report))
  }

  private struct ProblemRecord: Encodable {
    private(set) var event = "problem"
    let kind, severity, path, reason: String
    let season, round: Int?
    let grandPrix, session: String?

    init(_ problem: ArchiveProblem) {
      kind = problem.kind.rawValue
      severity = problem.isDamage ? "error" : "info"
      path = problem.path
      reason = problem.reason
      season = problem.session?.season
      round = problem.session?.round
      grandPrix = problem.session?.grandPrix
      session = problem.session?.session
    }
  }

  private struct RepairRecord: Encodable {
    private(set) var event = "repair"
    let season, round: Int
    let grandPrix, session, outcome: String
    let sameBytes: Bool?
    let reason: String?

    init(_ report: ArchiveRepair.Report) {
      season = report.session.season
      round = report.session.round
      grandPrix = report.session.grandPrix
      session = report.session.session
      switch report.outcome {
      case .rebuilt(let isSame): (outcome, sameBytes, reason) = ("rebuilt", isSame, nil)
      case .removed(let name): (outcome, sameBytes, reason) = ("removed", nil, "stored as \(name)")
      case .impossible(let text): (outcome, sameBytes, reason) = ("impossible", nil, text)
      }
    }
  }

  private struct SummaryRecord: Encodable {
    private(set) var event = "summary"
    let partitions, rows, sources, problems: Int
    let bytes, sourceBytes: Int64
    let seconds: Double
    let exitCode: Int32

    init(_ report: ArchiveReport) {
      partitions = report.partitions
      rows = report.rows
      sources = report.sources
      problems = report.problems.count
      bytes = report.bytes
      sourceBytes = report.sourceBytes
      seconds = report.duration.seconds
      exitCode = report.exitCode ?? 0
    }
  }
}
