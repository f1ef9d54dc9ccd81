extension PartitionStore {
  /// Bytes after which the disk is to begin: it writes while the next ones are made.
  private static let syncStep: Int64 = 4 << 20
  /// Bytes that are written at once: the system takes them in larger pieces then, in a third of the time.
  private static let writeStep = 1 << 20

  /// Writes a partition, wholly or not at all, from bytes that come piece by piece.
  ///
  /// `body` gives the file's bytes to `append` in their order and returns the number of rows. `ready` is called when
  /// all of them are on the disk, before part and manifest take their places, and stops that by throwing.
  /// - Throws: ``LakeError``, or what `body` throws; the earlier part is untouched then.
  @discardableResult
  public func stream(
    _ partition: Partition, _ provenance: Provenance, ready: () throws -> Void = {},
    _ body: (_ append: ([UInt8]) throws -> Void) throws -> Int
  ) throws -> PartitionManifest {
    try write(
      partition, provenance, ready: ready,
      digesting: { path in
        let file = try OpenFile(creating: path)
        var digest = Digest.Stream()
        var (written, begun): (Int64, Int64) = (0, 0)
        var pending: [UInt8] = []
        func write() throws {
          try pending.withUnsafeBytes {
            try file.write($0)
            digest.update($0)
          }
          written += Int64(pending.count)
          pending.removeAll(keepingCapacity: true)
          guard written - begun >= Self.syncStep else { return }
          file.beginSync(begun..<written)
          begun = written
        }
        let rows = try body { bytes in
          pending += bytes
          if pending.count >= Self.writeStep { try write() }
        }
        try write()
        return (rows, digest.hexadecimal)
      })
  }
}
