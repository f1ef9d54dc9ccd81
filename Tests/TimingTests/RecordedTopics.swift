import Foundation
import Timing

/// The first records of each topic of a recorded session.
struct RecordedTopics {
  /// Records without their line ends; offset and JSON.
  var records: [Feed: [[UInt8]]] = [:]

  private static let most = 40

  /// The sessions that have timing, at most twenty of them, those with telemetry first.
  static func sessions(of data: String) throws -> [RecordedTopics] {
    let root = data + "/origin/livetiming/static"
    let folders = try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { $0.hasSuffix("/TimingData.jsonStream") || $0.hasSuffix("/CarData.z.jsonStream") }
      .map { (root + "/" + $0 as NSString).deletingLastPathComponent }
    let unique = Set(folders).sorted { ($0.count, $0) < ($1.count, $1) }
    let first = unique.filter {
      FileManager.default.fileExists(atPath: $0 + "/CarData.z.jsonStream")
    }
    return try (first + unique.filter { !first.contains($0) }).prefix(20).map(topics)
  }

  private static func topics(_ folder: String) throws -> RecordedTopics {
    var topics = RecordedTopics()
    for feed in Feed.allCases {
      guard let file = FileHandle(forReadingAtPath: folder + "/" + feed.fileName) else { continue }
      // A part of the file is enough, without the byte order mark and up to its last whole record.
      let bytes = [UInt8](try file.read(upToCount: 300_000) ?? Data())
      let whole = bytes.prefix(1 + (bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1))
        .dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
      let lines = whole.split(separator: UInt8(ascii: "\n")).map { $0.filter { $0 != 0x0D } }
      topics.records[feed] = Array(lines.prefix(most))
    }
    return topics
  }
}
