import Ingest
import Lake
import Testing

/// What other processes on the data root learn of a run.
struct AnnouncementTests {
  @Test func `a run tells how far it is, and no more once it has ended`() async throws {
    let weekend = try Weekend()
    let run = IngestRun(weekend.root, OriginAddresses(all: weekend.origin), jobs: 1)
    var seen: [RunningIngest] = []
    _ = try await run.run(.init(season: Weekend.season, sessions: ["FP1", "Q"])) { notice in
      switch notice {
      case .finished, .planned:
        // The run waits for whoever listens, and meanwhile tells what it knows.
        while true {
          let told = RunningIngest.read(bronze: weekend.root.bronze)
          if let told, told != seen.last {
            seen.append(told)
            break
          }
          try await Task.sleep(for: .milliseconds(20))
        }
      case .started, .history: break
      }
    }
    #expect(seen.map(\.done) == [0, 1, 2])
    #expect(seen.allSatisfy { $0.total == 2 && $0.stage == .sessions && $0.round == 1 })
    #expect(seen.allSatisfy { $0.season == Weekend.season && $0.run == weekend.root.run })
    #expect(RunningIngest.read(bronze: weekend.root.bronze) == nil)
  }

  @Test func `a run that fails leaves nothing behind`() async throws {
    let weekend = try Weekend()
    let run = IngestRun(weekend.root, OriginAddresses(all: weekend.origin))
    await #expect(throws: CancellationError.self) {
      try await run.run(.init(season: Weekend.season, sessions: ["Q"])) { notice in
        guard case .finished = notice else { return }
        while RunningIngest.read(bronze: weekend.root.bronze) == nil {
          try await Task.sleep(for: .milliseconds(20))
        }
        throw CancellationError()
      }
    }
    #expect(RunningIngest.read(bronze: weekend.root.bronze) == nil)
  }
}
