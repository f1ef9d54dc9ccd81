/// A snapshot in the making: the right to build, and the path of the file to write.
///
/// If it goes out of scope without ``SnapshotStore/publish(_:contents:retention:)``, the file goes too.
public struct SnapshotBuild: ~Copyable {
  /// Where the database is to be written; there is no file yet. The name differs from that of
  /// published snapshots, so that no half-written file is ever taken for one.
  public let path: String
  let name: String
  private let lock: FileLock

  init(directory: String, name: String, lock: consuming FileLock) {
    self.name = name
    self.lock = lock
    path = "\(directory)/\(SnapshotName.building(name))"
  }

  /// The file as a snapshot, to be looked at before it is published.
  public func candidate(_ contents: SnapshotContents) -> Snapshot {
    Snapshot(name: name, path: path, publishedAt: "", contents: contents)
  }

  deinit {
    // Published, the file has another name by now. What cannot be removed, the next build removes.
    for file in SnapshotName.companions(of: path) { try? SnapshotFile.remove(file) }
  }
}

/// The names of files in the warehouse folder.
enum SnapshotName {
  static let pointer = "current.json"
  /// Leads to the current snapshot where the file system has symbolic links.
  static let link = "current.duckdb"
  private static let prefix = "snapshot-"
  private static let suffix = ".duckdb"
  private static let buildingPrefix = "building-"

  /// A new name, later in order than all before: `snapshot-20261123T171957.123Z-9f86d081.duckdb`.
  static func make(at time: String) -> String {
    let random = String(UInt32.random(in: .min ... .max), radix: 16)
    let padded = String(repeating: "0", count: 8 - random.count) + random
    return "\(prefix)\(time)-\(padded)\(suffix)"
  }

  static func building(_ name: String) -> String { buildingPrefix + name + ".partial" }

  /// True for a published snapshot's own file.
  static func isSnapshot(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix) && !name.contains("/")
  }

  /// The file beside a snapshot that says what it holds.
  static func description(of name: String) -> String { name.dropLast(suffix.count) + ".json" }

  /// When the build of a snapshot began, in milliseconds since 1970; nil for a name of other hands.
  static func milliseconds(_ name: String) -> Int64? {
    guard isSnapshot(name) else { return nil }
    let time = name.dropFirst(prefix.count).prefix { $0 != "-" }
    let part = { (from: Int, count: Int) in time.dropFirst(from).prefix(count) }
    let date = [part(0, 4), part(4, 2), part(6, 2)].joined(separator: "-")
    let clock = [part(9, 2), part(11, 2), part(13, 7)].joined(separator: ":")
    return Timestamp.milliseconds("\(date)T\(clock)")
  }

  /// The snapshot whose queries use a folder for what does not fit in memory; nil for other names.
  static func owner(ofSpill name: String) -> String? {
    let owner = String(name.dropLast(".tmp".count))
    return name.hasSuffix(".tmp") && isSnapshot(owner) ? owner : nil
  }

  /// What builds leave when they are killed: write-ahead logs, spill folders and descriptions of
  /// nothing included.
  static func leftovers(_ names: [String]) -> [String] {
    let described = Set(names.filter(isSnapshot).map(description))
    return names.filter { name in
      name.hasPrefix(buildingPrefix) || name.hasPrefix(pointer + ".") || name.hasPrefix(link + ".")
        || name.hasPrefix(prefix) && !isSnapshot(name) && !described.contains(name)
    }
  }

  /// The database file and what the engine may put beside it.
  static func companions(of path: String) -> [String] { [path, path + ".wal"] }
}
