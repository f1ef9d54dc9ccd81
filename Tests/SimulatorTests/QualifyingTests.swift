import Testing

struct QualifyingTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `The result has the last best time that the stream showed in each part`(seed: UInt64) throws
  {
    let origin = try SimulatedOrigin(seed: seed)
    var shown: [String: [String: String]] = [:]
    for record in try origin.stream("Qualifying", "TimingData") {
      for (driver, line) in record.lines {
        for (part, best) in line["BestLapTimes"] as? [String: [String: Any]] ?? [:] {
          shown[driver, default: [:]][part] = best["Value"] as? String
        }
      }
    }
    for row in try rows(origin) {
      let best = shown[try #require(row["number"] as? String)]
      for part in 0...2 {
        let expected = best?[String(part)].flatMap { $0.isEmpty ? nil : $0 }
        #expect(row["Q\(part + 1)"] as? String == expected, "\(row)")
      }
    }
  }

  @Test(arguments: [(4, 3, 2), (5, 3, 2), (12, 9, 6), (20, 15, 10), (22, 16, 10)])
  func `Two parts eliminate drivers`(drivers: Int, second: Int, third: Int) throws {
    let origin = try SimulatedOrigin(drivers: drivers, laps: 6, seed: 4)
    let rows = try rows(origin)
    #expect(rows.count == drivers)
    #expect(rows.filter { $0["Q2"] != nil }.count == second)
    #expect(rows.filter { $0["Q3"] != nil }.count == third)
    let knockedOut = try origin.stream("Qualifying", "TimingData").dropFirst()
      .flatMap(\.lines.values).filter { $0["KnockedOut"] as? Bool == true }
    #expect(knockedOut.count == drivers - third)
  }

  @Test func `Nobody who was eliminated is ahead of one who went on`() throws {
    let rows = try rows(try SimulatedOrigin(seed: 4))
    let parts = rows.map { row in (1...3).filter { row["Q\($0)"] != nil }.count }
    #expect(parts == parts.sorted(by: >))
  }

  @Test func `The session starts and finishes three times`() throws {
    let statuses = try SimulatedOrigin(seed: 4).stream("Qualifying", "SessionStatus")
      .compactMap { $0.value["Status"] as? String }
    let part = ["Inactive", "Started", "Finished"]
    #expect(statuses == part + part + part + ["Finalised", "Ends"])
  }

  private func rows(_ origin: SimulatedOrigin) throws -> [[String: Any]] {
    try #require(try origin.race("qualifying")["QualifyingResults"] as? [[String: Any]])
  }
}
