import Testing

struct IncidentTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `A race is neutralised once, with flags, status and messages in agreement`(seed: UInt64)
    throws
  {
    let origin = try SimulatedOrigin(seed: seed)
    let statuses = try origin.stream("Race", "TrackStatus").compactMap {
      $0.value["Status"] as? String
    }
    let messages = try origin.messages("Race")
    let (isSafetyCar, isVirtual) = (statuses.contains("4"), statuses.contains("6"))
    #expect(statuses.filter { "456".contains($0) }.count == 1)
    #expect(messages.contains("SAFETY CAR DEPLOYED") == isSafetyCar)
    #expect(messages.contains("SAFETY CAR IN THIS LAP") == isSafetyCar)
    #expect(messages.contains("VIRTUAL SAFETY CAR DEPLOYED") == isVirtual)
    #expect(messages.contains("VIRTUAL SAFETY CAR ENDING") == isVirtual)
    #expect(messages.contains("RED FLAG") == statuses.contains("5"))
    #expect(statuses.first == "1" && statuses.last == "1" && statuses.contains("2"))
  }

  @Test func `All kinds of neutralisation occur`() throws {
    let kinds = try (1...12).flatMap { seed in
      try SimulatedOrigin(drivers: 6, laps: 16, seed: UInt64(seed)).stream("Race", "TrackStatus")
        .compactMap { $0.value["Status"] as? String }
    }
    #expect(Set(kinds).isSuperset(of: ["4", "5", "6"]))
  }

  @Test(arguments: ["Practice_1", "Practice_2", "Practice_3", "Qualifying", "Race"])
  func `A deleted lap names a lap that was driven`(session: String) throws {
    let origin = try SimulatedOrigin(seed: 5)
    let pattern =
      /CAR (\d+) \(([A-Z]{3})\) TIME (\d:\d\d\.\d{3}) DELETED - TRACK LIMITS AT TURN \d+ LAP (\d+) \d\d:\d\d:\d\d/
    let found = try origin.messages(session).compactMap { try pattern.wholeMatch(in: $0) }
    let match = try #require(found.first)
    #expect(found.count == 1)
    let time = try milliseconds(String(match.output.3))
    #expect(
      try origin.laps(session).contains {
        $0.driver == match.output.1 && String($0.number) == match.output.4 && $0.time == time
      })
  }

  @Test func `A lap behind the safety car is slow for everyone`() throws {
    let origin = try SimulatedOrigin(seed: 1)
    let statuses = try origin.stream("Race", "TrackStatus")
    let index = try #require(statuses.firstIndex { $0.value["Status"] as? String == "4" })
    let (begin, end) = (statuses[index].time, statuses[index + 1].time)
    let laps = try origin.laps("Race").filter { $0.time != nil }
    let median = laps.compactMap(\.time).sorted()[laps.count / 2]
    let neutralised = laps.filter { lap in
      lap.end < end && lap.end - (lap.time ?? 0) > begin
    }
    #expect(neutralised.count >= 11)
    #expect(neutralised.allSatisfy { ($0.time ?? 0) * 100 > median * 110 })
  }
}
