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

  @Test func `damaged topics never crash the decoder`() {
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
      if (try? SessionDecoder.decode(kind, sources)) != nil { decoded += 1 }
    }
    #expect(decoded > 0)
  }
}
