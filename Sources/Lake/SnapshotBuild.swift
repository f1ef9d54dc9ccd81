/// A snapshot in the making: the right to build, and the path of the file to write.
///
/// If it goes out of scope without ``SnapshotStore/publish(_:contents:keep:)``, the file goes too.
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

  deinit {
    // Published, the file has another name by now. What cannot be removed, the next build removes.
    for file in SnapshotName.companions(of: path) { try? SnapshotFile.remove(file) }
  }
}

/// The names of files in the warehouse folder.
enum SnapshotName {
  static let pointer = "current.json"
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

  /// True for what a build leaves when it is killed, its write-ahead log and spill folder included.
  static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(buildingPrefix) || name.hasPrefix(pointer + ".")
      || name.hasPrefix(prefix) && !isSnapshot(name)
  }

  /// The database file and what the engine may put beside it.
  static func companions(of path: String) -> [String] { [path, path + ".wal"] }
}
