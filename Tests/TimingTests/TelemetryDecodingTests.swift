import Testing
import Timing

/// CarData.z and Position.z: from packed messages to readings.
struct TelemetryDecodingTests {
  private static let usual =
    #"{"Entries":[{"Utc":"2023-03-05T15:00:01.2345678Z","Cars":{"44":{"Channels":{"0":10500,"2":280,"3":7,"4":99,"5":100,"45":12}},"1":{"Channels":{"0":0,"2":0,"3":0,"4":104,"5":104,"45":0}}}}]}"#

  @Test(arguments: [
    usual,
    // Spaces, another order of members, and members that nobody knows.
    usual.replacing(",", with: " , "), usual.replacing("{", with: "{ \"New\":[1], "),
    #"{"Entries":[{"Cars":{"44":{"Channels":{"45":12,"5":100,"4":99,"3":7,"2":280,"0":10500}},"1":{"Channels":{"0":"0","2":0,"3":0,"4":104,"5":104,"45":0}}},"Utc":"2023-03-05T15:00:01.2345678Z"}]}"#,
  ])
  func `a message reads the same in any shape of JSON`(text: String) async throws {
    let tables = try await TelemetryFixture(car: [("00:00:01.000", text)], drivers: ["44", "1"])
      .decode()
    let car = try #require(tables.carData)
    let sample = try #require(car.car("44")?.first)
    #expect(sample.date == 1_678_028_401_235)
    #expect(sample.rpm == 10_500 && sample.speed == 280 && sample.gear == 7)
    #expect(sample.throttle == 99 && sample.brake == 100 && sample.drs == 12)
    #expect(car.car("1")?.first?.throttle == 104)
    #expect(tables.streamStart == 1_678_028_400_235_000)
  }

  @Test func `positions carry the word or the number that older archives send`() async throws {
    func message(_ second: Int, _ status: String) -> String {
      #"{"Position":[{"Timestamp":"2023-03-05T15:00:0\#(second)Z","Entries":{"44":{\#(status)"X":-12,"Y":3,"Z":0}}}]}"#
    }
    let statuses = [
      #""Status":"OffTrack","#, #""Status":"OnTrack","#, #""Status":"0","#, #""Status":1,"#, "",
    ]
    let fixture = TelemetryFixture(
      position: statuses.enumerated().map { ("00:00:09.000", message($0, $1)) })
    let samples = try #require(try await fixture.decode().positionData?.car("44"))
    #expect(samples.map(\.status) == [.offTrack, .onTrack, .onTrack, .offTrack, .unknown])
    #expect(samples.allSatisfy { $0.x == -12 && $0.y == 3 && $0.z == 0 })
  }

