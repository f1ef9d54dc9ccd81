import DuckDB
import Ingest
import Testing

/// Seasons of the timing archive's time: documents of rounds, laps in pages.
struct HistoryPagingTests {
  private let drivers = ["a", "b", "c"]

  /// A made-up season 2098 with one round of 67 laps by three drivers: 201 rows, three pages of which end amid a
  /// lap.
  private func season() throws -> HistoryFixture {
    let history = try HistoryFixture(season: 2098)
    try history.writeCalendar()
    let results = drivers.enumerated().map { history.result($0.offset + 1, $0.element, "1") }
    try history.write(
      "2098/1/results",
      history.race(1, #""Results":[\#(results.joined(separator: ","))]"#), total: 3)
    for page in 0..<3 { try writeLaps(history, offset: page * 100) }
    return history
  }

  private func writeLaps(
    _ history: HistoryFixture, offset: Int, claim: Int? = nil, count: Int? = nil, total: Int = 201
  ) throws {
    let laps = (offset..<min(offset + (count ?? 100), 201)).map { row in
      #"{"number":"\#(row / 3 + 1)","Timings":[{"driverId":"\#(drivers[row % 3])","position":"\#(row % 3 + 1)","time":"1:30.00\#(row % 10)"}]}"#
    }
    try history.writePage(
      "2098/1/laps", "^limit=100&offset=\(offset)",
      history.race(1, #""Laps":[\#(laps.joined(separator: ","))]"#), limit: 100,
      offset: claim ?? offset, total: total)
  }

  @Test func `laps over several pages are all there, in order`() async throws {
    let history = try season()
    #expect(try await history.ingest().allSatisfy(\.isWritten))
    let laps = try history.rows(
      "SELECT count(*), count(DISTINCT (lap_number, driver_id)), max(lap_number), min(lap_time_ms) FROM bronze",
      of: "ergast_laps")
    #expect(laps == [[201, 201, 67, 90_000]])
    let missing = try history.rows("SELECT message FROM bronze", of: "ergast_findings")
    // Qualifying, pit stops and both standings are not there; a sprint was not held.
    #expect(missing.count == 4)
  }

  @Test(arguments: ["offset", "count", "total", "missing"])
  func `pages that do not fit together are refused by name`(fault: String) async throws {
    let history = try season()
    switch fault {
    case "offset": try writeLaps(history, offset: 100, claim: 0)
    case "count": try writeLaps(history, offset: 100, count: 99)
    case "total": try writeLaps(history, offset: 100, total: 202)
    default: try history.remove("2098/1/laps.json^limit=100&offset=100")
    }
    let failure = try #require(try await history.ingest().first?.failure)
    #expect(failure.contains("ergast/f1/2098/1/laps.json^limit=100&offset=100"))
    #expect(throws: DuckDBError.self) {
      try history.rows("SELECT 1 FROM bronze", of: "ergast_results")
    }
  }

  @Test func `a round without a result is not run yet`() async throws {
    let history = try season()
    try history.write("2098/1/results", "", total: 0)
    #expect(try await history.ingest().first?.skipped == "it has not been run yet")
  }

  @Test func `a sprint is asked for where the calendar has one`() async throws {
    let history = try season()
    try history.writeCalendar(1, #""Sprint":{"date":"2098-06-01","time":"10:00:00Z"}"#)
    try history.write(
      "2098/1/sprint", history.race(1, #""SprintResults":[\#(history.result(1, "a", "1"))]"#),
      total: 1)
    try await history.ingest()
    #expect(
      try history.rows("SELECT session, driver_id FROM bronze", of: "ergast_sprint") == [
        ["S", "a"]
      ])
    #expect(
      try history.rows("SELECT CAST(sprint_start AS VARCHAR) FROM bronze", of: "ergast_races")
        == [["2098-06-01 10:00:00"]])
  }

  @Test func `a value that cannot be read is null with a finding`() async throws {
    let history = try season()
    let speed = #""FastestLap":{"lap":"7","AverageSpeed":{"units":"mph","speed":"150"}}"#
    let row = history.result(1, "a", "1", speed).replacing(#""grid":"0""#, with: #""grid":"x""#)
    try history.write("2098/1/results", history.race(1, #""Results":[\#(row)]"#), total: 1)
    try await history.ingest()
    #expect(
      try history.rows(
        "SELECT grid, fastest_lap, fastest_lap_speed_kmh FROM bronze", of: "ergast_results")
        == [[nil, 7, nil]])
    let findings = try history.rows(
      "SELECT message FROM bronze WHERE action = 'stored null' ORDER BY 1", of: "ergast_findings")
    #expect(findings.count == 2)
    #expect(findings.last?[0].text?.contains("ergast_results.grid 'x'") == true)
  }
}
