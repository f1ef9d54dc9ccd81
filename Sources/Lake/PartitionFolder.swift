/// What the folder of one partition has: its parts with their sizes, and what the manifest says of a single one.
///
/// A build looks at tens of thousands of them, so each is listed once, and what is in it is looked at through the
/// open folder: paths have eight components.
struct PartitionFolder {
  /// Names and sizes, sorted by name; none where the folder is gone.
  let parts: [(name: String, bytes: Int64)]
  /// Nil unless there is one part, and no other manifest about to replace this one.
  let manifest: ManifestDigest?

  init(_ path: String) throws {
    guard let folder = try OpenFolder(path) else {
      (parts, manifest) = ([], nil)
      return
    }
    let names = try folder.names()
    let found = names.filter { $0.hasPrefix("part-") && $0.hasSuffix(".parquet") }
    let isPending = names.contains {
      TemporaryFile.isTemporary($0, of: PartitionManifest.fileName)
    }
    manifest =
      found == [PartitionManifest.partName] && !isPending
      ? try ManifestDigest.read(path, in: folder) : nil
    var parts: [(name: String, bytes: Int64)] = []
    for name in found {
      if let bytes = try folder.bytes(ofFile: name) { parts.append((name, bytes)) }
    }
    self.parts = parts
  }
}
