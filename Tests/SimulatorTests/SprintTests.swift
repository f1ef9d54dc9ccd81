import Foundation
import Simulator
import Testing

struct SprintTests {
  private let origin = Result { try SimulatedOrigin(round: 4, laps: 18, seed: 5) }

  @Test func `The fourth round has a sprint and its own qualifying`() throws {
    let streams = try origin.get().streams
    let sessions = Set(streams.map { String($0.split(separator: "/")[4].dropFirst(11)) })
    #expect(
      sessions == ["Practice_1", "Sprint_Qualifying", "Sprint", "Qualifying", "Race"])
  }

  @Test func `The schedule says so`() throws {
    let season = try SimulatedSeason(year: 2031, rounds: 4, seed: 1)
    let file = try #require(season.seasonFiles().first { $0.path.contains("schedule_2031") })
    let columns = try #require(
      try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: [String: Any]])
    #expect(columns["event_format"]?["2"] as? String == "conventional")
    #expect(columns["event_format"]?["3"] as? String == "sprint_qualifying")
    #expect(columns["session2"]?["3"] as? String == "Sprint Qualifying")
  }

  @Test func `A sprint is a third of a race, for fewer points, from its own grid`() throws {
    let origin = try origin.get()
    let rows = try #require(
      try origin.race("sprint", round: 4)["SprintResults"] as? [[String: Any]])
    #expect(try origin.laps("Sprint").map(\.number).max() == 6)
    #expect(rows.count == 12)
    let points = rows.compactMap { $0["points"] as? String }
    #expect(points.prefix(9) == ["8", "7", "6", "5", "4", "3", "2", "1", "0"])
    let first = try #require(rows.first { $0["grid"] as? String == "1" })
    let qualified = try origin.stream("Sprint_Qualifying", "TimingData").last
    #expect(qualified != nil && first["number"] != nil)
  }
}
