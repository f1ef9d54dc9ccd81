/// Whether a partition can be used.
public enum PartitionState: Equatable, Sendable {
  /// Neither part nor manifest is there.
  case absent
  /// Something is there that a killed writer or another hand left; it must be written again.
  case incomplete(reason: String)
  /// The part is there and is the one that the manifest describes.
  case complete(PartitionManifest)

  /// The manifest of a complete partition.
  public var manifest: PartitionManifest? {
    if case .complete(let manifest) = self { manifest } else { nil }
  }
}

/// The partitions of bronze on disk.
public struct PartitionStore: Sendable {
  let root: DataRoot

  /// The folder of a partition.
  public func folder(of partition: Partition) -> String { root.bronze + "/" + partition.folder }

  /// The Parquet file of a partition.
  public func file(of partition: Partition) -> String {
    folder(of: partition) + "/" + PartitionManifest.partName
  }

  /// Looks at part and manifest. The part is hashed only on demand, or where a writer was killed
  /// at the end of its work, so that its size is no proof.
  ///
  /// - Throws: ``LakeError`` where the disk cannot be read or a newer f1lake wrote the manifest.
  public func state(of partition: Partition, rehash: Bool = false) throws -> PartitionState {
    let folder = folder(of: partition)
    let part = try FileSystem.entry(file(of: partition))
    let path = folder + "/" + PartitionManifest.fileName
    guard let bytes = try FileSystem.contents(path) else {
      return part == nil ? .absent : .incomplete(reason: "there is a part without manifest")
    }
    guard let manifest = try? LakeJSON.decode(PartitionManifest.self, from: bytes) else {
      return .incomplete(reason: "the manifest is damaged")
    }
    try Self.checkFormat(manifest, path)
    guard manifest.describes(partition), manifest.file == PartitionManifest.partName else {
      return .incomplete(reason: "the manifest is that of another partition")
    }
    guard let part else { return .incomplete(reason: "the part is missing") }
    guard part.bytes == manifest.bytes else {
      return .incomplete(reason: "the part has \(part.bytes) bytes, not \(manifest.bytes)")
    }
    let mustHash = try rehash || hasPendingManifest(folder)
    if mustHash, try Digest.hexadecimal(ofFile: file(of: partition)) != manifest.sha256 {
      return .incomplete(reason: "the part's content is not what the manifest says")
    }
    return .complete(manifest)
  }

  /// True where the partition is complete and was made from exactly these sources by this decoder.
  public func isCurrent(
    _ partition: Partition, sources: [SourceFile], decoderVersion: Int, rehash: Bool = false
  ) throws -> Bool {
    let wanted = Provenance(sources: sources, decoderVersion: decoderVersion)
    return try currentManifest(of: partition, wanted, rehash: rehash) != nil
  }

  /// The manifest of a partition that is complete and was made from exactly these sources by this decoder.
  public func currentManifest(
    of partition: Partition, _ wanted: Provenance, rehash: Bool = false
  ) throws -> PartitionManifest? {
    guard let manifest = try state(of: partition, rehash: rehash).manifest,
      manifest.sources == wanted.sources, manifest.inputs == wanted.inputs,
      manifest.decoderVersion == wanted.decoderVersion
    else { return nil }
    return manifest
  }

  /// The manifest as it lies there, whatever the part is like; nil where none can be read.
  public func manifest(of partition: Partition) throws -> PartitionManifest? {
    let path = folder(of: partition) + "/" + PartitionManifest.fileName
    guard let bytes = try FileSystem.contents(path) else { return nil }
    return try? LakeJSON.decode(PartitionManifest.self, from: bytes)
  }

  /// True where a writer was ended before its manifest was in place.
  public func isUnfinished(_ partition: Partition) throws -> Bool {
    let folder = folder(of: partition)
    return try hasPendingManifest(folder)
      || FileSystem.entry(folder + "/" + PartitionManifest.fileName) == nil
  }

  private static func checkFormat(_ manifest: PartitionManifest, _ path: String) throws {
    guard manifest.format <= PartitionManifest.newestFormat else {
      throw LakeError(
        .newerFormat,
        "the manifest has format \(manifest.format), this f1lake knows "
          + "\(PartitionManifest.newestFormat); update f1lake", path: path)
    }
  }

  private func hasPendingManifest(_ folder: String) throws -> Bool {
    try FileSystem.names(in: folder).contains {
      TemporaryFile.isTemporary($0, of: PartitionManifest.fileName)
    }
  }
}
