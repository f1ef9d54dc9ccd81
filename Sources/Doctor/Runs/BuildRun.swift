internal import Foundation
internal import Lake
internal import Models

/// The last build, from its `run_results.json`.
enum BuildRun {
  private struct Document: Decodable {
    struct Metadata: Decodable {
      let invocation_id: String
      let invocation_started_at: Date
      let generated_at: Date
    }
    struct Result: Decodable {
      struct Response: Decodable { let rows: Int? }
      let unique_id: String
      let status: String
      let adapter_response: Response
    }
    let metadata: Metadata
    let elapsed_time: Double
    let results: [Result]
  }

  /// Nil where nothing was built yet, or the file is no such document.
  static func read(_ root: DataRoot) throws -> RunSummary? {
    let path =
      "\(root.warehouse)/\(ArtifactFolder.name)/\(ArtifactFolder.File.runResults.rawValue)"
    guard let bytes = try FileSystem.contents(path),
      let document = try? LakeJSON.decode(Document.self, from: bytes)
    else { return nil }
    let time = document.metadata
    var run = RunSummary(
      command: .build, run: time.invocation_id, startedAt: time.invocation_started_at)
    run.seconds = document.elapsed_time
    let models = document.results.filter { $0.unique_id.hasPrefix("model.") }
    run.models = models.count
    run.rows = models.reduce(0) { $0 + ($1.adapter_response.rows ?? 0) }
    run.tests = tests(document.results)
    run.snapshot = try snapshot(root, from: time.invocation_started_at, to: time.generated_at)
    return run
  }

  private static func tests(_ results: [Document.Result]) -> RunSummary.Tests {
    let tests = results.filter { !$0.unique_id.hasPrefix("model.") }
    let passed = tests.count { $0.status == "pass" }
    let warned = tests.count { $0.status == "warn" }
    return RunSummary.Tests(
      passed: passed, warned: warned, failed: tests.count - passed - warned)
  }

  // The artifacts do not name it. Only one build runs at a time, so its time tells.
  private static func snapshot(
    _ root: DataRoot, from start: Date, to end: Date
  ) throws -> String? {
    try SnapshotStore(directory: root.warehouse).list().first { snapshot in
      guard let text = snapshot.publishedAt, let time = try? Date(text, strategy: .iso8601) else {
        return false
      }
      // It is noted in whole seconds.
      return time.timeIntervalSince(start) > -1 && time <= end
    }?.name
  }
}
