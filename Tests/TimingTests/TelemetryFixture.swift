import Foundation
import Timing

/// Telemetry topics made of readable JSON messages.
struct TelemetryFixture {
  /// Session time and text of each message.
  var car: [(String, String)] = []
  var position: [(String, String)] = []
  var drivers = ["44"]
  var kind = SessionKind.race

  func decode() async throws -> SessionTables {
    var sources = SessionSources()
    if !car.isEmpty { sources.feeds[.carData] = Self.packed(car) }
    if !position.isEmpty { sources.feeds[.position] = Self.packed(position) }
    return try await decode(sources)
  }

  /// Decodes with the drivers declared, and one lap of driver 44 from 0:01:00 to 0:02:30.
  func decode(_ sources: SessionSources) async throws -> SessionTables {
    var sources = sources
    let list = drivers.map { #""\#($0)":{"RacingNumber":"\#($0)","Tla":"D\#($0)"}"# }
    sources.feeds[.driverList] = topic("00:00:00.000{\(list.joined(separator: ","))}")
    let laps = SessionFixture.laps(1).map { #"\#($0.0){"Lines":{"44":{\#($0.1)}}}"# }
    sources.feeds[.timingData] = Array((laps.joined(separator: "\r\n") + "\r\n").utf8)
    sources.feeds[.timingAppData] = topic(
      #"00:00:30.000{"Lines":{"44":{"Stints":[{"Compound":"SOFT","New":"true","StartLaps":0}]}}}"#)
    sources.feeds[.sessionStatus] = topic(
      #"00:00:10.000{"Status":"Inactive"}"#, #"00:01:00.000{"Status":"Started"}"#)
    sources.feeds[.trackStatus] = topic(#"00:00:00.000{"Status":"1","Message":"x"}"#)
    sources.feeds[.raceControlMessages] = topic(
      #"00:00:00.000{"Messages":[{"Utc":"2023-03-05T15:00:00","Message":"GREEN LIGHT"}]}"#)
    return try await SessionDecoder.decode(kind, sources)
  }

  static func packed(_ messages: [(String, String)]) -> [UInt8] {
    let records = messages.map { "\($0.0)\"\(base64(Array($0.1.utf8)))\"\r\n" }
    return [0xEF, 0xBB, 0xBF] + records.joined().utf8
  }

  /// A raw DEFLATE stream of blocks that are stored as they are (RFC 1951, 3.2.4).
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let size = UInt16(bytes.count)
    return [1, UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)] + bytes
  }

  static func base64(_ bytes: [UInt8]) -> String { Data(deflated(bytes)).base64EncodedString() }

  /// A time of day: session time 0 is 15:00:00.
  static func date(_ milliseconds: Int) -> String {
    "2023-03-05T15:0\(milliseconds / 60_000):" + two(milliseconds / 1000 % 60) + "."
      + String(String(milliseconds % 1000 + 1000).dropFirst()) + "Z"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  static func clock(_ milliseconds: Int) -> String {
    "00:0\(milliseconds / 60_000):" + two(milliseconds / 1000 % 60) + "."
      + String(String(milliseconds % 1000 + 1000).dropFirst())
  }

  /// One message with one sample of one car.
  static func car(_ time: Int, _ channels: String, number: String = "44") -> (String, String) {
    (
      clock(time),
      #"{"Entries":[{"Utc":"\#(date(time))","Cars":{"\#(number)":{"Channels":{\#(channels)}}}}]}"#
    )
  }

  static func position(_ time: Int, _ x: Int, _ y: Int = 0, _ z: Int = 0) -> (String, String) {
    (
      clock(time),
      #"{"Position":[{"Timestamp":"\#(date(time))","Entries":{"44":{"Status":"OnTrack","X":\#(x),"Y":\#(y),"Z":\#(z)}}}]}"#
    )
  }
}
