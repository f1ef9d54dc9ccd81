import Foundation
import Ingest
import Lake
import Testing

/// Several sessions and seasons in one run, and a run that is stopped.
struct SeasonRunTests {
  private func run(
    _ weekend: Weekend, _ selection: IngestRun.Selection, jobs: Int? = nil, now: Date = Date(),
    observe: (IngestRun.Notice) async throws -> Void = { _ in }
  ) async throws -> [IngestRun.Report] {
    try await IngestRun(
      weekend.root, OriginAddresses(all: weekend.origin), jobs: jobs, now: now
    ).run(selection, observe: observe)
  }

  @Test func `several sessions at once give the same bytes as one at a time`() async throws {
    let one = try Weekend()
    let many = try Weekend()
    _ = try await run(one, .init(season: 2031), jobs: 1)
    _ = try await run(many, .init(season: 2031), jobs: 5)
    #expect(try one.bronzeFiles() == many.bronzeFiles())
    let historyTables = 9
    #expect(try one.bronzeFiles().count == 5 * BronzeTable.names.count + historyTables)
  }

  @Test func `all seasons are planned first, and reports come in the order of the plan`()
    async throws
  {
    let weekend = try Weekend(seasons: [2031, 2032])
    var planned: [PlannedSession] = []
    let reports = try await run(weekend, .init(seasons: [2032, 2031, 2032]), jobs: 3) { notice in
      if case .planned(let plan, let jobs, _) = notice {
        #expect(planned.isEmpty && plan.seasons == [2032, 2031] && jobs == 3)
        planned = plan.sessions
      }
    }
    #expect(
      planned.map(\.event.season) == Array(repeating: 2032, count: 5) + [
        2031, 2031, 2031, 2031, 2031,
      ])
    #expect(reports.map(\.planned) == planned)
    #expect(
      reports.allSatisfy { $0.size?.tables == BronzeTable.names.count && $0.outcome.isStored })
  }

  @Test func `a season whose schedule is missing stops the run before anything is written`()
    async throws
  {
    let weekend = try Weekend()
    await #expect(throws: IngestError.self) {
      try await self.run(weekend, .init(seasons: [2031, 2033]))
    }
    #expect(try weekend.bronzeFiles().isEmpty)
  }

  @Test func `the latest are the sessions that have ended and are not there`() async throws {
    let weekend = try Weekend()
    var starts: [SessionCode: Date] = [:]
    let all = try await run(weekend, .init(season: 2031, sessions: ["FP1"]))
    #expect(all.count == 1)
    let stopped = try Weekend()
    for report in try await run(stopped, .init(season: 2031)) {
      starts[report.planned.session.code] = Date(
        timeIntervalSince1970: Double(report.planned.session.start) / 1_000_000)
    }
    let qualifying = try #require(starts[.q])
    // Two hours after its start a session is over; FP1 is in bronze already.
    let during = try await run(weekend, .latest(), now: qualifying.addingTimeInterval(7199))
    #expect(during.map(\.planned.session.code) == [.fp2, .fp3])
    let after = try await run(weekend, .latest(), now: qualifying.addingTimeInterval(7200))
    #expect(after.map(\.planned.session.code) == [.q])
    #expect(after.exitCode == nil)
    let again = try await run(weekend, .latest(), now: qualifying.addingTimeInterval(7200))
    #expect(again.isEmpty)
    #expect(IngestSummary(again, duration: .zero).text == "nothing new")
    let race = try #require(starts[.r])
    let last = try await run(weekend, .latest(), now: race.addingTimeInterval(10_800))
    #expect(last.map(\.planned.session.code) == [.r])
  }

  @Test func `the latest catch up with history that failed before`() async throws {
    let weekend = try Weekend()
    let now = Date(timeIntervalSince1970: 1_940_000_000)
    let page = weekend.origin + "/ergast/f1/2031/1/pitstops.json^limit=100&offset=0"
    let whole = try Data(contentsOf: URL(fileURLWithPath: page))
    func history() async throws -> [HistoryIngest.Report] {
      var found: [HistoryIngest.Report] = []
      _ = try await run(weekend, .latest(), now: now) {
        if case .history(let report) = $0 { found.append(report) }
      }
      return found
    }
    try Data("{}".utf8).write(to: URL(fileURLWithPath: page))
    #expect(try await history().map(\.failure).compactMap { $0 }.count == 1)
    try whole.write(to: URL(fileURLWithPath: page))
    #expect(try await history().map(\.isWritten) == [true])
    // Now that it is there, nobody is asked.
    #expect(try await history().isEmpty)
  }

  @Test func `a cancelled run stops where it is and goes on from there`() async throws {
    let weekend = try Weekend()
    let task = Task {
      try await run(weekend, .init(season: 2031), jobs: 1) { notice in
        if case .finished(let report) = notice, report.planned.session.code == .fp2 {
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
    }
    let reports = try await task.value
    #expect(reports.map(\.outcome.isStored) == [true, true, false, false, false])
    #expect(reports.exitCode == 130)
    let summary = IngestSummary(reports, duration: .zero)
    #expect(summary.stopped == 3)
    #expect(summary.text.contains("2031 R01 Simulated Grand Prix of"))
    #expect(summary.text.hasSuffix("FP3 Q R"))
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
    let rest = try await run(weekend, .init(season: 2031))
    #expect(rest.exitCode == nil)
    let unchanged = IngestSummary(rest, duration: .zero).unchanged
    #expect(unchanged == 2)
  }

  @Test func `a data root that goes in the middle ends the run with its own exit code`()
    async throws
  {
    let weekend = try Weekend()
    let reports = try await run(weekend, .init(season: 2031), jobs: 1) { notice in
      guard case .finished(let report) = notice, report.planned.session.code == .fp1 else { return }
      try FileManager.default.removeItem(atPath: weekend.root.path + "/.f1lake-root.json")
    }
    #expect(reports.exitCode == 3)
    #expect(reports.map(\.outcome.isStored) == [true, false, false, false, false])
    guard case .failed(let reason, .dataRoot) = reports[1].outcome,
      case .stopped = reports[2].outcome
    else {
      Issue.record("\(reports[1].outcome) \(reports[2].outcome)")
      return
    }
    #expect(reason.contains("connect it"))
  }

  @Test(arguments: [
    (2, 24 << 30, 2), (16, 2 << 30, 5), (8, 200 << 20, 1), (0, 64 << 30, 1),
  ])
  func `as many sessions at once as cores and a quarter of the memory carry`(
    cores: Int, memory: Int, jobs: Int
  ) {
    #expect(SessionBudget.jobs(cores: cores, memoryBytes: UInt64(memory)) == jobs)
  }
}
