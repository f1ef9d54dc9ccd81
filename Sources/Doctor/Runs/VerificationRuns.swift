internal import Foundation
internal import Lake

/// The verifications whose reports are in the warehouse.
enum VerificationRuns {
  private struct Document: Decodable {
    struct Gate: Decodable {
      let gate: String
      let status: String
    }
    struct Model: Decodable { let rows: Int }
    let run: String?
    let verified_at: Date
    let snapshot: String?
    let tests: RunSummary.Tests
    let gates: [Gate]
    let models: [Model]
  }

  /// Reports that cannot be read are left out.
  static func read(_ root: DataRoot) throws -> [RunSummary] {
    let folder = "\(root.warehouse)/reports"
    guard FileSystem.isFolder(folder) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("verify-") && $0.hasSuffix(".json") }
    return try names.compactMap { name in
      guard let bytes = try FileSystem.contents("\(folder)/\(name)"),
        let document = try? LakeJSON.decode(Document.self, from: bytes)
      else { return nil }
      return summary(document)
    }
  }

  private static func summary(_ document: Document) -> RunSummary {
    var run = RunSummary(command: .verify, run: document.run, startedAt: document.verified_at)
    run.models = document.models.count
    run.rows = document.models.reduce(0) { $0 + $1.rows }
    run.tests = document.tests
    run.snapshot = document.snapshot
    run.gates = document.gates.filter { $0.status == "failed" || $0.status == "warning" }
      .map(\.gate)
    return run
  }
}
