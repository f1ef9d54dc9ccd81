import DuckDB
import Foundation
import Ingest
import Lake
import Testing

struct HistoryTests {
  /// 1956 with two rounds, in the second of which drivers shared cars.
  private func fifties() throws -> HistoryFixture {
    let history = try HistoryFixture(season: 1956)
    let r = history.result
    let first = history.race(1, #""Results":[\#(r(1, "moss", "1", ""))]"#)
    let rows = [
      r(34, "fangio", "1", #""Time":{"millis":"10800000","time":"3:00:00.0"}"#),
      r(34, "musso", "1", #""Time":{"millis":"10800000","time":"3:00:00.0"}"#),
      r(30, "fangio", "R", ""), r(2, "a", "W", ""), r(3, "b", "D", ""), r(4, "c", "E", ""),
      r(5, "d", "F", ""), r(6, "e", "N", #""Time":{"millis":"","time":"+4.3"}"#),
    ]
    try history.writeCalendar(2)
    try history.writePaged(
      "1956/results",
      first + "," + history.race(2, #""Results":[\#(rows.joined(separator: ","))]"#), total: 9)
    try history.writePaged("1956/qualifying", "", total: 0)
    for round in 1...2 {
      let driver =
        #"{"position":"1","positionText":"1","points":"4.5","wins":"1","Driver":{"driverId":"fangio"},"Constructors":[{"constructorId":"maker","name":"Maker"},{"constructorId":"other","name":"Other"}]}"#
      try history.writePaged(
        "1956/\(round)/driverstandings",
        #"{"season":"1956","round":"\#(round)","DriverStandings":[\#(driver)]}"#, total: 1,
        table: "Standings")
    }
    return history
  }

  @Test func `shared drives keep a row per driver and car`() async throws {
    let history = try fifties()
    let reports = try await history.ingest()
    #expect(reports.map(\.isWritten) == [true, true], "\(reports)")
    let shared = try history.rows(
      "SELECT driver_number, driver_id, points, time_ms FROM bronze WHERE round = 2 LIMIT 3",
      of: "ergast_results")
    #expect(
      shared == [
        ["34", "fangio", 4.5, 10_800_000], ["34", "musso", 4.5, 10_800_000],
        ["30", "fangio", 4.5, nil],
      ])
  }

  @Test func `those without a place keep the letter that says why`() async throws {
    let history = try fifties()
    try await history.ingest("2")
    let letters = try history.rows(
      "SELECT position_text FROM bronze WHERE position_text > '9'", of: "ergast_results")
    #expect(letters == [["R"], ["W"], ["D"], ["E"], ["F"], ["N"]])
    // An empty time is none, and no finding.
    let last = try history.rows(
      "SELECT time_ms, time_text FROM bronze WHERE position_text = 'N'", of: "ergast_results")
    #expect(last == [[nil, "+4.3"]])
    #expect(try history.rows("SELECT message FROM bronze", of: "ergast_findings").isEmpty)
  }

  @Test func `a round of the fifties has its keys, its race and empty tables of what came later`()
    async throws
  {
    let history = try fifties()
    #expect(try await history.ingest("1").count == 1)
    let race = try history.rows(
      "SELECT season, round, grand_prix, session, circuit_id, latitude_deg, race_start, epoch(date) FROM bronze",
      of: "ergast_races")
    #expect(race == [[1956, "01", "grand-prix-1-dete", "R", "loop", -1.5, nil, -428_716_800.0]])
    for table in ["ergast_laps", "ergast_pit_stops", "ergast_constructor_standings"] {
      #expect(try history.rows("SELECT 1 FROM bronze", of: table).isEmpty)
    }
    let makers = try history.rows(
      "SELECT constructor_ids, constructor_names FROM bronze", of: "ergast_driver_standings")
    #expect(makers == [["maker;other", "Maker;Other"]])
  }

  @Test func `the same answers are not written again, a changed one alone is`() async throws {
    let history = try fifties()
    try await history.ingest()
    #expect(try await history.ingest().allSatisfy(\.isUnchanged))
    let manifest = { (table: String) in
      try Data(
        contentsOf: URL(
          fileURLWithPath:
            "\(history.root.bronze)/\(table)/season=1956/round=01/grand_prix=grand-prix-1-dete/session=R/manifest.json"
        ))
    }
    let before = try manifest("ergast_results")
    let standings = try manifest("ergast_driver_standings")
    try history.writePaged(
      "1956/1/driverstandings",
      #"{"season":"1956","round":"1","DriverStandings":[{"points":"9"}]}"#,
      total: 1, table: "Standings")
    let reports = try await history.ingest()
    #expect(reports.map(\.isUnchanged) == [false, true])
    #expect(try manifest("ergast_results") == before)
    #expect(try manifest("ergast_driver_standings") != standings)
  }

  @Test func `what the origin lost is taken from the raw archive, with a finding`() async throws {
    let history = try fifties()
    try await history.ingest()
    try history.remove("1956/1/driverstandings.json^limit=100&offset=0")
    try await history.ingest("1")
    #expect(
      try history.rows("SELECT 1 FROM bronze WHERE round = 1", of: "ergast_driver_standings").count
        == 1)
  }

  @Test func `standings of another round are refused`() async throws {
    let history = try fifties()
    try history.writePaged(
      "1956/2/driverstandings",
      #"{"season":"1956","round":"1","DriverStandings":[{"points":"9"}]}"#,
      total: 1, table: "Standings")
    let reports = try await history.ingest()
    #expect(reports[0].isWritten)
    #expect(reports[1].failure?.contains("is about round 1, not 2") == true)
  }

  @Test func `a season or round that is not there is an error`() async throws {
    let history = try fifties()
    await #expect(throws: IngestError.self) { try await history.ingest("9") }
    let empty = try HistoryFixture(season: 1949)
    await #expect(throws: IngestError.self) { try await empty.ingest() }
  }
}
