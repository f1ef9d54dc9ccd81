import Simulator
import Testing

struct DeterminismTests {
  @Test func `The same parameters give the same bytes`() throws {
    let first = try SimulatedOrigin(seed: 7).files
    let second = try SimulatedOrigin(seed: 7).files
    #expect(first == second)
  }

  @Test func `Another seed gives another race`() throws {
    let first = try SimulatedOrigin(seed: 7).laps("Race").map(\.end)
    let second = try SimulatedOrigin(seed: 8).laps("Race").map(\.end)
    #expect(first != second)
  }

  @Test func `Another year gives another race at the same place`() throws {
    let first = try SimulatedOrigin(year: 2031, seed: 7).laps("Race").map(\.end)
    let second = try SimulatedOrigin(year: 2032, seed: 7).laps("Race").map(\.end)
    #expect(first != second)
  }

  @Test func `A round does not depend on how many rounds the season has`() throws {
    let alone = try SimulatedSeason(year: 2031, rounds: 1, drivers: 6, laps: 8, seed: 3)
    let long = try SimulatedSeason(year: 2031, rounds: 24, drivers: 6, laps: 8, seed: 3)
    #expect(alone.files(round: 1).map(\.bytes) == long.files(round: 1).map(\.bytes))
  }

  /// Pins the generator itself: a change of the model is meant to be noticed here.
  @Test func `The first bytes of a stream are known`() throws {
    let origin = try SimulatedOrigin(drivers: 4, laps: 6, seed: 1)
    let path = try #require(origin.streams.first { $0.hasSuffix("Race/LapCount.jsonStream") })
    let text = String(decoding: try #require(origin.files[path]).dropFirst(3), as: UTF8.self)
    #expect(text.hasPrefix("00:00:05.000{\"CurrentLap\":1,\"TotalLaps\":6}\r\n00:"))
  }
}
