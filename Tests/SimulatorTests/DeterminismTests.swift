import Simulator
import Testing

struct DeterminismTests {
  @Test func `The same parameters give the same bytes`() throws {
    let first = try SimulatedOrigin(drivers: 4, laps: 6, seed: 7, telemetry: true).files
    let second = try SimulatedOrigin(drivers: 4, laps: 6, seed: 7, telemetry: true).files
    #expect(first == second)
  }

  @Test func `Another seed gives another race`() throws {
    let first = try SimulatedOrigin(seed: 7).laps("Race").map(\.end)
    let second = try SimulatedOrigin(seed: 8).laps("Race").map(\.end)
    #expect(first != second)
  }

  @Test func `Another year gives another race`() throws {
    let first = try SimulatedOrigin(year: 2031, seed: 7).laps("Race").map(\.end)
    let second = try SimulatedOrigin(year: 2032, seed: 7).laps("Race").map(\.end)
    #expect(first != second)
  }

  @Test func `A round does not depend on how many rounds the season has`() throws {
    let alone = try SimulatedSeason(year: 2031, rounds: 1, drivers: 6, laps: 8, seed: 3)
    let long = try SimulatedSeason(year: 2031, rounds: 24, drivers: 6, laps: 8, seed: 3)
    #expect(alone.files(round: 1).map(\.bytes) == long.files(round: 1).map(\.bytes))
  }

  /// Pins every byte, so that a platform that computes differently is noticed, and so is any change of the model.
  @Test func `The bytes of a small season are known`() throws {
    let files = try SimulatedOrigin(drivers: 4, laps: 6, seed: 1).files
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for path in files.keys.sorted() {
      for byte in Array(path.utf8) + (files[path] ?? []) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    #expect(String(hash, radix: 16) == "7dae80a7ae12a70d")
  }
}
