internal import DuckDB
internal import Foundation
internal import Lake

extension Check {
  /// Whether the manifests of bronze can be read and belong to the parts beside them.
  static let bronze = Check.ofRoot("bronze") { _, input in
    let status = try input.status.get()
    let whole = status.tables.reduce(0) { $0 + $1.sessions }
    // A damaged pointer to the snapshot is another check's.
    let broken = status.problems.filter { !$0.path.hasSuffix("/current.json") }
    if let first = broken.first {
      return .problem(
        "\(broken.count) of \(whole + broken.count) partitions cannot be used, the first: "
          + "\(first.path): \(first.reason)",
        advice: "run f1lake archive repair, or the ingest again")
    }
    guard whole > 0 else {
      return .warning("no partition yet", advice: "run f1lake ingest")
    }
    return .ok("\(whole) partitions, \(status.sessions) sessions, \(status.tables.count) tables")
  }

  /// How large the raw archive is.
  static let cache = Check.ofRoot("raw archive") { root, _ in
    var (files, bytes) = (0, Int64(0))
    let walk = FileManager.default.enumerator(
      at: URL(fileURLWithPath: root.cache),
      includingPropertiesForKeys: [.isRegularFileKey, .fileSizeKey])
    while let file = walk?.nextObject() as? URL {
      let values = try file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
      guard values.isRegularFile == true else { continue }
      files += 1
      bytes += Int64(values.fileSize ?? 0)
    }
    return .ok("\(files) files, \(ByteText.of(bytes))")
  }

  /// Whether the current snapshot can be opened and asked, and knows all of bronze.
  static let snapshot = Check.ofRoot("snapshot") { root, input in
    if input.machine.libraryProblem() != nil { return .skipped("needs DuckDB's library") }
    let store = SnapshotStore(directory: root.warehouse)
    guard let current = try store.current() else {
      return .warning("none was published yet", advice: "run f1lake build")
    }
    let reader = try store.openReader(bronze: root.bronze)
    let tables = try await reader.rows("SELECT count(*) FROM duckdb_tables()")[0][0].int ?? 0
    let found = "\(current.name), \(tables) tables"
    guard try !input.status.get().isSnapshotStale else {
      return .warning("\(found), older than bronze", advice: "run f1lake build")
    }
    return .ok(found)
  }

  /// Whether the clock can be right. Nothing remote is asked.
  static let clock = Check("clock") { input in
    let now = input.machine.now
    let text = now.formatted(.iso8601)
    // 2025 to 2100: this program is from after the one, and will not see the other.
    guard (1_735_689_600..<4_102_444_800).contains(now.timeIntervalSince1970) else {
      return .problem("\(text)", advice: "set the clock: schedules and times of data depend on it")
    }
    let newest = try? input.status.get().newestData
    // Disks move between machines whose clocks differ a little.
    if let newest, newest.timeIntervalSince(now) > 300 {
      return .warning(
        "\(text), but the newest data was written at \(newest.formatted(.iso8601))",
        advice: "set the clock, of this machine or of the one that wrote it")
    }
    return .ok(newest == nil ? text : "\(text), after the newest data")
  }
}
