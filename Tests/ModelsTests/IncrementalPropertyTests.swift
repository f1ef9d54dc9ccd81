import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// The project's own models over simulated sessions that come, change and go: whatever the order, a
/// build that goes on from the last one gives the rows of a full build.
///
/// F1_INCREMENTAL_SEED and F1_INCREMENTAL_STEPS try other and longer sequences.
@Suite(.enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"))
struct IncrementalPropertyTests {
  /// The partitions of one session, in one of two simulations.
  private struct Variant {
    let bronze: String
    let folders: [String]
  }

  private let folder: TemporaryFolder
  /// Sessions that may become others but never go: together they have a part in every table.
  private let anchor = "round=01"
  private var bronze: String { folder.path + "/bronze" }

  private var project: String { folder.path + "/transform" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Package.transform, toPath: project)
    // Rounds of two simulations stand side by side: their standings cannot agree with their results.
    for name in ["drivers", "teams"] {
      try FileManager.default.removeItem(
        atPath: "\(project)/tests/standings_progression_agrees_with_jolpica_\(name).sql")
    }
  }

  @Test func `an incremental build equals a full one after any changes of bronze`() async throws {
    let environment = ProcessInfo.processInfo.environment
    var random = SeededRandom(
      state: environment["F1_INCREMENTAL_SEED"].flatMap(UInt64.init) ?? 20_240_302)
    let steps = environment["F1_INCREMENTAL_STEPS"].flatMap(Int.init) ?? 6
    let pool = try [1, 2].map { try sessions(seed: $0) }
    let names = pool[0].keys.sorted()
    for name in names where name.hasPrefix(anchor) { try place(pool[0][name]) }
    var incremental = 0
    for step in 0...steps {
      if step > 0 { try change(names, pool, &random) }
      incremental += try await compare("step \(step)")
    }
    #expect(incremental > steps * 5, "hardly any model was updated by session")
  }

  /// Replaces, adds or removes one to three sessions.
  private func change(
    _ names: [String], _ pool: [[String: Variant]], _ random: inout SeededRandom
  ) throws {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      for variants in pool { try remove(variants[name]) }
      let choice = Int.random(in: 0...2, using: &random)
      if choice < 2 || name.hasPrefix(anchor) { try place(pool[choice % 2][name]) }
    }
  }

  /// Builds on top of the last build, and all of it beside, and compares every relation.
  ///
  /// - Returns: how many models were updated by session.
  private func compare(_ step: Comment) async throws -> Int {
    let updated = try await build("incremental", isFullRefresh: false)
    let full = try await build("full", isFullRefresh: true)
    let connection = try Database().connect()
    try connection.run("ATTACH '\(updated.0.path)' AS a (READ_ONLY)")
    try connection.run("ATTACH '\(full.0.path)' AS b (READ_ONLY)")
    for run in full.1.models {
      for (x, y) in [("a", "b"), ("b", "a")] {
        let surplus = try connection.rows(
          """
          SELECT * FROM \(x).\(run.relation.quoted) EXCEPT ALL
          SELECT * FROM \(y).\(run.relation.quoted) LIMIT 3
          """)
        #expect(surplus == [], "\(step): \(run.relation), \(x) has more than \(y)")
      }
    }
    #expect(updated.1.models.map(\.rows) == full.1.models.map(\.rows), step)
    return updated.1.models.count {
      if case .sessions = $0.extent { true } else { false }
    }
  }

  private func build(
    _ name: String, isFullRefresh: Bool
  ) async throws -> (Snapshot, RunReport) {
    let outcome = try await WarehouseBuild(
      project: project, bronze: bronze,
      store: SnapshotStore(directory: "\(folder.path)/\(name)"),
      options: RunOptions(isFullRefresh: isFullRefresh)
    ).run()
    guard case .published(let snapshot, let report) = outcome else {
      throw Rejected(summary: outcome.summary)
    }
    return (snapshot, report)
  }

  private struct Rejected: Error { let summary: String }

  /// Simulates and ingests two rounds; gives the partitions of each session.
  private func sessions(seed: Int) throws -> [String: Variant] {
    let executable = try #require(Package.executable)
    let root = "\(folder.path)/root-\(seed)"
    let origin = "\(folder.path)/origin-\(seed)"
    let run = { (arguments: [String]) in
      let result = try Child(executable, arguments).wait()
      #expect(result.code == 0, "\(result.errors)")
    }
    try run([
      "simulate", "--out", origin, "--rounds", "2", "--laps", "12", "--seed", "\(seed)",
      "--no-telemetry",
    ])
    try run(["init", "--data-root", root, "--allow-host-disk"])
    try run(["ingest", "--data-root", root, "--season", "2031", "--origin", origin])
    let all = FileManager.default.enumerator(atPath: root + "/bronze")
    var found: [String: [String]] = [:]
    while let path = all?.nextObject() as? String {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 5, parts[4].hasPrefix("session=") else { continue }
      found["\(parts[2]) \(parts[4])", default: []].append(path)
    }
    return found.mapValues { Variant(bronze: root + "/bronze", folders: $0) }
  }

  private func place(_ variant: Variant?) throws {
    guard let variant else { return }
    for path in variant.folders {
      let target = URL(fileURLWithPath: "\(bronze)/\(path)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(variant.bronze)/\(path)", toPath: target.path)
    }
  }

  private func remove(_ variant: Variant?) throws {
    for path in variant?.folders ?? []
    where FileManager.default.fileExists(atPath: "\(bronze)/\(path)") {
      try FileManager.default.removeItem(atPath: "\(bronze)/\(path)")
    }
  }
}
