import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// `f1lake ingest` killed at random moments: the lake is always consistent, and once a run comes to
/// its end it is byte for byte that of an undisturbed one.
///
/// F1LAKE_KILLS sets the number of kills, F1LAKE_SEED repeats a run's moments.
@Suite(
  .enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"))
struct KilledIngestTests {
  /// What a kill may leave; anything else would be a partition that lies.
  private static let harmless: Set<ArchiveProblem.Kind> = [
    .unfinished, .incompleteSession, .temporary,
  ]
  let weekend: Weekend

  init() throws { weekend = try Weekend() }

  private func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  private func start(_ root: DataRoot) throws -> Child {
    let executable = try #require(Package.executable)
    return try Child(
      executable,
      [
        "ingest", "--data-root", root.path, "--season", "2031", "--origin", weekend.origin,
        "--jobs", "3",
      ])
  }

  @Test func `killed at random moments, the lake is always consistent and ends as undisturbed`()
    async throws
  {
    let clock = ContinuousClock()
    let begin = clock.now
    let whole = try start(weekend.root).wait()
    // A lake that is half done needs less than a whole run: later moments would come too late.
    let longest = (clock.now - begin) / 2
    #expect(whole.code == 0, "\(whole.errors)")
    let expected = try weekend.bronzeFiles()

    let seed = UInt64(setting("F1LAKE_SEED") ?? Int.random(in: 0..<1_000_000))
    var random = SplitMix(state: seed)
    let wanted = setting("F1LAKE_KILLS")
    var kills = wanted ?? 24
    var lakes = 0
    while kills > 0 {
      lakes += 1
      let path = weekend.folder.path + "/killed-\(lakes)"
      let root = try DataRoot.create(at: DataRootLocation(root: path)).root
      var isDone = false
      while !isDone, kills > 0 {
        let child = try start(root)
        try await Task.sleep(for: longest * Double.random(in: 0..<1, using: &random))
        child.kill()
        isDone = try child.wait().code == 0
        kills -= isDone ? 0 : 1
        let found = try await ArchiveVerify(root).run().problems
        #expect(
          found.allSatisfy { Self.harmless.contains($0.kind) },
          "seed \(seed), lake \(lakes): \(found.map(\.text))")
      }
      let last = try start(root).wait()
      #expect(last.code == 0, "seed \(seed), lake \(lakes): \(last.errors)")
      #expect(try Weekend.bronzeFiles(of: root) == expected, "seed \(seed), lake \(lakes)")
      #expect(try await ArchiveVerify(root).run().exitCode == nil, "seed \(seed), lake \(lakes)")
      try FileManager.default.removeItem(atPath: path)
    }
    if let wanted { print("\(wanted) kills over \(lakes) lakes, seed \(seed)") }
  }

  @Test func `a repair finishes from the archive what a kill has cut off`() async throws {
    try await weekend.ingest([])
    let expected = try weekend.bronzeFiles()
    let path = weekend.folder.path + "/killed"
    let root = try DataRoot.create(at: DataRootLocation(root: path)).root
    let child = try start(root)
    // Killed as soon as there is any partition of a session.
    while try root.partitions.partitions(of: "laps").isEmpty {
      try await Task.sleep(for: .milliseconds(1))
    }
    child.kill()
    try child.wait()
    let (repairs, rest) = try await ArchiveRepair(root).run { _ in }
    #expect(repairs.allSatisfy { if case .rebuilt = $0.outcome { true } else { false } })
    #expect(rest.problems == [])
    for (file, bytes) in try Weekend.bronzeFiles(of: root) { #expect(expected[file] == bytes) }
  }
}

/// A generator with a seed, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
