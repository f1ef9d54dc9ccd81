internal import Foundation

/// A run as JSON for machines: one object per line with sorted keys. docs/cli.md has the schema.
public enum IngestJSON {
  /// The event `plan`, before the first session.
  public static func line(_ plan: IngestPlan, jobs: Int) throws -> String {
    try encode(
      PlanRecord(seasons: plan.seasons, jobs: jobs, sessions: plan.sessions.map(SessionKey.init)))
  }

  /// The event `session`, one for each that is done.
  ///
  /// - Parameter withFindings: adds `finding_list`, each finding with its place.
  public static func line(
    _ report: IngestRun.Report, withFindings: Bool = false
  ) throws -> String {
    try encode(SessionRecord(report, withFindings: withFindings))
  }

  /// The event `history`, one for each round of Jolpica's history.
  public static func line(
    _ report: HistoryIngest.Report, withFindings: Bool = false
  ) throws -> String {
    try encode(HistoryRecord(report, withFindings: withFindings))
  }

  /// The event `summary`, the last one.
  public static func line(_ summary: IngestSummary, exitCode: Int32?) throws -> String {
    try encode(SummaryRecord(summary, exitCode: exitCode ?? 0))
  }

  static func encode(_ record: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(record), as: UTF8.self)
  }
}
