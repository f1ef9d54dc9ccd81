import Foundation
import Lake
import Models
import TestSupport
import Testing

/// What each gate lets through and what it stops.
struct GateTests {
  private let fixture: GateFixture

  init() throws { fixture = try GateFixture() }

  @Test func `where all is well the snapshot is published`() async throws {
    try fixture.addSeason()
    let report = try await fixture.verify(isStrict: true)
    #expect(report.isPassed)
    #expect(try fixture.warehouse.current() != nil)
    #expect(report.gate("standings")?.summary == "compared: 2024 to round 2")
    #expect(report.gate("positions")?.summary == "3 sessions compared")
    #expect(report.gates.allSatisfy { $0.problems.isEmpty })
  }

  @Test func `points that do not add up stop the publication and name the driver`() async throws {
    try fixture.addSeason(points: "24.5")
    let report = try await fixture.verify()
    #expect(!report.isPassed)
    #expect(try fixture.warehouse.current() == nil)
    #expect(
      report.gate("standings")?.problems == [
        GateProblem("2024 max", "50.5 points, Jolpica has 51.0")
      ])
    #expect(report.text.contains("standings      failed"))
  }

  @Test func `a season with gaps is compared up to the first, and the gap is told`() async throws {
    try fixture.addSeason(second: false)
    let standings = try #require(try await fixture.verify().gate("standings"))
    #expect(standings.status == .passed)
    #expect(standings.summary == "compared: 2024 to round 1")
    #expect(standings.skipped == ["2024: 2 sessions are not in the lake, the first is 2024-02-R"])
  }

  @Test func `a season whose first race has no points is not compared`() async throws {
    try fixture.addSeason(points: "NULL::DOUBLE")
    try fixture.add(
      "silver.results",
      "session_id, season, round, session_code, driver_id, driver, position, points",
      rows: ["'2024-01-R', 2024, 1, 'R', 'max', 'VER', 1, NULL::DOUBLE"])
    let standings = try #require(try await fixture.verify().gate("standings"))
    #expect(standings.status == .skipped)
    #expect(standings.summary == "no season is complete up to a round with standings")
    #expect(standings.skipped == ["2024: 3 sessions are not in the lake, the first is 2024-01-R"])
  }

  @Test func `another place than Jolpica's is a failure, an unclassified driver is none`()
    async throws
  {
    try fixture.addSeason(place: "3")
    let positions = try #require(try await fixture.verify().gate("positions"))
    #expect(positions.status == .failed)
    #expect(positions.problems == [GateProblem("2024-01-R max", "place 3, Jolpica has 1")])
  }

  @Test func `a driver on one side only is a failure`() async throws {
    try fixture.addSeason()
    try fixture.add(
      "silver.ergast_results", "session_id, driver_id, position, position_text",
      rows: ["'2024-01-R', 'max', 1, '1'", "'2024-01-R', 'george', 2, '2'"])
    let positions = try #require(try await fixture.verify().gate("positions"))
    #expect(
      positions.problems == [
        GateProblem("2024-01-R george", "only Jolpica has a result"),
        GateProblem("2024-01-R lewis", "Jolpica has no result"),
      ])
    #expect(positions.skipped == ["2024-02-R: Jolpica's result is not in the lake"])
  }

  @Test func `rows that silver loses are found by the manifest, session by session`() async throws {
    try fixture.ingest("laps", round: 1, rows: 10)
    try fixture.ingest("laps", round: 2, rows: 20)
    try fixture.folder.write(
      """
      sources:
        - name: bronze
          config: {meta: {external_location: "read_parquet('{{ env_var('F1_BRONZE') }}/{name}/*/*/*/*/part-*.parquet', hive_partitioning = true)"}}
          tables: [{name: laps}]
      """, to: "project/models/sources.yml")
    try fixture.add(
      "silver.laps",
      """
      select season || '-' || round || '-' || session as session_id, lap > 0 as is_accurate
      from {{ source('bronze', 'laps') }} where round = '01' or lap > 2
      """,
      yaml: "models: [{name: laps, columns: [{name: session_id}]}]")
    let rows = try #require(try await fixture.verify().gate("row_counts"))
    #expect(rows.status == .failed)
    #expect(
      rows.problems == [
        GateProblem("silver.laps 2024-02-R", "17 rows, the manifest of laps says 20")
      ])
  }

  private func addLaps(_ accurate: [String: Int]) throws {
    let rows = accurate.sorted { $0.key < $1.key }.flatMap { session, count in
      (0..<100).map { "'\(session)', 2024, '\(session.suffix(1))', \($0 < count)" }
    }
    try fixture.add("silver.laps", "session_id, season, session_code, is_accurate", rows: rows)
  }

  @Test func `a session with few accurate laps is a warning, and a failure if one is strict`()
    async throws
  {
    try addLaps(["2024-01-R": 90, "2024-03-Q": 8])
    let report = try await fixture.verify()
    #expect(report.isPassed)
    let gate = try #require(report.gate("accurate_laps"))
    #expect(gate.status == .warning)
    #expect(
      gate.problems == [
        GateProblem("2024-03-Q", "8.0 % of 100 laps are accurate, less than 20 %")
      ])
    #expect(try await !fixture.verify(isStrict: true).isPassed)
  }

  @Test func `a session far from others of its kind is unusual though it is above the bound`()
    async throws
  {
    try addLaps([
      "2024-01-R": 88, "2024-02-R": 90, "2024-03-R": 91, "2024-04-R": 92, "2024-05-R": 60,
    ])
    let gate = try #require(try await fixture.verify().gate("accurate_laps"))
    #expect(
      gate.problems == [
        GateProblem("2024-05-R", "60.0 % of 100 laps are accurate, the median of 2024 R is 90.0 %")
      ])
  }

  @Test func `errors that ingest found are listed as warnings`() async throws {
    try fixture.add(
      "silver.findings", "session_id, severity, feed, line, message",
      rows: [
        "'2024-01-R', 'error', 'WeatherData', 1, 'is missing'",
        "'2024-01-R', 'info', 'TimingData', 2, 'is fine'",
      ])
    let gate = try #require(try await fixture.verify().gate("findings"))
    #expect(gate.status == .warning)
    #expect(gate.problems == [GateProblem("2024-01-R", "WeatherData: is missing")])
  }

  @Test func `a failing data test is a failed gate`() async throws {
    try fixture.addSeason()
    try fixture.folder.write("select 1 as wrong", to: "project/tests/wrong.sql")
    let report = try await fixture.verify()
    #expect(!report.isPassed)
    #expect(report.gate("data_tests")?.problems.map(\.subject) == ["wrong"])
    #expect(try fixture.warehouse.current() == nil)
  }

  @Test func `a table without the columns of a gate is told and the gate skipped`() async throws {
    try fixture.add("silver.laps", "session_id", rows: ["'2024-01-R'"])
    let gate = try #require(try await fixture.verify().gate("accurate_laps"))
    #expect(gate.status == .skipped)
    #expect(
      gate.summary
        == "the project has no silver.laps.season, silver.laps.session_code, silver.laps.is_accurate"
    )
  }

  @Test func `what a project does not have is skipped and said`() async throws {
    try fixture.add("silver.other", "n", rows: ["1"])
    let report = try await fixture.verify(isStrict: true)
    #expect(report.isPassed)
    let gate = try #require(report.gate("accurate_laps"))
    #expect(gate.status == .skipped)
    #expect(gate.summary == "the project has no silver.laps")
  }
}
