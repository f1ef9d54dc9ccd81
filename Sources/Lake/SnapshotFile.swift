#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The few file operations that publication rests on, each with a clear error.
enum SnapshotFile {
  /// Writes a new file and waits until it is on the disk.
  static func write(_ bytes: [UInt8], to path: String) throws(SnapshotError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path, "cannot be created") }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Self.write(file, $0) }
      guard count > 0 else { throw failure(path, "cannot be written") }
      written += count
    }
    try flush(file, path)
  }

  /// Waits until all that was written to a file is on the disk.
  static func sync(_ path: String) throws(SnapshotError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path, "cannot be opened") }
    defer { close(file) }
    try flush(file, path)
  }

  /// Waits until the names in a folder are on the disk, where the file system can.
  static func syncDirectory(_ path: String) throws(SnapshotError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(path, "cannot be opened as a folder") }
    defer { close(folder) }
    // exFAT and network file systems may not know fsync of a folder: they write names at once.
    guard fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw failure(path, "cannot be flushed to the disk")
    }
  }

  /// Gives a file a new name in one step, replacing a file of that name.
  static func rename(_ old: String, to new: String) throws(SnapshotError) {
    guard Self.move(old, new) == 0 else { throw failure(new, "cannot take its place") }
  }

  /// Lets a symbolic link lead to another name, in one step, where the file system has links.
  static func link(to name: String, at path: String) throws(SnapshotError) {
    let temporary = "\(path).\(UInt64.random(in: .min ... .max))"
    guard symlink(name, temporary) == 0 else {
      // exFAT has none, and network drives may have none.
      if [ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM].contains(errno) { return }
      throw failure(path, "cannot be linked")
    }
    do {
      try rename(temporary, to: path)
    } catch {
      try? remove(temporary)
      throw error
    }
  }

  /// Takes away the permission to write, where the file system has permissions.
  static func makeReadOnly(_ path: String) { _ = chmod(path, 0o444) }

  /// Removes a file if it is there.
  static func remove(_ path: String) throws(SnapshotError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure(path, "cannot be removed") }
  }

  /// The error for `errno`, which the call before has set.
  static func failure(_ path: String, _ what: String) -> SnapshotError {
    SnapshotError(.file, path: path, "\(what): \(String(cString: strerror(errno)))")
  }

  private static func flush(_ file: Int32, _ path: String) throws(SnapshotError) {
    #if canImport(Darwin)
      // fsync on macOS stops at the drive's cache. Not all file systems know the stronger call.
      if fcntl(file, F_FULLFSYNC) == 0 { return }
    #endif
    guard fsync(file) == 0 else { throw failure(path, "cannot be flushed to the disk") }
  }

  private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func move(_ old: String, _ new: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.rename(old, new)
    #elseif canImport(Musl)
      Musl.rename(old, new)
    #else
      Darwin.rename(old, new)
    #endif
  }
}
