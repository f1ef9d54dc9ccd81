#if os(Linux)
  import Foundation
  import Ingest
  import Lake
  import Testing

  /// An ingest onto a disk of 512 MB that fills up or goes away in the middle.
  @Suite(.enabled(if: LoopDisk.isPermitted, "needs the right to mount a disk image"))
  struct RealDiskTests {
    /// What a run that was cut off may leave.
    static let harmless: Set<ArchiveProblem.Kind> = [.unfinished, .incompleteSession, .temporary]

    private func expected() async throws -> [String: Data] {
      let weekend = try Weekend()
      try await weekend.ingest([])
      return try weekend.bronzeFiles()
    }

    @Test(arguments: [60, 300, 600])
    func `a disk that fills up is named, nothing is lost, and with space the run goes on`(
      kilobytes: Int
    ) async throws {
      let disk = try LoopDisk(megabytes: 512)
      let weekend = try Weekend(root: disk.path + "/f1")
      try await weekend.ingest(["FP1"])
      let stored = try weekend.bronzeFiles()
      let ballast = try disk.fill(leaving: kilobytes)
      let reports = try await weekend.ingest([])
      #expect(reports.exitCode == 3)
      let reasons = reports.compactMap { report in
        if case .failed(let reason, _) = report.outcome { reason } else { nil }
      }
      #expect(!reasons.isEmpty)
      #expect(
        reasons.allSatisfy {
          $0.contains(disk.path) && $0.contains("No space left") && $0.contains("free some space")
        }, "\(reasons)")
      let found = try await ArchiveVerify(weekend.root).run().problems
      #expect(found.allSatisfy { Self.harmless.contains($0.kind) }, "\(found.map(\.text))")
      let kept = try weekend.bronzeFiles()
      #expect(stored.allSatisfy { kept[$0.key] == $0.value })
      try FileManager.default.removeItem(atPath: ballast)
      #expect(try await weekend.ingest([]).exitCode == nil)
      #expect(try await weekend.bronzeFiles() == expected())
    }

    @Test(arguments: [1, 2, 4])
    func `a disk that goes away in the middle is named, and the host disk gets not one byte`(
      sessions: Int
    ) async throws {
      let disk = try LoopDisk(megabytes: 512)
      let weekend = try Weekend(root: disk.path + "/f1")
      var done = 0
      let reports = try await IngestRun(
        weekend.root, OriginAddresses(all: weekend.origin), jobs: 2
      ).run(.init(season: 2031)) { notice in
        guard case .finished = notice else { return }
        done += 1
        if done == sessions { try disk.detach() }
      }
      #expect(reports.exitCode == 3)
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
      let reasons = reports.compactMap { report in
        if case .failed(let reason, _) = report.outcome { reason } else { nil }
      }
      #expect(reasons.allSatisfy { $0.contains("the disk that was here is gone") }, "\(reasons)")
      try disk.mount()
      let root = try DataRoot.open(at: weekend.root.path)
      let found = try await ArchiveVerify(root).run().problems
      #expect(found.allSatisfy { Self.harmless.contains($0.kind) }, "\(found.map(\.text))")
      let rest = try await IngestRun(root, OriginAddresses(all: weekend.origin))
        .run(.init(season: 2031)) { _ in }
      #expect(rest.exitCode == nil)
      #expect(try await Weekend.bronzeFiles(of: root) == expected())
    }
  }
#endif
