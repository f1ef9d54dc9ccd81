extension PartitionStore {
  /// Writes a partition, wholly or not at all, from bytes that come piece by piece.
  ///
  /// `body` gives the file's bytes to `append` in their order and returns the number of rows.
  /// - Throws: ``LakeError``, or what `body` throws; the earlier part is untouched then.
  @discardableResult
  public func stream(
    _ partition: Partition, _ provenance: Provenance,
    _ body: (_ append: ([UInt8]) throws -> Void) throws -> Int
  ) throws -> PartitionManifest {
    try write(
      partition, provenance,
      digesting: { path in
        let file = try OpenFile(creating: path)
        var digest = Digest.Stream()
        let rows = try body { bytes in
          try bytes.withUnsafeBytes {
            try file.write($0)
            digest.update($0)
          }
        }
        return (rows, digest.hexadecimal)
      })
  }
}
