import Foundation
import Ingest
import Lake
import Testing

/// What a watch asks of an ingest: the calendar, and sessions that were picked one by one.
struct CalendarTests {
  /// After the whole season.
  private static let late = Date(timeIntervalSince1970: 1_940_000_000)

  private func run(_ weekend: Weekend, now: Date = late) -> IngestRun {
    IngestRun(weekend.root, OriginAddresses(all: weekend.origin), now: now)
  }

  @Test func `the calendar says which sessions are stored, and when each is over`() async throws {
    let weekend = try Weekend()
    try await weekend.ingest(["Q"])
    let calendar = try await run(weekend).calendar()
    #expect(calendar.map(\.planned.session.code) == [.fp1, .fp2, .fp3, .q, .r])
    #expect(calendar.filter(\.isStored).map(\.planned.session.code) == [.q])
    let hours = calendar.map { session in
      session.end.timeIntervalSince1970 / 3600 - Double(session.planned.session.start) / 3.6e9
    }
    #expect(hours == [2, 2, 2, 2, 3])
  }

  @Test func `a season without a schedule has no sessions`() async throws {
    let weekend = try Weekend()
    let inTwoYears = Self.late.addingTimeInterval(2 * 366 * 86_400)
    #expect(try await run(weekend, now: inTwoYears).calendar().isEmpty)
  }

  @Test func `sessions are picked one by one, with the history of their races`() async throws {
    let weekend = try Weekend()
    var history = 0
    let picked = ["FP2", "R"].map { PickedSession(season: 2031, round: 1, code: $0) }
    let gone = PickedSession(season: 2031, round: 9, code: "R")
    let reports = try await run(weekend).run(.only(picked + [gone])) {
      if case .history = $0 { history += 1 }
    }
    #expect(reports.map(\.planned.session.code) == [.fp2, .r])
    #expect(history == 1)
    let practice = try await run(weekend).run(.only(Array(picked.prefix(1)))) {
      if case .history = $0 { history += 1 }
    }
    #expect(practice.count == 1 && history == 1)
  }
}
