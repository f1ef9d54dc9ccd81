internal import Foundation
internal import Ingest
internal import Parquet
internal import Timing

/// Where the time of a race's telemetry goes: each stage on one core, next to what the machine can do on the same bytes.
///
///     telemetry-stages FOLDER        (a session's folder of the archive)
@main
enum TelemetryStages {
  static func main() async throws {
    guard let folder = CommandLine.arguments.dropFirst().first else {
      print("usage: telemetry-stages FOLDER, the folder of a recorded session with telemetry")
      exit(2)
    }
    let sources = try SessionSources(folder: folder)
    let tables = try await SessionDecoder.decode(.race, sources)
    print("| stage | ms | MB/s | ns per row | on |\n|---|---|---|---|---|")
    try unpacking(.carData, sources) { CarSample.count(in: $0) }
    try unpacking(.position, sources) { PositionSample.count(in: $0) }
    let laps = TelemetryLaps(tables)
    let groups = (0..<laps.groupCount).map(laps.group)
    let rows = groups.reduce(0) { $0 + $1.count }
    row("merge", least { for index in 0..<laps.groupCount { _ = laps.group(index) } }, rows: rows)
    for table in BronzeTable.telemetryTables(tables) { try writing(table) }
  }

  /// Base64, inflating and scanning of one topic.
  private static func unpacking(
    _ feed: Feed, _ sources: SessionSources, _ count: (FeedStream) -> Int
  ) throws {
    guard let bytes = sources.feeds[feed] else { return }
    let name = feed.rawValue
    let stream = try FeedStream(feed, bytes)
    let rows = count(stream)
    let cut = try least { _ = try FeedStream(feed, bytes) }
    row("\(name): cut into records", cut, bytes: bytes.count, rows: rows)
    var texts: [UInt8] = []
    var unpacker = TelemetryMessages()
    for record in stream.records { _ = unpacker?.unpack(record) { texts += $0 } }
    let unpack = least {
      var messages = TelemetryMessages()
      for record in stream.records { _ = messages?.unpack(record) { $0.count } }
    }
    row("\(name): base64 and inflate (libdeflate)", unpack, bytes: texts.count, rows: rows)
    let decode = least { _ = count(stream) }
    row("\(name): scan", decode - unpack, bytes: texts.count, rows: rows)
    var target = [UInt8](repeating: 0, count: texts.count)
    let copy = least {
      target.withUnsafeMutableBytes { target in
        texts.withUnsafeBytes { target.copyMemory(from: $0) }
      }
    }
    row("\(name): memcpy of the same text", copy, bytes: texts.count, rows: rows)
  }

  private static func writing(_ table: BronzeTable) throws {
    var bytes = 0
    var rows = 0
    for index in 0..<table.groupCount {
      let group = try table.encoded(index)
      bytes += group.byteCount
      rows += group.rowCount
    }
    let whole = try least { for index in 0..<table.groupCount { _ = try table.encoded(index) } }
    let values = least { for index in 0..<table.groupCount { _ = table.group(index) } }
    row("\(table.name): Parquet", whole - values, bytes: bytes, rows: rows)
    row("\(table.name): columns", values, bytes: bytes, rows: rows)
  }

  /// Seconds of processor time, the least of fifteen: what others do on the machine only adds to it.
  private static func least(_ work: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<15 {
      let start = clock()
      try work()
      least = min(least, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    return least
  }

  private static func row(_ name: String, _ seconds: Double, bytes: Int? = nil, rows: Int) {
    let speed = bytes.map { String(format: "%.0f", Double($0) / 1e6 / seconds) } ?? ""
    let size = bytes.map { String(format: "%.1f MB", Double($0) / 1e6) } ?? "\(rows) rows"
    print(
      "| \(name) | \(String(format: "%.1f", seconds * 1000)) | \(speed) | "
        + "\(String(format: "%.1f", seconds * 1e9 / Double(max(1, rows)))) | \(size) |")
  }
}

extension SessionSources {
  /// The topics in a folder.
  fileprivate init(folder: String) throws {
    self.init()
    for feed in Feed.allCases {
      let file = URL(fileURLWithPath: folder + "/" + feed.fileName)
      if let data = try? Data(contentsOf: file) { feeds[feed] = [UInt8](data) }
    }
  }
}
