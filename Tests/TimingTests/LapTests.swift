import Testing
import Timing

struct LapTests {
  @Test func `values that come up to five seconds late belong to the lap before`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.timing.insert(("00:02:34.900", #""Speeds":{"FL":{"Value":"280"}}"#), at: 5)
    let laps = try await session.decode().laps
    #expect(laps.map(\.number) == [1, 2])
    #expect(laps.map(\.lapTime) == [90_000, 90_003])
    #expect(laps[0].speeds.finishLine == 280)
  }

  @Test
  func `the first lap of a race starts with the session, the next where the one before ended`()
    async throws
  {
    let laps = try await SessionFixture(timing: SessionFixture.laps(2)).decode().laps
    #expect(laps[0].startTime == 60_000)
    #expect(laps[1].startTime == laps[0].time)
  }

  @Test func `driving to the grid is no pit exit of the first lap`() async throws {
    #expect(
      try await SessionFixture(timing: SessionFixture.laps(1)).decode().laps[0].pitOutTime == nil)
  }

  @Test func `leaving the pits shortly before the line belongs to the next lap`() async throws {
    var session = SessionFixture(kind: .practice, timing: SessionFixture.laps(3))
    session.timing.insert(("00:03:50.000", #""InPit":true"#), at: 7)
    session.timing.insert(("00:03:58.000", #""InPit":false"#), at: 8)
    let laps = try await session.decode().laps
    #expect(laps[1].pitInTime == 230_000)
    #expect(laps[1].pitOutTime == nil)
    #expect(laps[2].pitOutTime == 238_000)
  }

  @Test func `a value that equals the last one is not sent and filled in`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.timing[4].1 = #""LastLapTime":{"Value":"1:30.000"}"#
    // Lap 2 repeats lap 1 exactly: only the counter moves.
    session.timing[5].1 = #""Sectors":{"0":{"Value":"30.000"}}"#
    session.timing[6].1 = #""Sectors":{"1":{"Value":"30.000"}}"#
    session.timing[7].1 = #""Sectors":{"2":{"Value":"30.000"}},"NumberOfLaps":2"#
    session.timing[8].1 = #""Speeds":{"ST":{"Value":"301"}}"#
    #expect(try await session.decode().laps.map(\.lapTime) == [90_000, 90_000])
  }

  @Test func `a lap slower than 150 s counts only if its sectors add up to it`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.timing[8].1 = #""LastLapTime":{"Value":"9:59.000"}"#
    #expect(try await session.decode().laps[1].lapTime == nil)
  }

  @Test func `a lap time below the sum of its sectors is dropped with a finding`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.timing[8].1 = #""LastLapTime":{"Value":"1:10.000"}"#
    let tables = try await session.decode()
    #expect(tables.laps[1].lapTime == nil)
    #expect(tables.findings.contains { $0.driver == "44" && $0.lap == 2 && $0.feed == .timingData })
  }

  @Test func `all track states that a lap touched are collected in order`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(3))
    session.track = [
      ("00:00:00.000", "1"), ("00:03:00.000", "2"), ("00:03:10.000", "1"), ("00:04:10.000", "4"),
    ]
    #expect(try await session.decode().laps.map(\.trackStatus) == ["1", "12", "14"])
  }

  @Test(arguments: [("1:30.005", true), ("1:30.007", false)])
  func `sectors may differ from the lap time by 3 ms in an accurate lap`(
    time: String, accurate: Bool
  ) async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.timing[8].1 = #""LastLapTime":{"Value":"\#(time)"}"#
    #expect(try await session.decode().laps[1].isAccurate == accurate)
  }

  @Test func `a lap after one behind the safety car is not accurate`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(4))
    session.track = [("00:00:00.000", "4"), ("00:02:31.000", "1")]
    #expect(try await session.decode().laps.map(\.isAccurate) == [false, false, true, true])
  }

  @Test func `a red flag restart begins the lap that leaves the pits`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(3))
    session.timing[8].1 = #""InPit":true"#
    session.timing.insert(("00:04:20.000", #""InPit":false"#), at: 9)
    session.timing[13].1 = #""Speeds":{"ST":{"Value":"301"}}"#
    session.timing[10].1 = #""Speeds":{"ST":{"Value":"300"}}"#
    session.status += [("00:04:05.000", "Aborted"), ("00:04:10.000", "Started")]
    #expect(try await session.decode().laps[2].startTime == 250_000)
  }

  @Test func `whether a set is new is not sent again if it has not changed`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(3))
    session.timing.insert(("00:03:50.000", #""InPit":true"#), at: 7)
    session.timing.insert(("00:03:58.000", #""InPit":false"#), at: 8)
    session.tyres = [
      (
        "00:00:30.000",
        #""Stints":[{"Compound":"SOFT","New":"true","StartLaps":0},{"Compound":"UNKNOWN","New":"false"}]"#
      ),
      ("00:00:35.000", #""Stints":{"0":{"Compound":"SOFT","New":"true"}}"#),
      ("00:04:10.000", #""Stints":{"1":{"Compound":"HARD","StartLaps":3}}"#),
    ]
    let laps = try await session.decode().laps
    #expect(laps.map(\.compound) == ["SOFT", "SOFT", "HARD"])
    #expect(laps.map(\.isFreshTyre) == [true, true, false])
  }

  @Test func `without the tyre feed there are no laps, and a finding says so`() async throws {
    var sources = SessionSources()
    sources.feeds[.timingData] = topic(#"00:00:40.000{"Lines":{"44":{"InPit":false}}}"#)
    let tables = try await SessionDecoder.decode(.practice, sources)
    #expect(tables.laps.isEmpty)
    #expect(
      tables.findings.contains { $0.severity == .error && $0.message.contains("TimingAppData") })
  }
}
