import Testing
import Timing

/// Feeds that become a table as they are. The records are made up in the wire format.
struct OtherFeedTests {
  private func stream(_ feed: Feed, _ records: [String]) throws -> FeedStream {
    try FeedStream(feed, Array(records.map { $0 + "\r\n" }.joined().utf8))
  }

  @Test func `the lap counter carries on what is not sent again`() throws {
    let counts = LapCount.decode(
      try stream(
        .lapCount,
        [
          #"00:00:01.000{"CurrentLap":1,"TotalLaps":58}"#, #"00:58:00.000{"TotalLaps":57}"#,
          #"01:00:00.500{"CurrentLap":2}"#, "01:00:01.000{}",
        ]))
    #expect(counts.map(\.time) == [1000, 3_480_000, 3_600_500])
    #expect(counts.map(\.current) == [1, 1, 2])
    #expect(counts.map(\.total) == [58, 57, 57])
  }

  @Test func `an archive that starts late has laps without a total`() throws {
    let late = try stream(.lapCount, [#"00:00:01.000{"CurrentLap":9}"#])
    #expect(LapCount.decode(late).map(\.total) == [nil])
    #expect(LapCount.total(late) == nil)
  }

  @Test func `the clock keeps running until it is told to stop`() throws {
    var findings: [Finding] = []
    let clocks = ExtrapolatedClock.decode(
      try stream(
        .extrapolatedClock,
        [
          #"00:00:11.117{"Utc":"2025-09-05T11:16:27.01Z","Remaining":"01:00:00"}"#,
          #"00:13:45.120{"Utc":"2025-09-05T11:30:01.013Z","Remaining":"00:59:59","Extrapolating":true}"#,
          #"00:14:00.000{"Utc":"2025-09-05T11:30:15.893Z","Remaining":"00:59:44"}"#,
          #"01:13:44.121{"Utc":"2025-09-05T12:30:00.014Z","Remaining":"soon","Extrapolating":false}"#,
        ]), &findings)
    #expect(clocks.map(\.isRunning) == [nil, true, true, false])
    #expect(clocks.map(\.remaining) == [3_600_000, 3_599_000, 3_584_000, nil])
    #expect(clocks[1].date == Clock.microsecondsSince1970("2025-09-05T11:30:01.013"))
    #expect(findings.map(\.line) == [4])
  }

  @Test func `radio messages come as a list, then by index, and may be completed later`() throws {
    var findings: [Finding] = []
    let messages = TeamRadio.decode(
      try stream(
        .teamRadio,
        [
          #"00:03:04.015{"Captures":[{"Utc":"2025-09-05T11:19:20.247Z","RacingNumber":"23","Path":"TeamRadio/A_23.mp3"},{"RacingNumber":"30"}]}"#,
          #"00:04:00.000{"Captures":{"2":{"Utc":"2025-09-05T11:20:16Z","RacingNumber":"1","Path":"TeamRadio/M_1.mp3"}}}"#,
          #"00:05:00.000{"Captures":{"2":{"Path":"TeamRadio/M_1b.mp3"}}}"#,
        ]), &findings)
    #expect(messages.map(\.driverNumber) == ["23", "1"])
    #expect(messages.map(\.path) == ["TeamRadio/A_23.mp3", "TeamRadio/M_1b.mp3"])
    #expect(messages.map(\.time) == [184_015, 240_000])
    #expect(findings.map(\.driver) == ["30"])
  }

  @Test func `a deletion ends a pit lane time and keeps it`() throws {
    var findings: [Finding] = []
    let times = PitLaneTime.decode(
      try stream(
        .pitLaneTimes,
        [
          #"00:10:00.000{"PitTimes":{"44":{"RacingNumber":"44","Duration":"","Lap":"1"}}}"#,
          #"00:10:01.000{"PitTimes":{"44":{"RacingNumber":"44","Duration":"","Lap":"1"}},"_kf":true}"#,
          #"00:10:40.000{"PitTimes":{"_deleted":["44","99"]}}"#,
          #"00:20:00.000{"PitTimes":{"44":{"RacingNumber":"44","Duration":"378.4","Lap":"6"}}}"#,
          #"00:20:05.000{"PitTimes":{"63":{"RacingNumber":"63","Duration":"x","Lap":"6"}}}"#,
          #"00:20:10.000{"PitTimes":{}}"#,
        ]), &findings)
    #expect(times.map(\.driverNumber) == ["44", "44", "63"])
    #expect(times.map(\.duration) == [nil, 378_400, nil])
    #expect(times.map(\.removedTime) == [640_000, nil, nil])
    #expect(times.map(\.lap) == [1, 6, 6])
    #expect(findings.map(\.line) == [5])
  }

  @Test func `every record of the session's description is kept with its states`() throws {
    let infos = SessionInfo.decodeAll(
      try stream(
        .sessionInfo,
        [
          #"00:00:00.000{"Meeting":{"Key":1280,"Number":2,"Country":{"Key":53,"Code":"CHN"}},"SessionStatus":"Inactive","ArchiveStatus":{"Status":"Generating"},"Type":"Race"}"#,
          #"02:32:18.164{"Meeting":{"Key":1280},"SessionStatus":"Finalised","ArchiveStatus":{"Status":"Complete"}}"#,
        ]))
    #expect(infos.map(\.time) == [0, 9_138_164])
    #expect(infos.map(\.sessionStatus) == ["Inactive", "Finalised"])
    #expect(infos.map(\.archiveStatus) == ["Generating", "Complete"])
    #expect(infos.map(\.meetingNumber) == [2, nil])
    #expect(infos.map(\.countryCode) == ["CHN", nil])
  }

  @Test func `sessions of old, without these topics, have empty tables and no finding about them`()
    async throws
  {
    let tables = try await SessionFixture(totalLaps: nil).decode()
    #expect(tables.teamRadio.isEmpty && tables.pitLaneTimes.isEmpty && tables.clocks.isEmpty)
    let feeds: Set<Feed> = [.teamRadio, .pitLaneTimes, .extrapolatedClock]
    #expect(!tables.findings.contains { $0.feed.map(feeds.contains) ?? false })
  }
}
