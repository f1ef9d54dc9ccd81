internal import DuckDB

extension PartitionStore {
  /// Writes a partition, wholly or not at all.
  ///
  /// `body` writes a Parquet file to the path that it is given, which does not exist yet, and
  /// returns the number of rows. The file is flushed and hashed and its manifest prepared before
  /// either takes its place. A process killed at any moment leaves the earlier partition, the new
  /// one, or one that ``state(of:rehash:)`` calls incomplete.
  /// - Throws: ``LakeError``, or what `body` throws; the earlier part is untouched then.
  @discardableResult
  public func write(
    _ partition: Partition, _ provenance: Provenance, _ body: (_ path: String) throws -> Int
  ) throws -> PartitionManifest {
    try write(partition, provenance, digesting: { path in (try body(path), nil) })
  }

  /// As above; `body` also gives the SHA-256 of what it wrote where it knows it.
  func write(
    _ partition: Partition, _ provenance: Provenance, ready: () throws -> Void = {},
    digesting body: (_ path: String) throws -> (rows: Int, sha256: String?)
  ) throws -> PartitionManifest {
    try root.checkWritable()
    try FileSystem.makeFolders(partition.folder, below: root.bronze)
    let folder = folder(of: partition)
    // A pending manifest marks a part of doubtful content: it stays until the new part is in place.
    try TemporaryFile.removeLeftovers(in: folder) {
      !TemporaryFile.isTemporary($0, of: PartitionManifest.fileName)
    }
    let temporary = TemporaryFile.path(for: file(of: partition))
    do {
      let (rows, sha256) = try body(temporary)
      let manifest = try describe(temporary, partition, provenance, rows, sha256)
      try ready()
      if try isSame(manifest, partition) {
        AtomicFile.discard(temporary)
        try publish(nil, manifest, partition)
      } else {
        try publish(temporary, manifest, partition)
      }
      return manifest
    } catch {
      AtomicFile.discard(temporary)
      throw cause(of: error, writing: file(of: partition))
    }
  }

  private func describe(
    _ file: String, _ partition: Partition, _ provenance: Provenance, _ rows: Int, _ sha256: String?
  ) throws -> PartitionManifest {
    guard let bytes = try FileSystem.entry(file)?.bytes else {
      throw LakeError(.inputOutput, "the writer left no file", path: self.file(of: partition))
    }
    try OpenFile(reading: file).sync()
    return PartitionManifest(
      partition, provenance, rows: rows, bytes: bytes,
      sha256: try sha256 ?? Digest.hexadecimal(ofFile: file), run: root.run)
  }

  /// True where the part that is there has the new content already: what reads by modification time or copies what
  /// is new is not to be bothered then.
  private func isSame(_ manifest: PartitionManifest, _ partition: Partition) throws -> Bool {
    guard let old = try? state(of: partition).manifest, old.sha256 == manifest.sha256 else {
      return false
    }
    return try Digest.hexadecimal(ofFile: file(of: partition)) == manifest.sha256
  }

  /// Puts part and manifest in their places; between the two renames the pending manifest tells
  /// readers that the part may not be the one which the old manifest describes.
  ///
  /// - Parameter part: nil leaves the part that is there.
  private func publish(
    _ part: String?, _ manifest: PartitionManifest, _ partition: Partition
  ) throws {
    let folder = folder(of: partition)
    let manifestPath = folder + "/" + PartitionManifest.fileName
    let pending = try AtomicFile.prepare(LakeJSON.encode(manifest), for: manifestPath)
    do {
      try OpenFile.syncFolder(folder)
      try root.checkWritable()
      if let part { try FileSystem.rename(part, to: file(of: partition)) }
    } catch {
      AtomicFile.discard(pending)
      throw error
    }
    try OpenFile.syncFolder(folder)
    try FileSystem.rename(pending, to: manifestPath)
    try OpenFile.syncFolder(folder)
    try TemporaryFile.removeLeftovers(in: folder)
  }

  /// A disk that went away explains every other failure; then come the causes within DuckDB.
  private func cause(of error: any Error, writing path: String) -> any Error {
    do {
      try root.checkWritable()
    } catch let gone {
      return gone
    }
    guard let error = error as? DuckDBError else { return error }
    return LakeError(error, writing: path) ?? error
  }
}
