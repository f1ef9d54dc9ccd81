import Foundation
import TestSupport
import Timing

/// Damages recorded topics: bytes, numbers, records, and what is packed inside.
enum TopicMutation {
  private static let values = [
    "null", "-1", "9223372036854775807", "1e999", "\"\"", "\"nan\"", "[]", "{}", "true", "0.5",
    "\"00:00:00\"", "\"2023-13-45T99:99:99Z\"", "[[[[[[]]]]]]", "\"\\ud800\"",
    "\"999999999:59:59.9\"",
  ]

  static func sources(
    _ session: RecordedTopics, using random: inout SeededRandom
  ) -> SessionSources {
    var sources = SessionSources()
    let chosen = Int.random(in: 1...3, using: &random)
    // Damage to a topic of one record mostly ends in one error: the long ones have more to find.
    let shortest = Int.random(in: 0..<5, using: &random) == 0 ? 0 : 3
    let candidates = session.records.filter { $0.value.count >= shortest }.keys
    let mutated = Set(
      candidates.sorted { $0.rawValue < $1.rawValue }.shuffled(using: &random).prefix(chosen))
    for (feed, records) in session.records.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      var lines = records
      if mutated.contains(feed) {
        for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&lines, feed, using: &random) }
      }
      var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
      for line in lines { bytes += line + [0x0D, 0x0A] }
      if mutated.contains(feed), Int.random(in: 0..<10, using: &random) == 0 {
        bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      }
      sources.feeds[feed] = bytes
    }
    if Int.random(in: 0..<4, using: &random) == 0, let lost = mutated.first {
      sources.feeds[lost] = nil
    }
    return sources
  }

  private static func damage(
    _ lines: inout [[UInt8]], _ feed: Feed, using random: inout SeededRandom
  ) {
    guard let at = lines.indices.randomElement(using: &random) else { return }
    switch Int.random(in: 0...7, using: &random) {
    case 0: lines.remove(at: at)
    case 1: lines.insert(lines[at], at: Int.random(in: 0...lines.count, using: &random))
    case 2: lines.swapAt(at, Int.random(in: 0..<lines.count, using: &random))
    case 3: lines[at] = flip(lines[at], using: &random)
    default:
      let isPacked = feed == .carData || feed == .position
      lines[at] =
        isPacked ? repack(lines[at], using: &random) : replaceValue(lines[at], using: &random)
    }
  }

  private static func flip(_ line: [UInt8], using random: inout SeededRandom) -> [UInt8] {
    var line = line
    for _ in 0..<Int.random(in: 1...8, using: &random) where !line.isEmpty {
      let at = Int.random(in: 0..<line.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: line[at] = UInt8.random(in: 0...255, using: &random)
      case 1: line.removeSubrange(at..<min(line.count, at + 7))
      default: line.insert(contentsOf: line[at..<min(line.count, at + 40)], at: at)
      }
    }
    return line
  }

  /// Another value behind one of the colons.
  private static func replaceValue(_ line: [UInt8], using random: inout SeededRandom) -> [UInt8] {
    let colons = line.indices.filter { $0 > 12 && line[$0] == UInt8(ascii: ":") }
    guard let colon = colons.randomElement(using: &random) else {
      return flip(line, using: &random)
    }
    let end = line[(colon + 1)...].firstIndex { [0x2C, 0x7D, 0x5D].contains($0) } ?? line.count
    let value = values.randomElement(using: &random) ?? "null"
    return Array(line[...colon]) + value.utf8 + Array(line[end...])
  }

  /// A packed message with something else inside.
  private static func repack(_ line: [UInt8], using random: inout SeededRandom) -> [UInt8] {
    guard line.count > 14 else { return line }
    let packed = Data(base64Encoded: Data(line[13..<line.count - 1])) ?? Data()
    var inside = [UInt8](packed)
    if let text = TelemetryText.inflate(line), Int.random(in: 0...3, using: &random) > 0 {
      let offset = [UInt8](repeating: UInt8(ascii: "0"), count: 13)
      let changed = replaceValue(offset + text, using: &random).dropFirst(13)
      inside = TelemetryFixture.deflated(Array(changed.prefix(65_000)))
    } else {
      inside = flip(inside, using: &random)
    }
    return Array(line[..<12]) + [0x22] + Data(inside).base64EncodedData() + [0x22]
  }
}

/// The text inside a packed record.
enum TelemetryText {
  static func inflate(_ line: [UInt8]) -> [UInt8]? {
    guard let stream = try? FeedStream(.carData, line + [0x0D, 0x0A]),
      let record = stream.records.first
    else { return nil }
    var messages = TelemetryMessages()
    return messages?.unpack(record) { Array($0) }
  }
}
