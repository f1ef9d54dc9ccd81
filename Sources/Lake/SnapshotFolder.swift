internal import Foundation

// The files of the warehouse folder, for those who change it.
extension SnapshotStore {
  func path(_ name: String) -> String { "\(directory)/\(name)" }

  /// The right to change the folder, for one process at a time.
  func lock() throws(SnapshotError) -> FileLock {
    do throws(LakeError) {
      return try FileLock(path("build.lock"), work: "a build")
    } catch {
      throw SnapshotError(
        error.kind == .busy ? .busy : .file, path: error.path ?? directory, error.message)
    }
  }

  /// What the pointer says; nil where there is none.
  func pointer() throws(SnapshotError) -> SnapshotPointer? {
    let path = path(SnapshotName.pointer)
    guard let data = try pointerBytes() else { return nil }
    guard let pointer = try? JSONDecoder().decode(SnapshotPointer.self, from: Data(data)),
      SnapshotName.isSnapshot(pointer.snapshot)
    else {
      throw SnapshotError(
        .pointer, path: path, "is damaged: `f1lake build` or `f1lake snapshots use` writes it anew")
    }
    return pointer
  }

  /// The pointer as it lies on the disk; nil where there is none.
  ///
  /// Some drivers of exFAT replace a file in two steps, and for a moment no name leads to it. So where
  /// there are snapshots, a pointer that is not there is looked for again.
  func pointerBytes() throws(SnapshotError) -> [UInt8]? {
    let path = path(SnapshotName.pointer)
    for _ in 0..<Self.looks {
      if let bytes = try? FileSystem.contents(path) { return bytes }
      guard (try? snapshots().isEmpty) == false else { break }
      Thread.sleep(forTimeInterval: 0.001)
    }
    do throws(LakeError) {
      return try FileSystem.contents(path)
    } catch {
      throw SnapshotError(.pointer, path: path, error.message)
    }
  }

  private static var looks: Int { 20 }

  /// Changes the pointer in one step, and the link beside it where there can be one.
  func makeCurrent(_ pointer: SnapshotPointer) throws {
    try write(pointer, to: SnapshotName.pointer)
    try beforeWrite()
    let link = path(SnapshotName.link)
    try SnapshotFile.link(to: pointer.snapshot, at: link)
    try SnapshotFile.syncDirectory(directory)
  }

  /// Writes a small file as a whole or not at all.
  func write(_ pointer: SnapshotPointer, to name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let temporary = path("\(SnapshotName.pointer).\(UInt64.random(in: .min ... .max))")
    try beforeWrite()
    do {
      try SnapshotFile.write(Array(try encoder.encode(pointer)), to: temporary)
      try SnapshotFile.rename(temporary, to: path(name))
    } catch {
      try? SnapshotFile.remove(temporary)
      throw error
    }
    try SnapshotFile.syncDirectory(directory)
  }

  func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw SnapshotError(.file, path: directory, "cannot be listed: \(error.localizedDescription)")
    }
  }

  /// The names of published snapshots, the newest first.
  func snapshots() throws -> [String] {
    try names().filter(SnapshotName.isSnapshot).sorted(by: >)
  }

  func remove(_ name: String) throws {
    try beforeWrite()
    do {
      // The engine's spill folder is one, so a file's unlink is not enough.
      try FileManager.default.removeItem(atPath: path(name))
    } catch CocoaError.fileNoSuchFile {
      return
    } catch {
      throw SnapshotError(
        .file, path: path(name), "cannot be removed: \(error.localizedDescription)")
    }
  }
}
