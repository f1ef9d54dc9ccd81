internal import Foundation
public import Lake

/// The newest runs, from what they have left on the disk.
public struct RunHistory: Codable, Equatable, Sendable {
  /// The newest first.
  public let runs: [RunSummary]

  /// Reads manifests of bronze, the artifacts of the last build and the reports of verifications;
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - last: how many runs at most.
  ///   - id: only the work of this run; of a watch's round that is an ingest and a verification.
  /// - Throws: `LakeError` or `SnapshotError` where the disk cannot be read; what is damaged is left out.
  public static func read(_ root: DataRoot, last: Int, of id: String? = nil) throws -> RunHistory {
    let verifications = try VerificationRuns.read(root)
    let build = try BuildRun.read(root)
    // A verification builds: its artifacts say how long that took.
    let verified = verifications.map { run in
      guard let build, run.run == build.run else { return run }
      var run = run
      run.seconds = build.seconds
      return run
    }
    let isVerified = verifications.contains { $0.run == build?.run }
    let builds = isVerified ? [] : build.map { [$0] } ?? []
    let all = try IngestRuns.read(root).map(\.summary) + builds + verified
    let wanted = all.filter { id == nil || $0.run == id }
    let newest = wanted.sorted { $0.startedAt > $1.startedAt }.prefix(last)
    return RunHistory(runs: Array(newest))
  }

  /// The runs as JSON with sorted keys.
  public func json() throws -> String { String(decoding: try LakeJSON.encode(self), as: UTF8.self) }

  /// A line for each run.
  public var text: String {
    runs.isEmpty ? "nothing was run yet" : runs.map(\.text).joined(separator: "\n")
  }
}
