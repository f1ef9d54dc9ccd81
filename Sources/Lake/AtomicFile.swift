public import Foundation

/// Writes files that are either wholly there or not there at all.
public enum AtomicFile {
  /// Writes `bytes` to a temporary file beside `path`, flushes it and renames it into place.
  ///
  /// Temporary files that dead processes left in the folder are removed on the way. On failure the
  /// file that was there before is untouched.
  /// - Parameters:
  ///   - path: the file to make or replace; its folder must exist.
  ///   - check: run before anything is made and again before the rename; see
  ///     ``DataRoot/checkWritable()``.
  ///   - flushing: false for a file that may be lost with the power, not with the process.
  /// - Throws: ``LakeError``, or what `check` throws.
  public static func write(
    _ bytes: some ContiguousBytes, to path: String, flushing: Bool = true,
    checking check: () throws -> Void
  ) throws {
    try check()
    let folder = TemporaryFile.split(path).folder
    try TemporaryFile.removeLeftovers(in: folder)
    let temporary = try prepare(bytes, for: path, flushing: flushing)
    do {
      try check()
      try FileSystem.rename(temporary, to: path)
    } catch {
      discard(temporary)
      throw error
    }
    if flushing { try OpenFile.syncFolder(folder) }
  }

  /// Writes the temporary file for `path`; the caller renames or discards it.
  static func prepare(
    _ bytes: some ContiguousBytes, for path: String, flushing: Bool = true
  ) throws -> String {
    let temporary = TemporaryFile.path(for: path)
    do {
      let file = try OpenFile(creating: temporary)
      try bytes.withUnsafeBytes { try file.write($0) }
      if flushing { try file.sync() }
      return temporary
    } catch {
      discard(temporary)
      throw error
    }
  }

  /// Removes a temporary file after a failure.
  static func discard(_ temporary: String) {
    // The failure itself is what is reported; a file that stays is removed by the next write.
    try? FileSystem.remove(temporary)
  }
}
