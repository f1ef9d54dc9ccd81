import Ingest
import Testing

struct ScheduleTests {
  /// Three events in the source's form: a table by column, with a test before the first round.
  static let bytes = Array(
    #"""
    {"round_number":{"0":0,"1":1,"2":2},"country":{"0":"Bahrain","1":"Bahrain","2":"Brazil"},
     "location":{"0":"Sakhir","1":"Sakhir","2":"São Paulo"},
     "official_event_name":{"0":"TEST","1":"BAHRAIN GP","2":"SAO PAULO GP"},
     "event_name":{"0":"Pre-Season Testing","1":"Bahrain Grand Prix","2":"São Paulo Grand Prix"},
     "event_date":{"0":"2023-02-25T10:00:00","1":"2023-03-05T18:00:00","2":"2023-11-05T14:00:00"},
     "event_format":{"0":"testing","1":"conventional","2":"sprint_shootout"},
     "gmt_offset":{"0":"+03:00","1":"+03:00","2":"-03:00"},"f1_api_support":{"0":true,"1":true,"2":true},
     "session1":{"0":"Practice 1","1":"Practice 1","2":"Practice 1"},
     "session1_date":{"0":"2023-02-23T10:00:00","1":"2023-03-03T14:30:00","2":"2023-11-03T11:30:00"},
     "session2":{"0":null,"1":"Practice 2","2":"Qualifying"},
     "session2_date":{"0":null,"1":"2023-03-03T18:00:00","2":"2023-11-03T15:00:00"},
     "session3":{"0":null,"1":"Practice 3","2":"Sprint Shootout"},
     "session3_date":{"0":null,"1":"2023-03-04T14:30:00","2":"2023-11-04T11:00:00"},
     "session4":{"0":null,"1":"Qualifying","2":"Sprint"},
     "session4_date":{"0":null,"1":"2023-03-04T18:00:00","2":"2023-11-04T15:30:00"},
     "session5":{"0":null,"1":"Race","2":"Race"},
     "session5_date":{"0":null,"1":"2023-03-05T18:00:00","2":"2023-11-05T14:00:00"}}
    """#.utf8)

  private let schedule: Schedule

  init() throws { schedule = try Schedule(season: 2023, Self.bytes) }

  @Test func `tests are no rounds`() {
    #expect(schedule.events.map(\.round) == [1, 2])
  }

  @Test func `sessions have their codes and their start in UTC`() throws {
    let event = try #require(schedule.events.last)
    #expect(event.sessions.map(\.code) == [.fp1, .q, .sq, .s, .r])
    // 14:00 at UTC-3 is 17:00 UTC.
    #expect(event.sessions[4].start - event.sessions[4].localStart == 3 * 3_600_000_000)
  }

  @Test(arguments: ["2", "São Paulo", "sao paulo", "SAO-PAULO", "brazil", "Paulo Grand Prix"])
  func `an event is found by round, name, country and place`(selection: String) throws {
    #expect(try schedule.events(matching: selection).map(\.round) == [2])
  }

  @Test(arguments: ["3", "0", "Monza", "Grand Prix"])
  func `what means no event, or several, is an error that lists the choices`(selection: String)
    throws
  {
    let error = try #require(throws: IngestError.self) {
      try self.schedule.events(matching: selection)
    }
    #expect(error.kind == .selection)
    #expect(error.exitCode == 2)
  }

  @Test(arguments: ["[]", "{", #"{"round_number":{"0":1}}"#])
  func `a schedule that cannot be read is an error`(text: String) {
    #expect(throws: IngestError.self) { _ = try Schedule(season: 2023, Array(text.utf8)) }
  }

  @Test(arguments: [
    ("Bahrain Grand Prix", "../../../etc"), ("Bahrain Grand Prix", "???"), (#""1":1"#, #""1":100"#),
    ("2023-03-05T18:00:00\",\"2\":\"2023-11-05", "../../x/y\",\"2\":\"2023-11-05"),
  ])
  func `what no path can carry is an error of the schedule`(good: String, bad: String) {
    let text = String(decoding: Self.bytes, as: UTF8.self).replacing(good, with: bad)
    let error = #expect(throws: IngestError.self) {
      _ = try Schedule(season: 2023, Array(text.utf8))
    }
    #expect(error?.kind == .schedule)
  }

  @Test(arguments: [
    ("Sprint Qualifying", 2021, SessionCode.s), ("Sprint Qualifying", 2024, .sq),
    ("Sprint Shootout", 2023, .sq),
    ("fp2", 2023, .fp2), ("practice 3", 2023, .fp3), ("race", 2023, .r),
  ])
  func `a session is known by code and by the name of its season`(
    text: String, season: Int, code: SessionCode
  ) {
    #expect(SessionCode(parsing: text, season: season) == code)
  }
}
