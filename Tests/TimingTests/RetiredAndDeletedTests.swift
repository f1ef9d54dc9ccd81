import Testing
import Timing

struct RetiredAndDeletedTests {
  @Test func `a driver who stops on the track gets one generated lap`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.status.append(("00:30:00.000", "Finished"))
    let laps = try await session.decode().laps
    #expect(laps.map(\.isGenerated) == [false, false, true])
    #expect(laps[2].number == 3)
    #expect(laps[2].startTime == laps[1].time)
    #expect(laps[2].time == laps[1].time.map { $0 + 150_000 })
    #expect(laps[2].tyreLife == 3)
    #expect(laps[2].isPersonalBest == nil)
  }

  @Test func `a session that is aborted next ends the generated lap`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.status += [("00:04:30.000", "Aborted"), ("00:30:00.000", "Finished")]
    #expect(try await session.decode().laps.last?.time == 270_000)
  }

  @Test func `a driver who completed the distance gets none`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.totalLaps = 2
    session.status.append(("00:30:00.000", "Finished"))
    #expect(try await session.decode().laps.count == 2)
  }

  @Test func `without a scheduled distance nothing is generated, and a finding says so`()
    async throws
  {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.totalLaps = nil
    session.status.append(("00:30:00.000", "Finished"))
    let tables = try await session.decode()
    #expect(tables.laps.count == 2)
    #expect(tables.findings.contains { $0.feed == .lapCount })
  }

  static let deletion = "CAR 44 (HAM) TIME 1:30.003 DELETED - TRACK LIMITS AT TURN 4 LAP 2 18:03:12"

  @Test func `a deleted lap keeps its time and says why, without the local time of day`()
    async throws
  {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.control = [("00:04:30.000", Self.deletion)]
    let laps = try await session.decode().laps
    #expect(laps.map(\.isDeleted) == [false, true])
    #expect(laps[1].lapTime == 90_003)
    #expect(laps[1].deletedReason == "TRACK LIMITS AT TURN 4 LAP 2 ")
    #expect(laps[1].isPersonalBest == false)
  }

  @Test func `a lap that is reinstated later was never deleted`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.control = [
      ("00:04:30.000", Self.deletion),
      ("00:05:30.000", "CAR 44 (HAM) TIME 1:30.003 LAP 2 REINSTATED"),
    ]
    #expect(try await session.decode().laps.map(\.isDeleted) == [false, false])
  }

  @Test func `without race control it is unknown which laps were deleted`() async throws {
    var session = SessionFixture(timing: SessionFixture.laps(1))
    session.control = nil
    #expect(try await session.decode().laps.map(\.isDeleted) == [nil])
  }
}
