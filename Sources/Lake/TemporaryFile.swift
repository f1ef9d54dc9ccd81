internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Names of files that are not finished: `.tmp-<pid>-<process token>-<serial>-<target>.partial`.
///
/// They start with a dot and end in no data suffix, so no glob for data takes them. The process
/// token tells this process from an earlier one with the same number, as in containers.
enum TemporaryFile {
  private static let prefix = ".tmp-"
  private static let suffix = ".partial"
  private static let token = String(UInt64.random(in: 0 ... .max), radix: 36)
  /// After this long a file is a leftover even where its process number is in use again.
  private static let longestWrite: TimeInterval = 24 * 3600

  /// A fresh name in the folder of `target`, so that renaming never crosses volumes.
  static func path(for target: String) -> String {
    let (folder, name) = split(target)
    let serial = String(UInt32.random(in: 0 ... .max), radix: 36)
    return "\(folder)/\(prefix)\(getpid())-\(token)-\(serial)-\(name)\(suffix)"
  }

  static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
  }

  /// True for unfinished files of `target`, whoever writes them.
  static func isTemporary(_ name: String, of target: String) -> Bool {
    isTemporary(name) && name.hasSuffix("-\(target)\(suffix)")
  }

  /// Deletes what processes that no longer run have left in `folder`.
  static func removeLeftovers(
    in folder: String, where isWanted: (String) -> Bool = { _ in true }
  ) throws(LakeError) {
    for name in try FileSystem.names(in: folder) where isTemporary(name) && isWanted(name) {
      let path = folder + "/" + name
      if try isLeftover(name, at: path) { try FileSystem.remove(path) }
    }
  }

  static func isLeftover(_ name: String, at path: String) throws(LakeError) -> Bool {
    let parts = name.dropFirst(prefix.count).split(separator: "-", maxSplits: 2)
    guard parts.count == 3, let pid = Int32(parts[0]), pid > 0 else { return true }
    if pid == getpid() { return parts[1] != token }
    if kill(pid, 0) != 0, errno == ESRCH { return true }
    guard let entry = try FileSystem.entry(path) else { return false }
    return entry.modified.timeIntervalSinceNow < -longestWrite
  }

  /// The folder and the name of a path.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
