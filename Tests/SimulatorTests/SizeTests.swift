import Simulator
import Testing

struct SizeTests {
  @Test(arguments: [(4, 6), (9, 13), (22, 30)])
  func `Drivers and laps are those asked for`(drivers: Int, laps: Int) throws {
    let origin = try SimulatedOrigin(drivers: drivers, laps: laps, seed: 9)
    let driven = try origin.laps("Race")
    #expect(Set(driven.map(\.driver)).count == drivers)
    #expect(driven.map(\.number).max() == laps)
    let counts = try origin.stream("Race", "LapCount")
    #expect(counts.first?.value["TotalLaps"] as? Int == laps)
    #expect(counts.count == laps)
    let results = try #require(try origin.race("results")["Results"] as? [Any])
    #expect(results.count == drivers)
  }

  @Test func `Every round has a place and a folder of its own`() throws {
    let season = try SimulatedSeason(year: 2031, rounds: 24, drivers: 4, laps: 6, seed: 1)
    var folders: [Int: Set<Substring>] = [:]
    season.forEachFile { file, round in
      guard let round, file.path.hasPrefix("livetiming/") else { return }
      folders[round, default: []].insert(file.path.split(separator: "/")[3])
    }
    #expect(folders.count == 24 && folders.values.allSatisfy { $0.count == 1 })
    #expect(Set(folders.values.joined()).count == 24)
    #expect(season.files(round: 25).isEmpty)
  }

  @Test(arguments: [(2025, 1, 20, 30), (2031, 0, 20, 30), (2031, 1, 3, 30), (2031, 1, 20, 5)])
  func `Parameters beyond the limits are refused`(year: Int, rounds: Int, drivers: Int, laps: Int) {
    #expect(throws: SimulationError.self) {
      try SimulatedSeason(year: year, rounds: rounds, drivers: drivers, laps: laps, seed: 1)
    }
  }
}
