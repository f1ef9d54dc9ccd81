import Foundation
import Testing

/// A small weekend with telemetry; all tests look at the same bytes.
struct TelemetryTests {
  static let origin = Result { try SimulatedOrigin(drivers: 4, laps: 6, seed: 5, telemetry: true) }
  let origin: SimulatedOrigin

  init() throws { origin = try Self.origin.get() }

  @Test(arguments: ["CarData", "Position"])
  func `A message has the time of its last sample, and three to five samples`(topic: String) throws
  {
    let samples = try origin.telemetry("Race", topic)
    let start = try origin.streamStart("Race")
    for sample in samples where sample.isLast { #expect(sample.time - start == sample.message) }
    let sizes = Dictionary(grouping: samples, by: \.message).values.map(\.count)
    #expect(sizes.dropLast().allSatisfy { (1...5).contains($0) })
    #expect(Set(sizes).isSuperset(of: [3, 4, 5]))
    let seconds = Double(samples[samples.count - 1].time - samples[0].time) / 1000
    #expect((3.6...4.2).contains(Double(samples.count) / seconds))
    #expect(samples.allSatisfy { (2...8).contains($0.moment.split(separator: ".")[1].count) })
  }

  @Test(arguments: ["Race", "Qualifying"])
  func `A car is on the line when its laps end`(session: String) throws {
    let samples = try origin.telemetry(session, "Position")
    let start = try origin.streamStart(session)
    let line = try outline()[0]
    for lap in try origin.laps(session) {
      let moment = start + lap.end
      let index = try #require(samples.firstIndex { $0.time > moment })
      let (before, after) = (samples[index - 1], samples[index])
      let share = Double(moment - before.time) / Double(after.time - before.time)
      func at(_ axis: String) throws -> Double {
        let from = Double(try #require(before.value(lap.driver, axis)))
        return from + (Double(try #require(after.value(lap.driver, axis))) - from) * share
      }
      let (x, y) = (try at("X") - line.x, try at("Y") - line.y)
      // Tenths of a metre: the pit lane is eighteen metres beside the track.
      #expect((x * x + y * y).squareRoot() < 230, "\(lap)")
    }
  }

  @Test func `The speed of a racing lap adds up to the length of the track`() throws {
    let samples = try origin.telemetry("Race", "CarData")
    let start = try origin.streamStart("Race")
    let points = try outline()
    let length = points.indices.reduce(0.0) { sum, index in
      let (a, b) = (points[index], points[(index + 1) % points.count])
      return sum + ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot() / 10
    }
    let laps = try origin.laps("Race").filter { $0.time != nil }
    #expect(laps.count >= 15)
    for lap in laps {
      let range = (start + lap.end - (lap.time ?? 0))...(start + lap.end)
      let own = samples.filter { range.contains($0.time) }
      let metres = try zip(own, own.dropFirst()).reduce(0.0) { sum, pair in
        let speeds = [pair.0, pair.1].compactMap { $0.value(lap.driver, "2") }
        try #require(speeds.count == 2)
        return sum + Double(speeds[0] + speeds[1]) / 7.2 * Double(pair.1.time - pair.0.time) / 1000
      }
      // A sample's worth of way is missing at either end.
      #expect(abs(metres - length) < 60, "\(lap): \(metres) of \(length)")
    }
  }

  @Test func `Channels hold what a car can send, and now and then what real feeds send`() throws {
    let samples = try origin.telemetry("Race", "CarData")
    var pedals: Set<Int> = []
    for sample in samples {
      #expect(sample.cars.count == 5 && sample.cars["99"] != nil)
      for car in sample.cars.keys {
        let values = ["0", "2", "3", "4", "5", "45"].compactMap { sample.value(car, $0) }
        try #require(values.count == 6)
        pedals.insert(values[3])
        #expect((0...12_500).contains(values[0]) && (0...345).contains(values[1]))
        #expect((0...8).contains(values[2]) || [31, 38, 41, 43, 45].contains(values[2]))
        #expect((0...100).contains(values[3]) || values[3] == 104)
        #expect([0, 100, 104].contains(values[4]) && [0, 8, 10, 12, 14].contains(values[5]))
        if car == "99" { #expect(values == [0, 0, 0, 0, 0, 0]) }
      }
    }
    #expect(pedals.contains(104) && pedals.contains(100))
  }

  @Test func `Positions are zero until a car moves, and safety cars are among them`() throws {
    let samples = try origin.telemetry("Race", "Position")
    let first = try #require(samples.first)
    #expect(first.cars.keys.filter { $0.count < 3 }.count == 4)
    for car in first.cars.keys {
      let isParked = ["241", "242"].contains(car)
      #expect((first.value(car, "X") == 0 && first.value(car, "Y") == 0) == !isParked)
    }
    #expect(samples.last?.cars.values.contains { $0["Status"] as? String == "OffTrack" } == true)
  }

  @Test func `There is none unless it is asked for`() throws {
    #expect(try SimulatedOrigin(seed: 5).streams.allSatisfy { !$0.contains(".z.") })
    #expect(origin.streams.filter { $0.contains(".z.") }.count == 10)
  }

  /// The track in tenths of a metre, from the line on.
  private func outline() throws -> [(x: Double, y: Double)] {
    let circuit = try origin.circuit()
    let xs = try #require(circuit["x"] as? [Double])
    return Array(zip(xs, try #require(circuit["y"] as? [Double])).map { (x: $0, y: $1) })
  }
}

extension SimulatedOrigin {
  /// The circuit information of the round.
  func circuit() throws -> [String: Any] {
    let path = try #require(files.keys.first { $0.hasPrefix("api/v1/circuits/") })
    let object = try JSONSerialization.jsonObject(with: Data(files[path] ?? []))
    return try #require(object as? [String: Any])
  }
}
