extension DataRoot {
  /// Whether the raw archive still has a file that a partition was made from.
  public enum SourceState: Equatable, Sendable {
    /// The very bytes are there.
    case same
    /// Nothing is there.
    case missing
    /// Other bytes are there.
    case changed
  }

  /// Looks at size and SHA-256; the file is read in blocks, whatever its size.
  ///
  /// - Throws: ``LakeError`` where the disk cannot be read.
  public func state(of source: SourceFile) throws -> SourceState {
    let path = cache + "/" + source.path
    guard let entry = try FileSystem.entry(path), !entry.isFolder else { return .missing }
    guard entry.bytes == source.bytes else { return .changed }
    return try Digest.hexadecimal(ofFile: path) == source.sha256 ? .same : .changed
  }
}
