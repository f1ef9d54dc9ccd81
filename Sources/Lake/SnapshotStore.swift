internal import Foundation

/// The warehouse folder: published snapshots, and the pointer to the current one.
///
/// Readers follow the pointer and never see a half-written file: a build writes under a name of its
/// own, and both the file and then the pointer take their places by a rename. That is one step, but
/// for some drivers of exFAT; readers look again there.
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
    // A publication may remove what the pointer named a moment ago, never what it names now.
    var former: String?
    while let snapshot = try pointer()?.snapshot(in: directory) {
      if FileManager.default.fileExists(atPath: snapshot.path) { return snapshot }
      if snapshot.name == former {
        throw SnapshotError(
          .pointer, path: path(SnapshotName.pointer),
          "names \(snapshot.name), which is gone: run `f1lake build`")
      }
      former = snapshot.name
    }
    return nil
  }

  /// The current snapshot.
  ///
  /// - Throws: ``SnapshotError`` where there is none, too.
  public func requireCurrent() throws -> Snapshot {
    guard let snapshot = try current() else { throw nothingPublished }
    return snapshot
  }

  var nothingPublished: SnapshotError {
    SnapshotError(.noSnapshot, path: directory, "holds no snapshot yet: run `f1lake build`")
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
    for name in SnapshotName.leftovers(try names()) {
      // The spill folder of a query that is running.
      if let owner = SnapshotName.owner(ofSpill: name), SnapshotLease.isHeld(path(owner)) {
        continue
      }
      try remove(name)
    }
    return SnapshotBuild(
      directory: directory, name: SnapshotName.make(at: Self.timestamp()), lock: lock)
  }

  /// Makes a finished and closed database file the current snapshot, and collects old ones.
  ///
  /// - Parameter retention: which of the others stay. One that somebody reads stays in any case, and
  ///   a later publication removes it.
  public func publish(
    _ build: consuming SnapshotBuild, contents: SnapshotContents,
    retention: SnapshotRetention = SnapshotRetention()
  ) throws -> Snapshot {
    try beforeWrite()
    try checkClosed(build.path)
    try SnapshotFile.sync(build.path)
    SnapshotFile.makeReadOnly(build.path)
    let pointer = SnapshotPointer(build.name, contents, publishedAt: Date().ISO8601Format())
    // What has a description is whole: it comes first, and without its snapshot it is a leftover.
    try write(pointer, to: SnapshotName.description(of: build.name))
    try beforeWrite()
    try SnapshotFile.rename(build.path, to: path(build.name))
    try SnapshotFile.syncDirectory(directory)
    try makeCurrent(pointer)
    _ = try removeOld(retention)
    return pointer.snapshot(in: directory)
  }

  private func checkClosed(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path + ".wal") else {
      throw SnapshotError(.file, path: path, "was not closed: its write-ahead log is still there")
    }
  }

  private static func timestamp() -> String {
    let style = Date.ISO8601FormatStyle(
      dateSeparator: .omitted, timeSeparator: .omitted, includingFractionalSeconds: true)
    return Date().formatted(style)
  }
}
