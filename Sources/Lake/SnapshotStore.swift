internal import Foundation

/// The warehouse folder: published snapshots, and the pointer to the current one.
///
/// Readers follow the pointer and never see a half-written file: a build writes under a name of its
/// own, and both the file and then the pointer take their places by a rename, which is one step on
/// every file system, exFAT included.
public struct SnapshotStore: Sendable {
  /// The warehouse folder.
  public let directory: String
  /// Runs before each change on the disk and stops it by throwing.
  public let beforeWrite: @Sendable () throws -> Void

  /// - Parameters:
  ///   - directory: the warehouse folder; made by the first build if it is missing.
  ///   - beforeWrite: runs before each change on the disk and stops it by throwing, for example
  ///     because the disk was unplugged.
  public init(directory: String, beforeWrite: @escaping @Sendable () throws -> Void = {}) {
    self.directory = directory
    self.beforeWrite = beforeWrite
  }

  /// The current snapshot, or nil where nothing was published yet.
  ///
  /// - Throws: ``SnapshotError`` where the pointer is damaged or its file is gone.
  public func current() throws -> Snapshot? {
    let path = "\(directory)/\(SnapshotName.pointer)"
    guard let data = FileManager.default.contents(atPath: path) else {
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      throw SnapshotError(.pointer, path: path, "cannot be read")
    }
    guard let pointer = try? JSONDecoder().decode(SnapshotPointer.self, from: data),
      SnapshotName.isSnapshot(pointer.snapshot)
    else {
      throw SnapshotError(.pointer, path: path, "is damaged: `f1lake build` writes it anew")
    }
    let snapshot = pointer.snapshot(in: directory)
    guard FileManager.default.fileExists(atPath: snapshot.path) else {
      throw SnapshotError(
        .pointer, path: path, "names \(snapshot.name), which is gone: run `f1lake build`")
    }
    return snapshot
  }

  /// The current snapshot.
  ///
  /// - Throws: ``SnapshotError`` where there is none, too.
  public func requireCurrent() throws -> Snapshot {
    guard let snapshot = try current() else {
      throw SnapshotError(
        .noSnapshot, path: directory, "holds no snapshot yet: run `f1lake build`")
    }
    return snapshot
  }

  /// Takes the right to build, and removes what killed builds have left.
  public func beginBuild() throws -> SnapshotBuild {
    try beforeWrite()
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw SnapshotError(.file, path: directory, "cannot be made: \(error.localizedDescription)")
    }
    let lock = try lock()
    for name in try names() where SnapshotName.isLeftover(name) { try remove(name) }
    return SnapshotBuild(
      directory: directory, name: SnapshotName.make(at: Self.timestamp()), lock: lock)
  }

  /// Makes a finished and closed database file the current snapshot, and collects old ones.
  ///
  /// - Parameter keep: how many snapshots stay, the current one included.
  public func publish(
    _ build: consuming SnapshotBuild, contents: SnapshotContents, keep: Int = 3
  ) throws -> Snapshot {
    try beforeWrite()
    try checkClosed(build.path)
    try SnapshotFile.sync(build.path)
    SnapshotFile.makeReadOnly(build.path)
    try SnapshotFile.rename(build.path, to: "\(directory)/\(build.name)")
    try SnapshotFile.syncDirectory(directory)
    let pointer = SnapshotPointer(build.name, contents, publishedAt: Date().ISO8601Format())
    try write(pointer)
    // A reader that still has an old file open keeps it until it closes it.
    try removeOld(keep: keep, current: build.name)
    return pointer.snapshot(in: directory)
  }

  /// Removes all but the newest snapshots; never the current one.
  ///
  /// - Returns: the names of the files that are gone.
  @discardableResult
  public func prune(keep: Int) throws -> [String] {
    try beforeWrite()
    let lock = try lock()
    let removed = try removeOld(keep: keep, current: try current()?.name)
    _ = consume lock
    return removed
  }

  private func lock() throws(SnapshotError) -> FileLock {
    do throws(LakeError) {
      return try FileLock("\(directory)/build.lock", work: "a build")
    } catch {
      let path = error.path ?? directory
      throw SnapshotError(error.kind == .busy ? .busy : .file, path: path, error.message)
    }
  }

  private func checkClosed(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path + ".wal") else {
      throw SnapshotError(.file, path: path, "was not closed: its write-ahead log is still there")
    }
  }

  private func write(_ pointer: SnapshotPointer) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let path = "\(directory)/\(SnapshotName.pointer)"
    let temporary = "\(path).\(UInt64.random(in: .min ... .max))"
    try beforeWrite()
    do {
      try SnapshotFile.write(Array(try encoder.encode(pointer)), to: temporary)
      try SnapshotFile.rename(temporary, to: path)
    } catch {
      try? SnapshotFile.remove(temporary)
      throw error
    }
    try SnapshotFile.syncDirectory(directory)
  }

  @discardableResult
  private func removeOld(keep: Int, current: String?) throws -> [String] {
    let snapshots = try names().filter(SnapshotName.isSnapshot).sorted()
    let others = snapshots.filter { $0 != current }
    let surplus = others.dropLast(max(keep - (current == nil ? 0 : 1), 0))
    for name in surplus { try remove(name) }
    return Array(surplus)
  }

  private func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw SnapshotError(.file, path: directory, "cannot be listed: \(error.localizedDescription)")
    }
  }

  private func remove(_ name: String) throws {
    try beforeWrite()
    do {
      // The engine's spill folder is one, so a file's unlink is not enough.
      try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
    } catch CocoaError.fileNoSuchFile {
      return
    } catch {
      throw SnapshotError(
        .file, path: "\(directory)/\(name)", "cannot be removed: \(error.localizedDescription)")
    }
  }

  private static func timestamp() -> String {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .omitted, timeSeparator: .omitted, includingFractionalSeconds: true)
    return Date().formatted(style)
  }
}
