/// A file in bronze that belongs to no partition.
public struct StrayFile: Equatable, Sendable {
  /// Its path below bronze.
  public let path: String
  /// True for what a process that no longer runs has left unfinished; no reader takes it for data.
  public let isTemporary: Bool
}

extension PartitionStore {
  /// The files below `folder` of bronze that belong to none of `partitions`, by path.
  ///
  /// Hidden files are no data and are passed over, and so is what a running process is writing.
  public func strays(below folder: String, besides partitions: [Partition]) throws -> [StrayFile] {
    let known = Set(partitions.map(\.folder))
    var found: [StrayFile] = []
    try collect(folder, known, &found)
    return found
  }

  /// Deletes an unfinished file of a process that no longer runs; any other file stays.
  ///
  /// - Parameter path: below bronze, as in a ``StrayFile``.
  public func removeTemporary(_ path: String) throws {
    let full = root.bronze + "/" + path
    let name = TemporaryFile.split(full).name
    guard TemporaryFile.isTemporary(name), try TemporaryFile.isLeftover(name, at: full) else {
      return
    }
    try root.checkWritable()
    try FileSystem.remove(full)
  }

  private func collect(
    _ folder: String, _ known: Set<String>, _ found: inout [StrayFile]
  ) throws {
    let path = root.bronze + (folder.isEmpty ? "" : "/" + folder)
    for name in try FileSystem.names(in: path) {
      let relative = folder.isEmpty ? name : folder + "/" + name
      if TemporaryFile.isTemporary(name) {
        guard try TemporaryFile.isLeftover(name, at: path + "/" + name) else { continue }
        found.append(StrayFile(path: relative, isTemporary: true))
      } else if name.hasPrefix(".") {
        continue
      } else if try FileSystem.entry(path + "/" + name)?.isFolder == true {
        try collect(relative, known, &found)
      } else if !known.contains(folder)
        || ![PartitionManifest.partName, PartitionManifest.fileName].contains(name)
      {
        found.append(StrayFile(path: relative, isTemporary: false))
      }
    }
  }
}
