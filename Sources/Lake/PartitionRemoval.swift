extension PartitionStore {
  /// Deletes a partition and the folders that are empty after it.
  ///
  /// The part goes first: a process killed in between leaves a partition that no reader takes for data.
  /// - Throws: ``LakeError`` where the data root is gone or the disk refuses.
  public func remove(_ partition: Partition) throws {
    let folder = folder(of: partition)
    for name in [PartitionManifest.partName, PartitionManifest.fileName] {
      try root.checkWritable()
      try FileSystem.remove(folder + "/" + name)
    }
    try TemporaryFile.removeLeftovers(in: folder)
    let event = TemporaryFile.split(folder).folder
    // What somebody else has put there stays.
    guard try FileSystem.removeEmptyFolder(folder), try FileSystem.removeEmptyFolder(event) else {
      return
    }
    try OpenFile.syncFolder(TemporaryFile.split(event).folder)
  }
}
