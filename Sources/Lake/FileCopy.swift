#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Copies of large files.
package enum FileCopy {
  /// Makes `target` a copy of `source`, with the right to write it.
  ///
  /// File systems that can (APFS, XFS, Btrfs) let both share their blocks until one is changed; on
  /// the others the bytes are copied.
  /// - Throws: ``LakeError``; nothing is left at `target` then.
  package static func copy(_ source: String, to target: String) throws(LakeError) {
    #if canImport(Darwin)
      if clonefile(source, target, 0) == 0 {
        guard chmod(target, 0o644) == 0 else {
          throw LakeError("allow writing to it", target, errno: errno)
        }
        return
      }
    #endif
    let from = try OpenFile(reading: source)
    let to = try OpenFile(creating: target)
    do throws(LakeError) {
      if to.shareBlocks(of: from) { return }
      try to.append(contentsOf: from)
    } catch {
      try? FileSystem.remove(target)
      throw error
    }
  }
}
