import Foundation
import Ingest
import Lake
import TestSupport
import Testing

/// Bronze equals FastF1 on every recorded session, but for the cells that docs/parity.md lists.
@Suite(
  .enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"),
  .enabled(if: Package.python != nil, "no reference tools: run scripts/bootstrap --tests"))
struct ParityTests {
  /// Season, round and code of every folder of expected/, for example `2023_04_SS`.
  private static func sessions(_ data: String) throws -> [(Int, String, String)] {
    try FileManager.default.contentsOfDirectory(atPath: data + "/expected").sorted().compactMap {
      name in
      let parts = name.split(separator: "_")
      guard parts.count == 3, let season = Int(parts[0]), let round = Int(parts[1]) else {
        return nil
      }
      return (season, String(round), parts[2] == "SS" ? "SQ" : String(parts[2]))
    }
  }

  @Test func `every recorded session equals FastF1 but for the documented cells`() async throws {
    let data = try #require(Package.recorded)
    let folder = try TemporaryFolder()
    let root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
    let run = IngestRun(root, OriginAddresses(all: data + "/origin"))
    let sessions = try Self.sessions(data)
    #expect(sessions.count >= 23)
    for (season, round, code) in sessions {
      let reports = try await run.run(.init(season: season, round: round, sessions: [code])) { _ in
      }
      #expect(reports.exitCode == nil, "\(reports.map { $0.text() })")
    }
    let python = try #require(Package.python)
    let script = Package.path + "/Tests/parity/parity.py"
    let result = try Child(
      python, [script, "--bronze", root.bronze, "--data", data], keepingOutput: true
    ).wait()
    #expect(result.code == 0, "\(result.output)\(result.errors)")
  }
}
