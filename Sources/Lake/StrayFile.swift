/// A file in bronze or the raw archive that is no data of the lake.
public struct StrayFile: Equatable, Sendable {
  /// Its path below the folder that was looked through.
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
    let names = [PartitionManifest.partName, PartitionManifest.fileName]
    return try root.strays(in: .bronze, below: folder) { folder, name in
      known.contains(folder) && names.contains(name)
        || folder.split(separator: "/").first.map { folder == Self.emptyFolder(of: String($0)) }
          == true
          && name == PartitionManifest.partName
    }
  }
}

extension DataRoot {
  /// What processes that no longer run have left unfinished in a folder of the root, by path below
  /// it.
  public func temporaries(in folder: DataFolder) throws -> [StrayFile] {
    try strays(in: folder, below: "") { _, _ in true }
  }

  /// Deletes an unfinished file of a process that no longer runs; any other file stays.
  ///
  /// - Parameter path: below `folder`, as in a ``StrayFile``.
  public func removeTemporary(_ path: String, in folder: DataFolder) throws {
    let full = location.path(folder) + "/" + path
    let name = TemporaryFile.split(full).name
    guard TemporaryFile.isTemporary(name), try TemporaryFile.isLeftover(name, at: full) else {
      return
    }
    try checkWritable()
    try FileSystem.remove(full)
  }

  /// Leftovers, and the files that are not `known` by their folder and name.
  func strays(
    in base: DataFolder, below folder: String, known: (_ folder: String, _ name: String) -> Bool
  ) throws -> [StrayFile] {
    let path = location.path(base) + (folder.isEmpty ? "" : "/" + folder)
    var found: [StrayFile] = []
    for name in try FileSystem.names(in: path) {
      let relative = folder.isEmpty ? name : folder + "/" + name
      if TemporaryFile.isTemporary(name) {
        guard try TemporaryFile.isLeftover(name, at: path + "/" + name) else { continue }
        found.append(StrayFile(path: relative, isTemporary: true))
      } else if name.hasPrefix(".") {
        continue
      } else if try FileSystem.entry(path + "/" + name)?.isFolder == true {
        found += try strays(in: base, below: relative, known: known)
      } else if !known(folder, name) {
        found.append(StrayFile(path: relative, isTemporary: false))
      }
    }
    return found
  }
}
