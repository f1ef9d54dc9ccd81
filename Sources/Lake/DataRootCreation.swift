internal import Foundation

/// What `f1lake init` made and found.
public struct DataRootCreation: Sendable {
  /// The root, open.
  public let root: DataRoot
  /// The folders that did not exist before.
  public let created: [String]
  /// False where the root had been initialised before and is kept.
  public let isNew: Bool
  /// The disk that the root is on.
  public let volume: VolumeDescription

  /// Lines for the terminal: the folders and the disk.
  public var text: String {
    var lines = ["\(isNew ? "Made" : "Kept") data root \(root.path) (id \(root.id))"]
    for folder in DataFolder.allCases {
      let path = root.location.path(folder)
      let name = folder.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
      lines.append("  \(name)\(path)\(created.contains(path) ? "  new" : "")")
    }
    lines.append("Disk  \(volume.text)")
    lines.append("Write test passed")
    return lines.joined(separator: "\n")
  }
}

extension DataRoot {
  /// Makes a data root, or completes one that exists: folders, proof of writing, sentinel.
  ///
  /// - Parameter allowHostDisk: accept the host disk below /Volumes, /media, /mnt and /run/media.
  /// - Throws: ``LakeError``: kind `hostDisk` before anything is made; otherwise what failed where.
  public static func create(
    at location: DataRootLocation, allowHostDisk: Bool = false, probe: VolumeProbe = .system
  ) throws -> DataRootCreation {
    // All refusals come before the first folder is made.
    for anchor in location.anchors {
      let allowed = try allowHostDisk || Sentinel.read(in: anchor)?.hostDiskAllowed ?? false
      try HostDiskRule.check(anchor, allowHostDisk: allowed, probe: probe)
    }
    let isNew = try Sentinel.read(in: location.root) == nil
    var created: [String] = []
    for path in location.anchors + DataFolder.allCases.map({ location.path($0) })
    where try makeFolder(path) { created.append(path) }
    for anchor in location.anchors {
      try TemporaryFile.removeLeftovers(in: anchor)
      try proveWritable(anchor)
      try placeSentinel(in: anchor, allowHostDisk: allowHostDisk)
    }
    let root = try open(at: location, probe: probe)
    return DataRootCreation(
      root: root, created: created, isNew: isNew, volume: try root.volume())
  }

  private static func makeFolder(_ path: String) throws -> Bool {
    if let entry = try FileSystem.entry(path) {
      if entry.isFolder { return false }
      throw LakeError(.configuration, "this is a file, and a folder is needed", path: path)
    }
    let ancestor = try HostDiskRule.nearestExisting(path)
    let base = ancestor == "/" ? "" : ancestor
    try FileSystem.makeFolders(String(path.dropFirst(base.count)), below: base)
    return true
  }

  /// Writes, flushes, reads back and deletes a small file in the root and in each folder moved out of it.
  ///
  /// - Throws: ``LakeError``: what the guard finds, or what failed where; no file stays.
  public func proveWritable() throws {
    for anchor in location.anchors {
      try checkWritable()
      try Self.proveWritable(anchor)
    }
  }

  private static func proveWritable(_ folder: String) throws {
    let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255) }
    let file = try AtomicFile.prepare(bytes, for: folder + "/write-test")
    defer { AtomicFile.discard(file) }
    guard try FileSystem.contents(file) == bytes else {
      throw LakeError(
        .inputOutput, "what was written there reads back differently; replace the disk",
        path: folder)
    }
    try FileSystem.remove(file)
  }

  private static func placeSentinel(in folder: String, allowHostDisk: Bool) throws {
    let old = try Sentinel.read(in: folder)
    let allowed = allowHostDisk || old?.hostDiskAllowed ?? false
    if let old, old.hostDiskAllowed == allowed { return }
    let sentinel = Sentinel(
      format: old?.format, id: old?.id, createdAt: old?.createdAt, hostDiskAllowed: allowed)
    try AtomicFile.write(LakeJSON.encode(sentinel), to: Sentinel.path(in: folder)) {}
  }
}

extension VolumeDescription {
  /// One line for people, with decimal gigabytes.
  public var text: String {
    let free = Self.gigabytes(freeBytes)
    let kind = isMountedVolume ? "mounted volume" : "host disk, no separate volume"
    return "\(fileSystem) at \(mountPoint), \(free) free of \(Self.gigabytes(totalBytes)), \(kind)"
  }

  private static func gigabytes(_ bytes: Int64) -> String {
    (Double(bytes) / 1e9).formatted(
      .number.precision(.fractionLength(1)).grouping(.never).locale(Locale(identifier: "en_US")))
      + " GB"
  }
}
