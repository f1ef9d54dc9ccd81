import Foundation
import Ingest
import Lake
import Synchronization
import TestSupport
import Testing

/// Limits on requests: of one client, of several on one data root, after damage, and when the origin asks for a pause.
struct RateLimitTests {
  static let jolpica = RateLimit(
    [.init(4, per: .seconds(1)), .init(500, per: .seconds(3600))], connections: 2)

  /// Plays requests that are sent as early as the ledger allows; gives their times.
  private func play(_ count: Int, _ ledger: inout RequestLedger, from start: Int64) -> [Int64] {
    var now = start
    return (0..<count).map { _ in
      while true {
        let wait = ledger.take(Self.jolpica, now: now)
        if wait == 0 { return now }
        now += wait
      }
    }
  }

  @Test func `no stretch of a second or an hour ever holds more than the origin allows`() {
    var ledger = RequestLedger()
    let times = play(2100, &ledger, from: 1_000_000)
    for (window, most) in [(Int64(1000), 4), (3_600_000, 500)] {
      for (index, time) in times.enumerated() where index >= most {
        #expect(time - times[index - most] > window)
      }
    }
    // And it is not slower than it has to be: four full hours and a bit.
    #expect(times[2099] - times[0] < 4 * 3_600_000 + 200_000)
  }

  @Test func `what is left of the hour is told`() {
    var ledger = RequestLedger()
    _ = play(20, &ledger, from: 5_000_000)
    #expect(ledger.left(Self.jolpica, now: 5_010_000) == 480)
    #expect(ledger.left(Self.jolpica, now: 9_000_000) == 500)
  }

  @Test
  func `a clock that goes back counts everything as asked just now and blocks nobody for long`() {
    var ledger = RequestLedger()
    _ = play(4, &ledger, from: 90_000_000_000)
    let wait = ledger.take(Self.jolpica, now: 1_000_000)
    #expect(wait > 0 && wait <= 1500)
    #expect(ledger.left(Self.jolpica, now: 1_000_000) == 496)
  }

  @Test func `an unknown past is taken as an hour of full use`() {
    var ledger = RequestLedger(unknownBefore: 10_000_000, Self.jolpica)
    let times = play(3, &ledger, from: 10_000_000)
    #expect(times.allSatisfy { $0 > 10_000_000 })
    #expect((7000...7600).contains(times[2] - times[1]))
  }

  @Test(
    arguments: [
      ("0", 0), ("120", 120_000), (" 7 ", 7000), ("-1", nil), ("soon", nil), ("", nil),
      ("Sun, 06 Nov 1994 08:49:47 GMT", 10_000), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
      ("Sun, 31 Feb 1994 08:49:47 GMT", nil), ("99999999999999999999", nil),
      ("9223372036854775807", Int64.max),
    ] as [(String, Int64?)])
  func `Retry-After is seconds or a date`(header: String, milliseconds: Int64?) {
    // 1994-11-06T08:49:37Z
    #expect(RetryPolicy.pause(header, now: 784_111_777_000) == milliseconds)
  }

  @Test func `waits grow up to a cap, and chance takes any part of them`() {
    let retry = RetryPolicy()
    #expect((1...8).map { retry.delay(after: $0, random: 1) }.prefix(3) == [500, 1000, 2000])
    #expect(retry.delay(after: 60, random: 1) == 30_000)
    #expect(retry.delay(after: 3, random: 0.25) == 500)
    #expect(retry.delay(after: 3, random: 0) == 0)
  }

  private static func settings(_ requests: Int, per window: Duration) -> FetchSettings {
    var settings = ClientFixture.hasty
    settings.limits[.timing] = RateLimit([.init(requests, per: window)], connections: 3)
    settings.stall = .seconds(20)
    return settings
  }

