import DuckDB
import Foundation
import Ingest
import Lake
import Testing

/// The tables of the smaller feeds and of the circuit, from the origin to Parquet.
struct FeedTableTests {
  let weekend: Weekend

  init() throws { weekend = try Weekend() }

  private func write(_ name: String, _ records: [String]) throws {
    let path = try weekend.session("Qualifying") + "/" + name
    try Data(records.map { $0 + "\r\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
  }

  private func circuitKey() throws -> String {
    let path = try weekend.session("Qualifying") + "/SessionInfo.jsonStream"
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    let key = try #require(text.firstMatch(of: /"Circuit":\{"Key":(\d+)/)).output.1
    return String(key)
  }

  private func writeCircuit(_ text: String) throws {
    let folder = weekend.origin + "/api/v1/circuits/\(try circuitKey())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/\(Weekend.season)"))
  }

  @Test func `a radio message has the address of its recording`() async throws {
    try write(
      "TeamRadio.jsonStream",
      [
        #"00:03:04.015{"Captures":[{"Utc":"2031-03-01T11:19:20.247Z","RacingNumber":"1","Path":"TeamRadio/A 1.mp3"}]}"#
      ])
    #expect(try await weekend.ingest().exitCode == nil)
    let rows = try weekend.rows("SELECT path, url, time_ms FROM bronze", of: "team_radio")
    #expect(rows.count == 1)
    #expect(rows.first?[0] == "TeamRadio/A 1.mp3")
    let url = "\(rows.first?[1] ?? .null)"
    #expect(url.contains("https://livetiming.formula1.com/static/2031/"))
    #expect(url.contains("_Qualifying/TeamRadio/A%201.mp3"))
  }

  @Test func `stints sum up the laps`() async throws {
    try await weekend.ingest(["R"])
    let stints = try weekend.rows(
      """
      SELECT driver_number, stint, lap_start, lap_end, laps, compound, tyre_age_at_end FROM bronze
      ORDER BY driver_number, stint
      """, of: "stints")
    let laps = try weekend.rows(
      """
      SELECT driver_number, stint, min(lap_number), max(lap_number), count(*),
        arg_max(compound, lap_number), max(tyre_life) FROM bronze WHERE stint IS NOT NULL
      GROUP BY ALL ORDER BY driver_number, stint
      """, of: "laps")
    #expect(!stints.isEmpty)
    #expect(stints == laps)
  }

  @Test func `a circuit's map becomes its tables`() async throws {
    try writeCircuit(
      #"""
      {"circuitKey":7,"circuitName":"Made up","rotation":-12.5,"year":2031,"x":[1,2],"y":[3,4],
       "corners":[{"number":1,"angle":1.5,"length":90.5,"trackPosition":{"x":-5.5,"y":6}}],
       "marshalLights":[{"number":1,"trackPosition":{"x":0,"y":0}}],"marshalSectors":[]}
      """#)
    #expect(try await weekend.ingest().exitCode == nil)
    #expect(try weekend.rows("SELECT rotation_deg FROM bronze", of: "circuits") == [[-12.5]])
    #expect(
      try weekend.rows(
        "SELECT number, letter, x, angle_deg, distance FROM bronze", of: "circuit_corners")
        == [[1, .null, -5.5, 1.5, 90.5]])
    #expect(
      try weekend.rows("SELECT point_index, x, y FROM bronze ORDER BY 1", of: "circuit_track")
        == [[0, 1.0, 3.0], [1, 2.0, 4.0]])
    #expect(try weekend.rows("SELECT 1 FROM bronze", of: "circuit_marshal_sectors").isEmpty)
  }

  @Test(arguments: [nil, "<html>busy</html>"])
  func `without a readable map the session is whole, with a finding`(text: String?) async throws {
    let folder = weekend.origin + "/api"
    try? FileManager.default.removeItem(atPath: folder)
    if let text { try writeCircuit(text) }
    #expect(try await weekend.ingest().exitCode == nil)
    #expect(try weekend.rows("SELECT 1 FROM bronze", of: "circuits").isEmpty)
    let findings = try weekend.rows(
      "SELECT severity FROM bronze WHERE action LIKE '%circuit%'", of: "findings")
    #expect(findings == [[text == nil ? "info" : "warning"]])
    // What is known of the document may be there, the document is not.
    let kept = FileManager.default.enumerator(atPath: weekend.root.cache + "/api/v1/circuits/9001")
    #expect(kept?.allSatisfy { "\($0)".hasPrefix(".") } ?? true)
  }
}
