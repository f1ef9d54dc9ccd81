internal import Foundation
public import Lake

/// The whole of `f1lake verify`: build, test, ask the gates, and publish only if they agree.
public struct WarehouseVerification: Sendable {
  private let build: WarehouseBuild
  private let root: DataRoot
  private let gates: [Gate]
  private let isStrict: Bool

  /// - Parameters:
  ///   - build: what is built and where it is published.
  ///   - root: whose manifests are compared with.
  ///   - gates: in the order of the report.
  ///   - isStrict: whether a warning forbids publication as well.
  public init(
    _ build: WarehouseBuild, root: DataRoot, gates: [Gate] = Gate.all, isStrict: Bool = false
  ) {
    self.build = build
    self.root = root
    self.gates = gates
    self.isStrict = isStrict
  }

  /// - Throws: as ``WarehouseBuild/run()``; a gate that finds something does not throw.
  public func run() async throws -> VerificationReport {
    let started = Date()
    let built = try await build.build()
    let outcomes = try await ask(built.project, built.report, built.snapshot, since: started)
    let laps = try await bestLaps(built.snapshot)
    let forbidding: Set<GateOutcome.Status> = isStrict ? [.failed, .warning] : [.failed]
    let isPassed = !outcomes.contains { forbidding.contains($0.status) }
    let report = built.report
    if !isPassed { for file in built.files { file.discard() } }
    let outcome = isPassed ? try await build.publish(built) : .rejected(report)
    return VerificationReport(
      time: started, run: root.run, outcome: outcome, gates: outcomes, bestLaps: laps,
      isStrict: isStrict)
  }

  private func ask(
    _ project: Project, _ report: RunReport, _ snapshot: Snapshot, since started: Date
  ) async throws -> [GateOutcome] {
    let partitions = root.partitions
    let manifests = try partitions.partitions().compactMap { try partitions.manifest(of: $0) }
    let reader = try SnapshotReader(snapshot, bronze: root.bronze)
    return try await GateRun.run(
      gates,
      GateInput(
        reader: reader, project: project, report: report, started: started, manifests: manifests))
  }

  // A project of one's own need not have the table that they come from.
  private func bestLaps(_ snapshot: Snapshot) async throws -> [BestLap] {
    let names = snapshot.contents.models.map { "\($0.schema).\($0.name)" }
    guard names.contains("gold.driver_session_summary"), names.contains("silver.sessions") else {
      return []
    }
    return try await BestLap.latest(5, in: try SnapshotReader(snapshot))
  }
}
