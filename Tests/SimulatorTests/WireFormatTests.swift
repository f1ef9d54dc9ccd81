import Foundation
import Simulator
import Testing

struct WireFormatTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Every record parses and no offset goes back`(seed: UInt64) throws {
    let origin = try SimulatedOrigin(drivers: 20, laps: 30, seed: seed)
    #expect(origin.streams.count == 66)
    for path in origin.streams {
      let times = try origin.records(of: path).map(\.time)
      #expect(!times.isEmpty && times == times.sorted(), "\(path)")
    }
  }

  @Test func `Keyed topics begin with lists and go on with numbers`() throws {
    let origin = try SimulatedOrigin(seed: 1)
    let timing = try origin.stream("Race", "TimingData")
    let first = try #require(timing.first?.lines.values.first)
    #expect((first["Sectors"] as? [Any])?.count == 3)
    let later = timing.dropFirst().flatMap(\.lines.values).compactMap { $0["Sectors"] }
    #expect(!later.isEmpty && later.allSatisfy { $0 is [String: Any] })
    let control = try origin.stream("Race", "RaceControlMessages").compactMap {
      $0.value["Messages"]
    }
    #expect(control.first is [Any])
    #expect(control.dropFirst().allSatisfy { $0 is [String: Any] })
    let tyres = try origin.stream("Race", "TimingAppData").flatMap(\.lines.values)
      .compactMap { $0["Stints"] }
    #expect(tyres.first is [Any])
    #expect(tyres.last is [String: Any])
  }

  @Test func `The path in SessionInfo is the folder of the session`() throws {
    let origin = try SimulatedOrigin(seed: 1)
    for path in origin.streams where path.hasSuffix("/SessionInfo.jsonStream") {
      let info = try #require(try origin.records(of: path).first).value
      let folder = try #require(info["Path"] as? String)
      #expect(path == "livetiming/static/\(folder)SessionInfo.jsonStream")
    }
  }

  @Test func `The schedule has one entry for every round in every column`() throws {
    let season = try SimulatedSeason(year: 2031, rounds: 3, seed: 1)
    let file = try #require(season.seasonFiles().first { $0.path.contains("schedule_2031") })
    let object = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any]
    let columns = try #require(object)
    #expect(columns.count == 19)
    for (name, column) in columns {
      #expect((column as? [String: Any])?.keys.sorted() == ["0", "1", "2"], "\(name)")
    }
    let dates = columns["event_date"] as? [String: String]
    #expect(dates?["0"] == "2031-03-02T17:00:00")
  }

  @Test func `Every session has its weather each minute`() throws {
    let origin = try SimulatedOrigin(seed: 1)
    for session in ["Practice_1", "Qualifying", "Race"] {
      let times = try origin.stream(session, "WeatherData").map(\.time)
      #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 == 60_000 })
      #expect(try #require(times.last) > origin.moment("Finished", in: session))
    }
  }
}