  private func fetchTopics(_ names: Range<Int>, _ client: OriginClient) async throws {
    try await withThrowingTaskGroup { group in
      for name in names {
        group.addTask {
          _ = try await client.fetch(.topic("\(name).jsonStream", of: "2030/Somewhere/Race"))
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `two clients on one data root share one bucket`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(200, ClientFixture.good) }
    let settings = Self.settings(5, per: .milliseconds(200))
    let start = ContinuousClock.now
    try await fixture.withClient(origin.base, .revalidate, settings) { one in
      // A root of its own, as in another process.
      let root = try DataRoot.open(at: fixture.root.path)
      let two = OriginClient(
        OriginAddresses(all: origin.base), root, policy: .revalidate, settings: settings)
      async let first: Void = fetchTopics(0..<12, one)
      async let second: Void = fetchTopics(12..<24, two)
      _ = try await (first, second)
      try await two.close()
      #expect(one.traffic.requests == 12)
      #expect(one.traffic.bytes == Int64(12 * ClientFixture.good.count))
    }
    #expect(origin.log.count == 24)
    #expect(origin.kept(5, per: .milliseconds(300), since: start))
  }

  @Test func `a storm of 429 is waited out by all, and no request comes in the pause`() async throws
  {
    let fixture = try ClientFixture()
    let pausedAt = Mutex<ContinuousClock.Instant?>(nil)
    let origin = try await FaultyOrigin { request in
      let isFirst = pausedAt.withLock { paused in
        guard paused == nil else { return false }
        paused = request.time
        return true
      }
      return isFirst ? .answer(429, [], ["Retry-After": "1"]) : .answer(200, ClientFixture.good)
    }
    var settings = Self.settings(50, per: .seconds(1))
    settings.limits[.timing] = RateLimit([.init(50, per: .seconds(1))], connections: 1)
    try await fixture.withClient(origin.base, .revalidate, settings) { client in
      try await fetchTopics(0..<6, client)
      #expect(client.traffic.origins[.timing]?.failures == 1)
    }
    let start = try #require(pausedAt.withLock { $0 })
    let others = origin.log.map(\.time).filter { $0 > start }
    #expect(others.count == 6)
    #expect(others.allSatisfy { $0 - start >= .milliseconds(990) })
  }

  @Test func `a pause of hours is kept by all, told once and not slept through`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { request in
      request.number == 1 && request.path.hasSuffix("0.jsonStream")
        ? .answer(429, [], ["Retry-After": "7200"]) : .answer(200, ClientFixture.good)
    }
    let start = try #require(Timestamp.milliseconds("2026-11-25T10:00:00.000Z"))
    func ask(_ topics: Range<Int>, after minutes: Int64) async throws -> Set<String> {
      var settings = ClientFixture.hasty
      settings.pacing = Pacing(now: { start + minutes * 60_000 })
      return try await fixture.withClient(origin.base, .revalidate, settings) { client in
        var reasons: Set<String> = []
        for topic in topics {
          do { try await fetchTopics(topic..<topic + 1, client) } catch let error as IngestError {
            reasons.insert(error.message)
          }
        }
        return reasons
      }
    }
    let first = try await ask(0..<4, after: 0)
    #expect(
      first.count == 1 && first.first?.contains("until 2026-11-25T12:00:00Z") == true, "\(first)")
    #expect(origin.log.count == 1)
    // Another process, an hour before the end and when it is over.
    #expect(try await ask(0..<4, after: 59) == first)
    #expect(origin.log.count == 1)
    #expect(try await ask(0..<4, after: 121) == [])
    #expect(origin.log.count == 5)
  }

  @Test(arguments: ["9223372036854775807", "Fri, 25 Nov 2095 10:00:00 GMT"])
  func `a pause without measure ends after a day`(wish: String) async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { request in
      request.number == 1
        ? .answer(429, [], ["Retry-After": wish]) : .answer(200, ClientFixture.good)
    }
    let start = try #require(Timestamp.milliseconds("2026-11-25T10:00:00.000Z"))
    var settings = ClientFixture.hasty
    for (hours, isKept) in [(Int64(0), true), (22, true), (25, false)] {
      settings.pacing = Pacing(now: { start + hours * 3_600_000 })
      let bytes = try? await fixture.fetch(from: origin.base, settings: settings)
      #expect((bytes == nil) == isKept, "\(hours)")
    }
    #expect(origin.log.count == 2)
  }

  @Test func `an unreadable count of requests starts slowly, and never fails`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(200, ClientFixture.good) }
    let settings = Self.settings(4, per: .milliseconds(400))
    try fixture.folder.write(
      "f1lake request limits 1\ntiming@http", to: "root/cache/.origin-limits")
    let start = ContinuousClock.now
    try await fixture.fetch(from: origin.base, settings: settings)
    #expect(origin.log.allSatisfy { $0.time - start >= .milliseconds(90) })
    #expect(fixture.archived() == ClientFixture.good)
  }

  @Test func `who waits for a token can be cancelled at once`() async throws {
    let fixture = try ClientFixture()
    let origin = try await FaultyOrigin { _ in .answer(200, ClientFixture.good) }
    let settings = Self.settings(1, per: .seconds(3000))
    try await fixture.withClient(origin.base, .revalidate, settings) { client in
      let work = Task { try await fetchTopics(0..<9, client) }
      while origin.log.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      try await Task.sleep(for: .milliseconds(50))
      #expect(client.traffic.secondsToWait(.timing) > 2900)
      #expect(client.traffic.origins[.timing]?.requestsLeft == 0)
      work.cancel()
      await #expect(throws: CancellationError.self) { try await work.value }
    }
    #expect(origin.log.count == 1)
  }
}
