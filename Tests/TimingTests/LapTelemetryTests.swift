import Testing
import Timing

/// Car and position on one clock, lap by lap. The lap of the fixture runs from 0:01:00 to 0:02:30.
struct LapTelemetryTests {
  private typealias Fixture = TelemetryFixture

  /// A car at 180 km/h whose X is a parabola of time, with the two kinds of readings at different times.
  private func lap(
    cars: [Int] = Array(stride(from: 59_830, through: 150_600, by: 270)),
    positions: [Int] = Array(stride(from: 59_900, through: 150_600, by: 300)),
    throttle: (Int) -> Int = { _ in 50 }
  ) async throws -> LapTelemetry {
    let fixture = Fixture(
      car: cars.map {
        Fixture.car(
          $0, #""0":\#(10_000 + $0 % 1000),"2":180,"3":7,"4":\#(throttle($0)),"5":0,"45":8"#)
      },
      position: positions.map {
        Fixture.position($0, ($0 / 100 - 1000) * ($0 / 100 - 1000), -$0 / 100)
      })
    let laps = TelemetryLaps(try await fixture.decode())
    #expect(laps.groupCount == 1)
    return laps.group(0)
  }

  @Test func `a lap begins and ends at its very times`() async throws {
    let rows = try await lap()
    #expect(rows.sessionTime.first == 60_000 && rows.sessionTime.last == 150_000)
    #expect(rows.time.first == 0 && rows.time.last == 90_000)
    #expect(zip(rows.sessionTime, rows.sessionTime.dropFirst()).allSatisfy { $0 < $1 })
    #expect(rows.source.first == LapTelemetry.Source.interpolation.rawValue)
    #expect(Set(rows.lapNumber) == [1])
  }

  @Test func `a row has every reading of either kind`() async throws {
    let rows = try await lap()
    let cars = stride(from: 59_830, through: 150_000, by: 270).filter { $0 >= 60_000 }
    let positions = stride(from: 59_900, through: 150_000, by: 300).filter { $0 >= 60_000 }
    #expect(Set(rows.sessionTime.map(Int.init)) == Set(cars + positions + [60_000, 150_000]))
  }

  @Test func `distance is the integral of speed and ends at the whole`() async throws {
    let rows = try await lap()
    for (time, distance) in zip(rows.time, rows.distance) {
      #expect(abs(distance - Float(time) * 0.05) < 0.01)
    }
    #expect(abs((rows.distance.last ?? 0) - 4500) < 0.01)
    #expect(rows.relativeDistance.allSatisfy { (0...1).contains($0) })
  }

  @Test func `places between readings lie on the parabola that the readings lie on`() async throws {
    let rows = try await lap()
    for (time, x) in zip(rows.sessionTime, rows.x) {
      let t = Double(time) / 100 - 1000
      #expect(abs(Double(x) - t * t) < 0.1, "at \(time)")
    }
  }

  @Test func `a reading without a throttle is null, and so is what lies beside it`() async throws {
    let rows = try await lap { $0 == 59_830 + 270 * 100 ? 104 : 50 }
    let bad = Int64(59_830 + 270 * 100)
    for (time, throttle) in zip(rows.sessionTime, rows.throttle) {
      #expect(throttle.isNaN == (abs(time - bad) < 270), "at \(time)")
    }
  }

  @Test func `without positions a lap still has what the car says`() async throws {
    let rows = try await lap(positions: [])
    #expect(rows.speed.allSatisfy { $0 == 180 })
    #expect(rows.x.allSatisfy { $0.isNaN })
    #expect(rows.status.allSatisfy { $0 == PositionSample.Status.unknown.rawValue })
  }

  @Test func `without readings of the car a lap still has its places`() async throws {
    let rows = try await lap(cars: [])
    #expect(rows.count > 300)
    #expect(rows.speed.allSatisfy { $0.isNaN })
    #expect(rows.gear.allSatisfy { $0 == nil })
  }

  @Test func `equal times of both kinds are one row`() async throws {
    let times = Array(stride(from: 59_900, through: 150_600, by: 300))
    let rows = try await lap(cars: times, positions: times)
    #expect(rows.count == times.filter { (60_000...150_000).contains($0) }.count + 2)
    #expect(!rows.source.contains(LapTelemetry.Source.car.rawValue))
  }

  @Test func `a lap of fewer than three positions has places only where they were read`()
    async throws
  {
    let rows = try await lap(positions: [70_000, 70_300])
    let known = zip(rows.sessionTime, rows.x).filter { !$0.1.isNaN }.map(\.0)
    #expect(known == [70_000, 70_300])
  }
}
