import Testing
import Timing

struct ResultTests {
  /// A Jolpica response with one row.
  private func response(_ rows: String) -> [UInt8] {
    Array(#"{"MRData":{"RaceTable":{"Races":[{"Results":[\#(rows)]}]}}}"#.utf8)
  }

  private let hamilton = #"""
    {"number":"44","position":"3","positionText":"3","points":"15","grid":"7","laps":"57","status":"Finished",
     "Driver":{"driverId":"hamilton","permanentNumber":"1","code":"HAM","givenName":"Lewis","familyName":"Hamilton"},
     "Constructor":{"constructorId":"mercedes","name":"Mercedes"},"Time":{"time":"+20.4"}}
    """#

  @Test func `the official result is joined by the number in that race`() async throws {
    let official = try OfficialResult.decode(response(hamilton))
    let result = try #require(try await SessionFixture(official: official).decode().results.first)
    #expect(result.driverID == "hamilton")
    #expect(result.fullName == "Lewis Hamilton")
    #expect(result.position == 3)
    #expect(result.gridPosition == 7)
    #expect(result.time == 20_400)
    #expect(result.points == 15)
  }

  @Test func `a driver whom the archive does not know did not start and keeps no position`()
    async throws
  {
    let other = hamilton.replacing("\"44\"", with: "\"2\"").replacing("HAM", with: "SAR")
    let official = try OfficialResult.decode(response(hamilton + "," + other))
    let results = try await SessionFixture(official: official).decode().results
    #expect(results.map(\.driverNumber) == ["44", "2"])
    #expect(results[1].driver == "SAR")
    #expect(results[1].position == nil)
    #expect(results[1].gridPosition == nil)
    #expect(results[1].broadcastName == nil)
  }

  @Test func `practice takes only identifiers from the race's result, its places come from laps`()
    async throws
  {
    let official = try OfficialResult.decode(response(hamilton))
    let session = SessionFixture(
      kind: .practice, timing: SessionFixture.laps(2), official: official)
    let result = try #require(try await session.decode().results.first)
    #expect(result.teamID == "mercedes")
    #expect(result.position == 1)
    #expect(result.time == 90_000)
    #expect(result.points == nil)
  }

  @Test func `a race that is not run yet has no rows`() throws {
    let bytes = Array(#"{"MRData":{"RaceTable":{"Races":[]}}}"#.utf8)
    #expect(try OfficialResult.decode(bytes).isEmpty)
  }

  @Test func `what is not Jolpica's form is an error`() {
    #expect(throws: JSONError.self) {
      try OfficialResult.decode(Array(#"{"detail":"Throttled"}"#.utf8))
    }
  }

  @Test func `the first lap of a race takes its time from Jolpica`() async throws {
    let official = try OfficialResult.decode(response(hamilton))
    var session = SessionFixture(timing: SessionFixture.laps(2), official: official)
    session.firstLapTimes = ["hamilton": 99_019]
    #expect(try await session.decode().laps[0].lapTime == 99_019)
  }
}
