import Testing

@Suite struct LapTests {
  @Test(arguments: ["Practice_1", "Practice_2", "Practice_3", "Qualifying", "Race"])
  func `Sectors sum to the lap time`(session: String) throws {
    let laps = try SimulatedOrigin(seed: 5).laps(session)
    let timed = laps.filter { $0.time != nil }
    #expect(timed.count > laps.count / 2)
    for lap in timed {
      let sectors = lap.sectors.compactMap(\.self)
      #expect(sectors.count == 3 && sectors.reduce(0, +) == lap.time, "\(lap)")
    }
  }

  @Test(arguments: ["Practice_2", "Qualifying", "Race"])
  func `A timed lap lasts from the end of the lap before to its own`(session: String) throws {
    let laps = try SimulatedOrigin(seed: 5).laps(session)
    for own in Dictionary(grouping: laps, by: \.driver).values {
      #expect(own.map(\.number) == Array(1...own.count))
      for (before, lap) in zip(own, own.dropFirst()) {
        if let time = lap.time { #expect(lap.end - before.end == time) }
      }
    }
  }

  @Test func `The feed has no time for the first lap of a race`() throws {
    let first = try SimulatedOrigin(seed: 5).laps("Race").filter { $0.number == 1 }
    #expect(first.count == 12)
    #expect(first.allSatisfy { $0.time == nil && $0.sectors[0] == nil && $0.sectors[1] != nil })
  }

  @Test(arguments: [1, 4, 5, 6] as [UInt64])
  func `Most race laps are within a few percent of the median, and none is much faster`(
    seed: UInt64
  )
    throws
  {
    let origin = try SimulatedOrigin(seed: seed)
    let times = try origin.laps("Race").compactMap(\.time).sorted()
    let median = try #require(times.isEmpty ? nil : times[times.count / 2])
    let ordinary = times.filter { $0 * 100 > median * 95 && $0 * 100 < median * 106 }
    #expect(ordinary.count * 100 > times.count * 70)
    #expect(try #require(times.first) * 100 > median * 94)
  }

  @Test func `Everyone is in the pit lane for about 21 seconds`() throws {
    let origin = try SimulatedOrigin(seed: 5)
    let start = try origin.moment("Started", in: "Race")
    var entered: [String: Int] = [:]
    var stays: [Int] = []
    for record in try origin.stream("Race", "TimingData") where record.time > start {
      for (driver, line) in record.lines {
        guard let isIn = line["InPit"] as? Bool else { continue }
        if isIn {
          entered[driver] = record.time
        } else if let entry = entered[driver] {
          stays.append(record.time - entry)
        }
      }
    }
    #expect(stays.count >= 12)
    let short = stays.filter { (18_500...27_000).contains($0) }
    // One car is repaired.
    #expect(stays.count - short.count == 1)
  }
}
