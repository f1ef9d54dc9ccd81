internal import Foundation
internal import Lake

extension Gate {
  /// Whether something was ingested while the snapshot was built.
  static let freshness = Gate(
    name: "freshness", question: "Does the snapshot have all that is in bronze?",
    severity: .warning, needs: [:]
  ) { input in
    let known = Set(input.project.sourceTables.map(\.name))
    let newer = input.manifests.filter {
      known.contains($0.table) && $0.writtenAt > input.started
    }
    let problems = Dictionary(grouping: newer, by: \.sessionID).sorted { $0.key < $1.key }.map {
      GateProblem($0.key, "was written to bronze after the build began: build again")
    }
    let newest = input.manifests.map(\.writtenAt).max()
    return GateAnswer(
      summary: newest.map { "newest data \($0.ISO8601Format())" } ?? "bronze has no manifest",
      problems: problems)
  }
}
