import Foundation
import Simulator
import Testing

/// What Jolpica would answer about a season, from the files of all its rounds.
struct HistoryTests {
  private static let files = Result {
    let season = try SimulatedSeason(year: 2031, rounds: 4, drivers: 22, laps: 8, seed: 5)
    var files: [String: [UInt8]] = [:]
    season.forEachFile { file, _ in files[file.path] = file.bytes }
    return files
  }

  private func data(_ path: String) throws -> [String: Any] {
    let bytes = try #require(try Self.files.get()["ergast/f1/\(path)"], "\(path)")
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    return try #require(object?["MRData"] as? [String: Any])
  }

  private func races(_ path: String) throws -> [[String: Any]] {
    let table = try data(path)["RaceTable"] as? [String: Any]
    return try #require(table?["Races"] as? [[String: Any]])
  }

  @Test(arguments: ["2031/1/laps", "2031/results", "2031/qualifying", "2031/1/pitstops"])
  func `Pages of a hundred rows hold all rows once, and the short answer the first thirty`(
    resource: String
  ) throws {
    let total = try #require(Int(try data("\(resource).json")["total"] as? String ?? ""))
    var rows = 0
    for offset in stride(from: 0, to: max(total, 1), by: 100) {
      let path = "\(resource).json^limit=100&offset=\(offset)"
      #expect(try data(path)["offset"] as? String == String(offset))
      let count = try rowCount(path)
      #expect(count == min(100, total - offset))
      rows += count
    }
    #expect(rows == total)
    #expect(try rowCount("\(resource).json") == min(30, total))
  }

  private func rowCount(_ path: String) throws -> Int {
    try races(path).reduce(0) { sum, race in
      let laps = (race["Laps"] as? [[String: Any]])?.compactMap { $0["Timings"] as? [Any] }
      let rows = ["Results", "QualifyingResults", "PitStops"].compactMap { race[$0] as? [Any] }
      return sum + ((laps ?? []) + rows).reduce(0) { $0 + $1.count }
    }
  }

  @Test func `Standings are the sums of the results`() throws {
    var points: [String: Int] = [:]
    for (resource, key) in [("results", "Results"), ("sprint", "SprintResults")] {
      for race in try races("2031/\(resource).json^limit=100&offset=0") {
        for row in race[key] as? [[String: Any]] ?? [] {
          let driver = (row["Driver"] as? [String: Any])?["driverId"] as? String ?? ""
          points[driver, default: 0] += Int(row["points"] as? String ?? "") ?? 0
        }
      }
    }
    for path in ["2031/driverstandings.json", "2031/4/driverstandings.json"] {
      let table = try data(path)["StandingsTable"] as? [String: Any]
      let list = try #require((table?["StandingsLists"] as? [[String: Any]])?.first)
      let rows = try #require(list["DriverStandings"] as? [[String: Any]])
      #expect(rows.count == 22 && list["round"] as? String == "4")
      for row in rows {
        let driver = (row["Driver"] as? [String: Any])?["driverId"] as? String ?? ""
        #expect(row["points"] as? String == String(points[driver] ?? -1))
      }
    }
  }

  @Test func `The calendar has every round with its sessions`() throws {
    let rounds = try races("2031.json")
    #expect(rounds.map { $0["round"] as? String } == ["1", "2", "3", "4"])
    #expect(rounds[0]["ThirdPractice"] != nil && rounds[3]["Sprint"] != nil)
  }

  @Test func `A round alone has the same files as within its season`() throws {
    let season = try SimulatedSeason(year: 2031, rounds: 4, drivers: 22, laps: 8, seed: 5)
    for file in season.files(round: 3) {
      #expect(try Self.files.get()[file.path] == file.bytes, "\(file.path)")
    }
  }
}
