internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The file system calls that the lake needs, with errors that name the file and the cause.
package enum FileSystem {
  /// What `stat` tells about a file or folder.
  struct Entry {
    let device: UInt64
    let bytes: Int64
    let isFolder: Bool
    let modified: Date
  }

  /// Follows symbolic links; nil where nothing is there.
  static func entry(_ path: String) throws(LakeError) -> Entry? {
    var found = stat()
    guard stat(path, &found) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw LakeError("look at it", path, errno: errno)
    }
    #if canImport(Darwin)
      let modified = found.st_mtimespec.tv_sec
    #else
      let modified = found.st_mtim.tv_sec
    #endif
    return Entry(
      device: UInt64(truncatingIfNeeded: found.st_dev), bytes: Int64(found.st_size),
      isFolder: found.st_mode & S_IFMT == S_IFDIR,
      modified: Date(timeIntervalSince1970: Double(modified)))
  }

  /// True where a folder is there and can be looked at.
  package static func isFolder(_ path: String) -> Bool { (try? entry(path))?.isFolder == true }

  /// True where a file or folder is there.
  package static func exists(_ path: String) throws(LakeError) -> Bool { try entry(path) != nil }

  /// The whole of a file, or nil where there is none.
  package static func contents(_ path: String) throws(LakeError) -> [UInt8]? {
    guard let entry = try entry(path) else { return nil }
    let file = try OpenFile(reading: path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(entry.bytes))
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      // The closure of withUnsafeMutableBytes cannot carry a typed error.
      let count: Result<Int, LakeError> = block.withUnsafeMutableBytes { buffer in
        Result { () throws(LakeError) in try file.read(into: buffer) }
      }
      let read = try count.get()
      if read == 0 { return bytes }
      bytes += block[..<read]
    }
  }

  /// Replaces `target` in one step.
  static func rename(_ source: String, to target: String) throws(LakeError) {
    #if canImport(Glibc)
      let result = Glibc.rename(source, target)
    #elseif canImport(Musl)
      let result = Musl.rename(source, target)
    #else
      let result = Darwin.rename(source, target)
    #endif
    if result != 0 { throw LakeError("put the finished file in its place", target, errno: errno) }
  }

  /// Deletes a file; one that is not there is fine.
  package static func remove(_ path: String) throws(LakeError) {
    if unlink(path) != 0, errno != ENOENT { throw LakeError("delete it", path, errno: errno) }
  }

  /// Deletes a folder that is empty; false where it is not, or is not there.
  static func removeEmptyFolder(_ path: String) throws(LakeError) -> Bool {
    if rmdir(path) == 0 { return true }
    guard [ENOTEMPTY, EEXIST, ENOENT].contains(errno) else {
      throw LakeError("delete the empty folder", path, errno: errno)
    }
    return false
  }

  /// Makes the folders of `relative` below `base`, one by one, never `base` itself: where the disk
  /// has gone, `base` has gone with it, and nothing may be made on the host disk in its stead.
  static func makeFolders(_ relative: String, below base: String) throws(LakeError) {
    var path = base
    for name in relative.split(separator: "/") {
      path += "/" + name
      if mkdir(path, 0o755) == 0 { continue }
      let code = errno
      guard code == EEXIST, try entry(path)?.isFolder == true else {
        throw LakeError("create the folder", path, errno: code)
      }
    }
  }

  /// The names in a folder, sorted, without `.`, `..` and macOS's `._*` companions.
  static func names(in folder: String) throws(LakeError) -> [String] {
    guard let open = try OpenFolder(folder) else { return [] }
    return try open.names()
  }
}
