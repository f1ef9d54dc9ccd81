import Foundation
import Testing
import Timing

/// Whatever bytes come, decoding ends in tables or in an error that names the file: never in a crash.
struct DamageTests {
  /// Flips, drops and repeats bytes.
  private func damage(_ bytes: [UInt8], using random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...20, using: &random) where !bytes.isEmpty {
      let at = bytes.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 9))
      case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 50)], at: at)
      default: bytes[at] = [0x7B, 0x7D, 0x22, 0x2C, 0x0D].randomElement(using: &random) ?? 0
      }
    }
    return bytes
  }

  private func records(_ records: [(String, String)]) -> [UInt8] {
    Array(records.map { "\($0.0){\"Lines\":{\"44\":{\($0.1)}}}\r\n" }.joined().utf8)
  }

  @Test(arguments: [
    #""LastLapTime":{"Value":"9223372036854775807:00"}"#, #""NumberOfLaps":9223372036854775807"#,
    #""BestLapTimes":{"9223372036854775807":{"Value":"1:30.0"}}"#,
    #""Sectors":{"0":{"Value":"99999999999999999999"}}"#,
    #""Speeds":{"ST":{"Value":"nan"}}"#, #""NumberOfLaps":1e300"#,
  ])
  func `hostile numbers in timing messages never crash the decoder`(patch: String) async throws {
    var session = SessionFixture(timing: SessionFixture.laps(3))
    session.timing.insert(("00:03:00.000", patch), at: 6)
    #expect(try await session.decode().laps.count >= 2)
  }

  @Test(arguments: ["\"nan\"", "\"1e300\"", "1e999", "-9223372036854775808", "null", "[]"])
  func `hostile numbers in weather never crash the decoder`(value: String) async throws {
    var sources = SessionSources()
    sources.feeds[.weatherData] = topic(
      #"00:00:01.000{"WindDirection":\#(value),"AirTemp":\#(value)}"#)
    #expect(try await SessionDecoder.decode(.race, sources).weather.count == 1)
  }

  @Test(arguments: ["9223372036854775807", "-1", "x", "1000000"])
  func `hostile stint numbers never crash the decoder`(stint: String) async throws {
    var session = SessionFixture(timing: SessionFixture.laps(2))
    session.tyres.append(
      ("00:00:31.000", #""Stints":{"\#(stint)":{"StartLaps":9007199254740993,"New":"true"}}"#))
    #expect(try await session.decode().laps.count == 2)
  }

  @Test func `damaged topics never crash the decoder`() async {
    var random = SystemRandomNumberGenerator()
    var decoded = 0
    for round in 0..<2000 {
      var sources = SessionSources()
      sources.feeds[.timingData] = damage(records(SessionFixture.laps(8)), using: &random)
      sources.feeds[.timingAppData] = damage(
        records([("00:00:30.000", #""Stints":[{"Compound":"SOFT","New":"true","StartLaps":0}]"#)]),
        using: &random)
      sources.feeds[.sessionStatus] = topic(#"00:01:00.000{"Status":"Started"}"#)
      sources.feeds[.trackStatus] = topic(#"00:00:00.000{"Status":"1"}"#)
      sources.feeds[.driverList] = topic(#"00:00:00.000{"44":{"RacingNumber":"44"}}"#)
      let kind: SessionKind = round % 2 == 0 ? .race : .qualifying
      if (try? await SessionDecoder.decode(kind, sources)) != nil { decoded += 1 }
    }
    #expect(decoded > 0)
  }
}
