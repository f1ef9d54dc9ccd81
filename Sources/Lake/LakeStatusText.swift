internal import Foundation

extension LakeStatus {
  /// The status for a terminal; times are UTC.
  public var text: String {
    var lines = [
      "Data root  \(dataRoot) (id \(id))",
      "Disk       \(volume.text)",
      "Seasons    \(seasons.isEmpty ? "none" : seasons.map(String.init).joined(separator: " "))",
      "Sessions   \(sessions)",
      "Newest     \(newestData.map(Self.time) ?? "no data; run f1lake ingest")",
      "Snapshot   \(snapshotText)",
    ]
    if !tables.isEmpty { lines += ["", Self.row("table", "season", "sessions", "rows")] }
    for table in tables {
      lines += table.seasons.map {
        Self.row(table.table, "\($0.season)", "\($0.sessions)", "\($0.rows)")
      }
    }
    if !problems.isEmpty { lines += ["", "Problems; the next ingest or build repairs them:"] }
    lines += problems.map { "  \($0.path): \($0.reason)" }
    return lines.joined(separator: "\n")
  }

  private var snapshotText: String {
    guard let snapshot else { return "none; run f1lake build" }
    let published = snapshot.publishedAt.map { " published \(Self.time($0))" } ?? ""
    let stale = isSnapshotStale ? ", older than bronze; run f1lake build" : ", up to date"
    return snapshot.snapshot + published + stale
  }

  private static func time(_ date: Date) -> String { date.formatted(.iso8601) }

  private static func row(
    _ table: String, _ season: String, _ sessions: String, _ rows: String
  ) -> String {
    let name = table.padding(toLength: max(table.count, 30), withPad: " ", startingAt: 0)
    return name + [season, sessions, rows].map(rightAligned).joined()
  }

  private static func rightAligned(_ text: String) -> String {
    String(repeating: " ", count: max(1, 12 - text.count)) + text
  }
}
