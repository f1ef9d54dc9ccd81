import Foundation
import Simulator
import Testing

/// A simulated round, read back from its files only.
struct SimulatedOrigin {
  let files: [String: [UInt8]]

  init(
    year: Int = 2031, rounds: Int = 1, round: Int = 1, drivers: Int = 12, laps: Int = 16,
    seed: UInt64, telemetry: Bool = false
  ) throws {
    let season = try SimulatedSeason(
      year: year, rounds: max(rounds, round), drivers: drivers, laps: laps, seed: seed,
      telemetry: telemetry)
    let all = season.seasonFiles() + season.files(round: round)
    files = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0.bytes) })
  }

  var streams: [String] { files.keys.filter { $0.hasSuffix(".jsonStream") }.sorted() }

  func stream(_ session: String, _ topic: String) throws -> [WireRecord] {
    let path = try #require(streams.first { $0.hasSuffix("_\(session)/\(topic).jsonStream") })
    return try records(of: path)
  }

  func records(of path: String) throws -> [WireRecord] {
    let bytes = try #require(files[path])
    try #require(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    try #require(Array(bytes.suffix(2)) == [0x0D, 0x0A])
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    return try text.components(separatedBy: "\r\n").dropLast().map(WireRecord.init)
  }

  /// The only race in one of the Jolpica answers of the round.
  func race(_ resource: String, year: Int = 2031, round: Int = 1) throws -> [String: Any] {
    let bytes = try #require(files["ergast/f1/\(year)/\(round)/\(resource).json"])
    let answer = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let data = answer?["MRData"] as? [String: Any]
    let table = data?["RaceTable"] as? [String: Any]
    let races = table?["Races"] as? [[String: Any]]
    return try #require(races?.first)
  }
}

/// One record of a stream.
struct WireRecord {
  /// Milliseconds.
  let time: Int
  let value: [String: Any]

  init(_ line: String) throws {
    let offset = line.prefix(12)
    let parts = offset.split { $0 == ":" || $0 == "." }.compactMap { Int($0) }
    try #require(parts.count == 4 && offset.utf8.count == 12, "offset of \(line.prefix(40))")
    time = ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000 + parts[3]
    let object = try JSONSerialization.jsonObject(with: Data(line.dropFirst(12).utf8))
    value = try #require(object as? [String: Any])
  }

  /// The patches of the timing screen, by driver number.
  var lines: [String: [String: Any]] { value["Lines"] as? [String: [String: Any]] ?? [:] }
}

/// "1:31.234", "31.234" or "+1.234" in milliseconds.
func milliseconds(_ text: String) throws -> Int {
  let parts = text.drop { $0 == "+" }.split { $0 == ":" || $0 == "." }.compactMap { Int($0) }
  try #require((2...4).contains(parts.count), "\(text) is no duration")
  let whole = parts.dropLast().reduce(0) { $0 * 60 + $1 }
  return whole * 1000 + parts[parts.count - 1]
}
