import Foundation
import Synchronization
import Testing
import Watch

/// Whole seasons at high speed, on many seeds. A seed that fails can be run again.
struct SeasonTests {
  @Test(arguments: 1...4)
  func `a season without troubles is complete, and each session is told once`(seed: UInt64) async {
    let lake = SimulatedLake(seed: seed, troubles: 0)
    await lake.watch()
    Self.expectComplete(lake, seed)
    lake.world.withLock { world in
      #expect(world.told.sorted() == lake.sessions.map(\.key).sorted(), "seed \(seed)")
      #expect(world.deaths == 0)
    }
  }

  @Test(arguments: 1...16)
  func `restarts, failures and late data leave a complete lake`(seed: UInt64) async {
    let lake = SimulatedLake(seed: seed, troubles: 0.02)
    await lake.watch()
    Self.expectComplete(lake, seed)
    lake.world.withLock { world in
      // Without deaths, failures and refusals it would test nothing.
      #expect(world.deaths > 20)
      #expect(world.events.contains("failed") && world.events.contains("rejected"))
      // Of a lake that is behind until something else changes, the end says nothing.
      #expect(world.longestBehind < 86_400, "seed \(seed): the snapshot stayed behind")
      let told = Dictionary(world.told.map { ($0, 1) }, uniquingKeysWith: +)
      #expect(told.count == lake.sessions.count, "seed \(seed): a session was never told")
      // What is told twice was told by a process that died before it could note it.
      #expect(world.told.count - told.count <= world.deaths * 5)
    }
  }

  @Test(arguments: 1...4)
  func `results that are corrected are published when they are asked for next, and told as changed`(
    seed: UInt64
  ) async {
    let lake = SimulatedLake(seed: seed, troubles: 0)
    await lake.watch()
    let hours: [TimeInterval] = [1, 3, 12, 24, 72, 168, 342]
    lake.world.withLock { world in
      for session in lake.sessions {
        let published = world.firstPublished[session.key] ?? []
        #expect(published.count == 1 + session.corrections.count, "seed \(seed): \(session.key)")
        for (corrected, seen) in zip(session.corrections.sorted(), published.dropFirst()) {
          let next = hours.map { session.end(at: .distantFuture) + $0 * 3600 }.first {
            $0 > corrected
          }
          // What was corrected before the session came is in it from the beginning.
          let latest = max(next ?? .distantPast, published[0]) + 600
          #expect(seen <= latest, "seed \(seed): \(session.key) was corrected at \(corrected)")
        }
      }
      #expect(world.rewritten.count > 50)
      #expect(world.toldAsChanged.sorted() == world.rewritten.sorted(), "seed \(seed)")
    }
  }

  @Test(arguments: 1...4)
  func `only sessions that are late are told as late`(seed: UInt64) async {
    let rules = WatchRules()
    let lake = SimulatedLake(seed: seed, troubles: 0)
    await lake.watch(rules)
    lake.world.withLock { world in
      #expect(world.late.count == Set(world.late).count, "seed \(seed): told as late twice")
      for session in lake.sessions {
        let wait = session.archived.timeIntervalSince(session.end(at: .distantFuture))
        if wait < rules.patience { #expect(!world.late.contains(session.key), "seed \(seed)") }
        if wait > rules.patience + rules.delay + rules.interval {
          #expect(world.late.contains(session.key), "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: 1...4)
  func `origins are not asked more often than needed`(seed: UInt64) async {
    let lake = SimulatedLake(seed: seed, troubles: 0)
    await lake.watch()
    lake.world.withLock { world in
      let pauses = zip(world.asked, world.asked.dropFirst()).map { $1.timeIntervalSince($0) }
      #expect((pauses.min() ?? 0) >= 60)
      // 300 days at four rounds a day, 120 sessions with seven refreshes each, and the polls of those that are late.
      #expect(world.asked.count < 300 * 4 + 120 * (7 + 24 + 48))
    }
  }

  private static func expectComplete(_ lake: SimulatedLake, _ seed: UInt64) {
    lake.world.withLock { world in
      let all = lake.sessions.map(\.key).sorted()
      #expect(world.news.sorted() == all, "seed \(seed): a session is missing or came twice as new")
      for session in lake.sessions {
        let version = session.corrections.count
        #expect(
          world.stored[session.key] == version, "seed \(seed): \(session.key) is not the last")
        #expect(
          world.published[session.key] == version, "seed \(seed): \(session.key) is not published")
      }
    }
  }
}
