internal import DuckDB
internal import Foundation
internal import Lake

/// The partitions that one ingest wrote.
struct IngestRuns {
  /// What was written before there were ids is one run where no more than this lies between two.
  private static let pause: TimeInterval = 600

  private var manifests: [PartitionManifest]
  private let root: DataRoot

  /// All ingests whose partitions are still there, the oldest first.
  static func read(_ root: DataRoot) throws -> [IngestRuns] {
    let store = root.partitions
    let manifests = try store.partitions().compactMap { try store.manifest(of: $0) }
      .sorted { $0.writtenAt < $1.writtenAt }
    var runs: [IngestRuns] = []
    var known: [String: Int] = [:]
    for manifest in manifests {
      if let id = manifest.run, let index = known[id] {
        runs[index].manifests.append(manifest)
      } else if manifest.run == nil, let last = runs.last?.manifests.last, last.run == nil,
        manifest.writtenAt.timeIntervalSince(last.writtenAt) <= pause
      {
        runs[runs.count - 1].manifests.append(manifest)
      } else {
        if let id = manifest.run { known[id] = runs.count }
        runs.append(IngestRuns(manifests: [manifest], root: root))
      }
    }
    return runs
  }

  /// The run in figures.
  var summary: RunSummary {
    let times = manifests.map(\.writtenAt)
    let (first, last) = (times.min() ?? .distantPast, times.max() ?? .distantPast)
    var summary = RunSummary(command: .ingest, run: manifests.first?.run, startedAt: first)
    summary.seconds = last.timeIntervalSince(first)
    // Jolpica's history lies in folders of sessions that nobody may have recorded.
    summary.sessions =
      Set(
        manifests.filter { !$0.table.hasPrefix("ergast_") }.map(\.partition)
      ).count
    summary.partitions = manifests.count
    summary.rows = manifests.reduce(0) { $0 + $1.rows }
    // Without its library DuckDB would end the process.
    if DuckDBLibrary.problem == nil { summary.findings = try? findings() }
    return summary
  }

  /// Counts the rows of the tables of findings.
  private func findings() throws -> RunSummary.Findings {
    var found = RunSummary.Findings()
    let files = try manifests.filter { $0.table == "findings" || $0.table == "ergast_findings" }
      .map { manifest in
        let key = manifest.partition
        return root.partitions.file(
          of: try Partition(
            table: manifest.table, season: key.season, round: key.round, grandPrix: key.grandPrix,
            session: key.session))
      }
    guard !files.isEmpty else { return found }
    let list = files.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
    let rows = try Database().connect().rows(
      "SELECT severity, count(*) FROM read_parquet([\(list)], union_by_name = true) GROUP BY 1")
    for row in rows {
      let count = Int(row[1].int ?? 0)
      switch row[0].text {
      case "error": found.error += count
      case "warning": found.warning += count
      default: found.info += count
      }
    }
    return found
  }
}
