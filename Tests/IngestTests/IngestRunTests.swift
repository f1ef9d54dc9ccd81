import DuckDB
import Foundation
import Ingest
import Lake
import Testing

struct IngestRunTests {
  let weekend: Weekend

  init() throws { weekend = try Weekend() }

  private func replace(_ file: String, with bytes: Data) throws {
    try bytes.write(to: URL(fileURLWithPath: try weekend.session("Qualifying") + "/" + file))
  }

  private func content(_ file: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: try weekend.session("Qualifying") + "/" + file))
  }

  private func failure(_ reports: [IngestRun.Report]) -> String? {
    if case .failed(let reason, _) = reports.first?.outcome { reason } else { nil }
  }

  @Test func `every session of a weekend arrives in all tables`() async throws {
    let reports = try await weekend.ingest([])
    #expect(reports.map(\.planned.session.code) == [.fp1, .fp2, .fp3, .q, .r])
    #expect(reports.exitCode == nil)
    let sessions = try weekend.rows(
      "SELECT count(*), bool_and(is_simulated) FROM bronze", of: "sessions")
    #expect(sessions == [[5, true]])
    for table in ["laps", "results", "weather", "race_control", "track_status", "session_status"] {
      let rows = try weekend.rows("SELECT count(DISTINCT session) FROM bronze", of: table)
      #expect(rows == [[5]], "\(table)")
    }
  }

  @Test func `the raw archive replays to the same bytes`() async throws {
    try await weekend.ingest(["Q", "R"])
    let first = try weekend.bronzeFiles()
    let other = try Weekend()
    try await other.ingest(["Q", "R"], from: weekend.root.cache)
    #expect(try other.bronzeFiles() == first)
    #expect(!first.isEmpty)
  }

  @Test func `what has not changed is not written again`() async throws {
    try await weekend.ingest()
    let reports = try await weekend.ingest()
    guard case .unchanged(let rows) = reports.first?.outcome else {
      Issue.record("\(String(describing: reports.first?.outcome))")
      return
    }
    #expect(rows > 0)
  }

  @Test(arguments: ["TimingData", "TimingAppData", "SessionStatus", "WeatherData", "DriverList"])
  func `a truncated topic fails the session by name and keeps what is stored`(topic: String)
    async throws
  {
    try await weekend.ingest()
    let stored = try weekend.bronzeFiles()
    let file = topic + ".jsonStream"
    let whole = try content(file)
    try replace(file, with: whole.prefix(whole.count - 7))
    let reports = try await weekend.ingest()
    let reason = try #require(failure(reports))
    #expect(reason.contains(file) && reason.contains("truncated"))
    #expect(reports.exitCode == 4)
    #expect(try weekend.bronzeFiles() == stored)
    try replace(file, with: whole)
    #expect(try await weekend.ingest().exitCode == nil)
  }

  @Test func `an empty topic fails the session by name`() async throws {
    try replace("TimingData.jsonStream", with: Data())
    #expect(failure(try await weekend.ingest())?.contains("TimingData.jsonStream is empty") == true)
    #expect(try weekend.bronzeFiles().isEmpty)
  }

  @Test func `telemetry topics of a byte order mark alone are topics without records`()
    async throws
  {
    let mark = Data([0xEF, 0xBB, 0xBF])
    try replace("CarData.z.jsonStream", with: mark)
    try replace("Position.z.jsonStream", with: mark + Data("\r\n".utf8))
    #expect(try await weekend.ingest().exitCode == nil)
    #expect(try weekend.rows("SELECT 1 FROM bronze", of: "car_data").isEmpty)
    let findings = try weekend.rows(
      "SELECT feed FROM bronze WHERE message = 'the topic has no records' ORDER BY feed",
      of: "findings")
    #expect(findings == [["CarData.z"], ["Position.z"]])
  }

  @Test func `an emptied topic does not take the place of an archived one`() async throws {
    try await weekend.ingest()
    let stored = try weekend.rows("SELECT count(*) FROM bronze", of: "team_radio")
    #expect(stored != [[0]])
    try replace("TeamRadio.jsonStream", with: Data([0xEF, 0xBB, 0xBF]))
    let outcome = try #require(try await weekend.ingest().first?.outcome)
    guard case .unchanged = outcome else {
      Issue.record("\(outcome)")
      return
    }
    // Made again for another reason, the session still has it, and says why.
    let weather = try content("WeatherData.jsonStream")
    try replace(
      "WeatherData.jsonStream", with: weather + Data("05:00:00.000{\"AirTemp\":\"1\"}\r\n".utf8))
    try await weekend.ingest()
    #expect(try weekend.rows("SELECT count(*) FROM bronze", of: "team_radio") == stored)
    let findings = try weekend.rows(
      "SELECT action FROM bronze WHERE message LIKE 'the origin no longer has %TeamRadio%'",
      of: "findings")
    #expect(findings == [["took it from the raw archive"]])
  }

  @Test func `a topic of rubbish fails the session by name`() async throws {
    try replace("TrackStatus.jsonStream", with: Data("<html>gateway timeout</html>\r\n".utf8))
    #expect(failure(try await weekend.ingest())?.contains("TrackStatus.jsonStream") == true)
  }

  @Test func `a damaged record is a finding, the rest is stored`() async throws {
    let text = String(decoding: try content("WeatherData.jsonStream"), as: UTF8.self)
    var lines = text.components(separatedBy: "\r\n")
    lines[3] = "00:0"
    try replace("WeatherData.jsonStream", with: Data(lines.joined(separator: "\r\n").utf8))
    #expect(try await weekend.ingest().exitCode == nil)
    let findings = try weekend.rows(
      "SELECT feed, line FROM bronze WHERE severity = 'warning' AND line IS NOT NULL",
      of: "findings")
    #expect(findings == [["WeatherData", 4]])
  }

  @Test func `a damaged official result fails the session and names the document`() async throws {
    let path = weekend.origin + "/ergast/f1/2031/1/qualifying.json"
    try Data(#"{"detail":"throttled"}"#.utf8).write(to: URL(fileURLWithPath: path))
    #expect(
      failure(try await weekend.ingest())?.contains("ergast/f1/2031/1/qualifying.json") == true)
  }

  @Test func `a session that the origin does not have is skipped, the others go on`() async throws {
    try FileManager.default.removeItem(atPath: try weekend.session("Practice_2"))
    let reports = try await weekend.ingest(["FP1", "FP2", "FP3"])
    #expect(reports.map(\.outcome.isStored) == [true, false, true])
    #expect(reports.exitCode == 4)
    guard case .unavailable = reports[1].outcome else {
      Issue.record("\(reports[1].outcome)")
      return
    }
  }

  @Test func `a topic that the origin has lost is taken from the raw archive, with a finding`()
    async throws
  {
    try await weekend.ingest()
    let laps = try weekend.rows("SELECT count(*) FROM bronze", of: "laps")
    try FileManager.default.removeItem(
      atPath: try weekend.session("Qualifying") + "/TimingData.jsonStream")
    // Another response changed, so that the session is decoded anew.
    let weather = try content("WeatherData.jsonStream")
    try replace("WeatherData.jsonStream", with: weather + Data("03:00:00.000{}\r\n".utf8))
    #expect(try await weekend.ingest().exitCode == nil)
    #expect(try weekend.rows("SELECT count(*) FROM bronze", of: "laps") == laps)
    let lost = try weekend.rows(
      "SELECT count(*) FROM bronze WHERE action LIKE '%archive%'", of: "findings")
    #expect(lost == [[1]])
  }

  @Test func `a folder that is no origin is named`() async throws {
    let error = await #expect(throws: IngestError.self) {
      try await self.weekend.ingest(from: "/no/such/origin")
    }
    #expect(error?.message.contains("/no/such/origin is no folder") == true)
  }

  @Test func `an unknown session or season is an error before anything is written`() async throws {
    await #expect(throws: IngestError.self) { try await self.weekend.ingest(["FP9"]) }
    await #expect(throws: IngestError.self) { try await self.weekend.ingest(["S"]) }
    let run = IngestRun(weekend.root, OriginAddresses(all: weekend.origin))
    await #expect(throws: IngestError.self) { try await run.run(.init(season: 2032)) { _ in } }
    #expect(try weekend.bronzeFiles().isEmpty)
  }

  @Test func `a data root that disappears stops the run with its own exit code`() async throws {
    try FileManager.default.removeItem(atPath: weekend.root.path + "/.f1lake-root.json")
    let error = await #expect(throws: LakeError.self) { try await self.weekend.ingest() }
    #expect(error?.exitCode == 3)
    #expect(try weekend.bronzeFiles().isEmpty)
  }

  @Test func `two ingests into one data root at once are refused`() async throws {
    let lock = try weekend.root.ingestLock()
    let error = await #expect(throws: LakeError.self) { try await self.weekend.ingest() }
    #expect(error?.kind == .busy)
    _ = consume lock
  }

  @Test func `an origin that cannot be reached is named`() async throws {
    // Port 9 of loopback: nothing listens there.
    let error = await #expect(throws: IngestError.self) {
      try await self.weekend.ingest(from: "http://127.0.0.1:9")
    }
    #expect(error?.message.contains("http://127.0.0.1:9/theOehrly") == true)
    #expect(error?.exitCode == 4)
  }
}
