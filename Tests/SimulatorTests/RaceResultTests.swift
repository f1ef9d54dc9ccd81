import Testing

struct RaceResultTests {
  private func rows(_ origin: SimulatedOrigin) throws -> [[String: Any]] {
    try #require(try origin.race("results")["Results"] as? [[String: Any]])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `The result is the order of the laps`(seed: UInt64) throws {
    let origin = try SimulatedOrigin(seed: seed)
    let rows = try rows(origin)
    var last: [String: ShownLap] = [:]
    for lap in try origin.laps("Race") { last[lap.driver] = lap }
    let classified = rows.filter { $0["positionText"] as? String != "R" }
      .compactMap { $0["number"] as? String }
    let ranked = classified.sorted {
      (-(last[$0]?.number ?? 0), last[$0]?.end ?? 0) < (
        -(last[$1]?.number ?? 0), last[$1]?.end ?? 0
      )
    }
    #expect(classified == ranked)
    for row in rows {
      let laps = last[try #require(row["number"] as? String)]?.number
      #expect(row["laps"] as? String == laps.map(String.init))
    }
  }

  @Test func `Race times are those of the stream`() throws {
    let origin = try SimulatedOrigin(seed: 2)
    let start = try origin.moment("Started", in: "Race")
    let finish = try origin.moment("Finished", in: "Race")
    let laps = try origin.laps("Race")
    for row in try rows(origin) {
      guard let time = row["Time"] as? [String: String] else { continue }
      let end = try #require(laps.last { $0.driver == row["number"] as? String }).end
      #expect(time["millis"] == String(end - start))
      if row["position"] as? String == "1" { #expect(end == finish) }
    }
  }

  @Test func `Points follow the positions`() throws {
    let points = try rows(try SimulatedOrigin(seed: 2)).compactMap { $0["points"] as? String }
    #expect(points.prefix(11) == ["25", "18", "15", "12", "10", "8", "6", "4", "2", "1", "0"])
    #expect(points.dropFirst(10).allSatisfy { $0 == "0" })
  }

  @Test func `The grid is the result of qualifying`() throws {
    let origin = try SimulatedOrigin(seed: 2)
    let qualifying = try #require(
      try origin.race("qualifying")["QualifyingResults"] as? [[String: Any]])
    let grid = try rows(origin).sorted {
      Int($0["grid"] as? String ?? "") ?? 0 < Int($1["grid"] as? String ?? "") ?? 0
    }
    #expect(
      grid.map { $0["number"] as? String } == qualifying.map { $0["number"] as? String })
  }

  @Test func `One car retires on track and says so everywhere`() throws {
    let origin = try SimulatedOrigin(seed: 2)
    let retired = try rows(origin).filter { $0["status"] as? String == "Retired" }
    let number = try #require(retired.first?["number"] as? String)
    #expect(retired.count == 1 && retired[0]["positionText"] as? String == "R")
    let stopped = try origin.stream("Race", "TimingData").filter {
      $0.lines[number]?["Stopped"] as? Bool == true && $0.lines[number]?["Retired"] as? Bool == true
    }
    #expect(stopped.count == 1)
    #expect(try origin.messages("Race").contains { $0.contains("CAR \(number) (") })
  }

  @Test func `The first lap in the results is the one that the stream leaves out`() throws {
    let origin = try SimulatedOrigin(seed: 2)
    let start = try origin.moment("Started", in: "Race")
    let laps = try #require(try origin.race("laps/1")["Laps"] as? [[String: Any]])
    let timings = try #require(laps.first?["Timings"] as? [[String: String]])
    let expected = try origin.laps("Race").filter { $0.number == 1 }.map { $0.end - start }
    #expect(try timings.map { try milliseconds($0["time"] ?? "") } == expected)
  }

  @Test func `The leader shows laps, others show gaps, and a lapped car shows laps behind`() throws
  {
    let gaps = try SimulatedOrigin(seed: 1).stream("Race", "TimingData").dropFirst()
      .flatMap(\.lines.values).compactMap { $0["GapToLeader"] as? String }
    #expect(gaps.filter { $0.hasPrefix("LAP ") }.count == 16)
    #expect(gaps.contains { $0.hasPrefix("+") })
    #expect(gaps.contains("1L"))
    #expect(gaps.allSatisfy { $0.hasPrefix("LAP ") || $0.hasPrefix("+") || $0.hasSuffix("L") })
  }
}