  @Test(arguments: [
    #""0":1,"2":2,"3":3,"4":4"#, #""0":1,"2":2,"3":3,"4":4,"5":1e99,"45":8"#,
    #""0":9223372036854775807,"2":2,"3":3,"4":4,"5":0,"45":8"#,
    #""0":1,"2":99999,"3":3,"4":4,"5":0"#,
    #""0":null,"2":2,"3":3,"4":4,"5":0,"45":8"#,
  ])
  func `a reading without all channels is left out and counted`(channels: String) async throws {
    let good = TelemetryFixture.car(1000, #""0":1,"2":2,"3":3,"4":4,"5":0"#)
    let tables = try await TelemetryFixture(car: [TelemetryFixture.car(2000, channels), good])
      .decode()
    #expect(tables.carData?.car("44")?.map(\.rpm) == [1])
    #expect(tables.findings.contains { $0.message == "readings that cannot be decoded: 1" })
  }

  @Test func `a car with fewer readings is filled up and marked`() async throws {
    let both =
      #"{"Entries":[{"Utc":"2023-03-05T15:00:01Z","Cars":{"1":{"Channels":{"0":1,"2":2,"3":3,"4":4,"5":0}},"44":{"Channels":{"0":1,"2":2,"3":3,"4":4,"5":0}}}}]}"#
    let one = TelemetryFixture.car(2000, #""0":9,"2":9,"3":3,"4":4,"5":0"#, number: "1")
    let tables = try await TelemetryFixture(
      car: [("00:00:01.000", both), one], drivers: ["1", "44"]
    ).decode()
    let samples = try #require(tables.carData?.car("44"))
    #expect(samples.map(\.isFilled) == [false, true])
    #expect(samples[1] == .filled(samples[0].date + 1000))
    #expect(
      tables.findings.contains { $0.driver == "44" && $0.message.contains("1 of 2 readings") })
  }

  @Test func `an exact copy of a reading is left out with a finding`() async throws {
    let channels = #""0":1,"2":2,"3":3,"4":4,"5":0"#
    let first = TelemetryFixture.car(1000, channels)
    // The same moment with another value, between two copies, is a reading of its own.
    let other = TelemetryFixture.car(1000, channels.replacing("1,", with: "7,"))
    let car = [first, other, first, TelemetryFixture.car(2000, channels)]
    let position = [TelemetryFixture.position(1000, 5), TelemetryFixture.position(1000, 5)]
    let tables = try await TelemetryFixture(car: car, position: position).decode()
    #expect(tables.carData?.car("44")?.map(\.rpm) == [1, 7, 1])
    #expect(tables.positionData?.car("44")?.map(\.x) == [5])
    let copies = tables.findings.filter { $0.message == "readings that are exact copies: 1" }
    #expect(copies.map(\.feed) == [.carData, .position])
    #expect(copies.allSatisfy { $0.driver == "44" && $0.severity == .warning })
  }

  @Test func `cars that are no driver's are left out with a finding`() async throws {
    let safetyCar = TelemetryFixture.car(1000, #""0":1,"2":2,"3":3,"4":4,"5":0"#, number: "241")
    let driver = TelemetryFixture.car(1000, #""0":1,"2":2,"3":3,"4":4,"5":0"#)
    let tables = try await TelemetryFixture(car: [safetyCar, driver]).decode()
    #expect(tables.carData?.cars.map(\.number) == ["44"])
    #expect(tables.findings.contains { $0.message == "cars 241 have no driver" })
  }

  @Test(arguments: ["", "!!!!", "AAAA", "eyJF", "AQUA"])
  func `a message that cannot be unpacked is left out and counted`(text: String) async throws {
    let good = TelemetryFixture.packed([
      TelemetryFixture.car(1000, #""0":1,"2":2,"3":3,"4":4,"5":0"#)
    ])
    var sources = SessionSources()
    sources.feeds[.carData] = good + Array("00:00:02.000\"\(text)\"\r\n".utf8)
    let tables = try await TelemetryFixture().decode(sources)
    #expect(tables.carData?.car("44")?.count == 1)
    #expect(tables.findings.contains { $0.message == "messages that cannot be decoded: 1" })
  }

  @Test func `a message that inflates beyond all measure is refused`() async throws {
    // One byte, repeated by distance 1 as long as a match can be, 100,000 times: 25 MB in a few kilobytes.
    var bits = DeflateBits()
    bits.bomb(matches: 100_000)
    var sources = SessionSources()
    sources.feeds[.carData] = topic("00:00:01.000\"\(bits.base64)\"")
    let tables = try await TelemetryFixture().decode(sources)
    #expect(tables.carData == nil)
    #expect(tables.findings.contains { $0.message == "messages that cannot be decoded: 1" })
  }

  @Test func `the stream starts where the message with the least delay says`() async throws {
    let channels = #""0":1,"2":2,"3":3,"4":4,"5":0"#
    let late = ("00:00:05.700", TelemetryFixture.car(5000, channels).1)
    let prompt = ("00:00:06.000", TelemetryFixture.car(6000, channels).1)
    let tables = try await TelemetryFixture(car: [late, prompt]).decode()
    #expect(tables.streamStart == 1_678_028_400_000_000)
  }
}
