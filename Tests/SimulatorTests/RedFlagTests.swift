import Testing

struct RedFlagTests {
  @Test(arguments: [2, 7, 12] as [UInt64])
  func `Everyone waits in the pit lane while a race is stopped`(seed: UInt64) throws {
    let origin = try SimulatedOrigin(seed: seed)
    let statuses = try origin.stream("Race", "SessionStatus").map {
      (time: $0.time, status: $0.value["Status"] as? String)
    }
    let index = try #require(statuses.firstIndex { $0.status == "Aborted" })
    let (stop, restart) = (statuses[index], statuses[index + 1])
    #expect(restart.status == "Started")
    var isIn: [String: Bool] = [:]
    for record in try origin.stream("Race", "TimingData") where record.time < restart.time {
      for (driver, line) in record.lines {
        if let value = line["InPit"] as? Bool { isIn[driver] = value }
        if line["Retired"] as? Bool == true { isIn[driver] = nil }
      }
    }
    #expect(isIn.count == 11 && isIn.values.allSatisfy { $0 })
    for lap in try origin.laps("Race") {
      guard let time = lap.time else { continue }
      #expect(lap.end < restart.time || lap.end - time > restart.time, "\(lap)")
    }
    #expect(try origin.messages("Race").contains("RED FLAG"))
    #expect(restart.time - stop.time > 600_000)
  }

  @Test func `Nobody leaves the garage while practice is stopped`() throws {
    let origin = try SimulatedOrigin(seed: 5)
    let statuses = try origin.stream("Practice_1", "SessionStatus")
    let stop = try #require(statuses.first { $0.value["Status"] as? String == "Aborted" }).time
    let again = try #require(
      statuses.first { $0.time > stop && $0.value["Status"] as? String == "Started" }
    ).time
    for record in try origin.stream("Practice_1", "TimingData") {
      guard (stop..<again).contains(record.time) else { continue }
      #expect(record.lines.values.allSatisfy { $0["InPit"] as? Bool != false })
    }
  }
}
