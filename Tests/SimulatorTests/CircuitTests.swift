import Foundation
import Testing

struct CircuitTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `Corners and marshal posts are numbered and lie on the track`(seed: UInt64) throws {
    let circuit = try SimulatedOrigin(drivers: 4, laps: 6, seed: seed).circuit()
    let xs = try #require(circuit["x"] as? [Double])
    let ys = try #require(circuit["y"] as? [Double])
    #expect(xs.count == ys.count && xs.count > 400)
    for name in ["corners", "marshalLights", "marshalSectors"] {
      let marks = try #require(circuit[name] as? [[String: Any]])
      #expect((6...30).contains(marks.count))
      #expect(marks.map { $0["number"] as? Int } == (1...marks.count).map { $0 })
      for mark in marks {
        let place = try #require(mark["trackPosition"] as? [String: Double])
        let nearest = zip(xs, ys).map { x, y in
          let (dx, dy) = (x - (place["x"] ?? 0), y - (place["y"] ?? 0))
          return (dx * dx + dy * dy).squareRoot()
        }.min()
        #expect(try #require(nearest) < 60)
        #expect((-180...180).contains(try #require(mark["angle"] as? Int)))
      }
    }
  }

  @Test func `The key is the one in SessionInfo`() throws {
    let origin = try SimulatedOrigin(drivers: 4, laps: 6, seed: 1)
    let info = try #require(try origin.stream("Race", "SessionInfo").first).value
    let circuit = (info["Meeting"] as? [String: Any])?["Circuit"] as? [String: Any]
    #expect(circuit?["Key"] as? Int == (try origin.circuit()["circuitKey"] as? Int))
  }
}
