#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A reader's claim on a snapshot: while it lives, no publication removes the file.
///
/// It is a shared lock on the file itself, which the system drops with the process: nothing is left
/// to clean up after a kill, and exFAT has it too. Where a file system knows no locks, there is no
/// claim, and the system decides what becomes of an open file that is deleted.
struct SnapshotLease: ~Copyable {
  private let file: Int32

  /// Takes the claim.
  ///
  /// - Throws: ``SnapshotError`` with reason `gone` where the file is not there any more.
  init(_ path: String) throws(SnapshotError) {
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT ? Self.gone(path) : SnapshotFile.failure(path, "cannot be opened")
    }
    // Whoever removes old files holds the lock for one step only.
    while flock(file, LOCK_SH) != 0 && errno == EINTR {}
    // What throws here is destroyed like any other: deinit closes the file.
    guard access(path, F_OK) == 0 else { throw Self.gone(path) }
  }

  deinit {
    flock(file, LOCK_UN)
    close(file)
  }

  /// True while a reader has the file: one of ours, or any DuckDB of another process.
  static func isHeld(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return !isFree(file)
  }

  /// Removes the file unless a reader has it.
  ///
  /// - Returns: false where it stays.
  static func remove(_ path: String) throws(SnapshotError) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return true }
      throw SnapshotFile.failure(path, "cannot be opened")
    }
    defer { close(file) }
    guard isFree(file) else { return false }
    if unlink(path) == 0 || errno == ENOENT { return true }
    // Network drives refuse to delete what somebody has open.
    if [EBUSY, EACCES, ETXTBSY].contains(errno) { return false }
    throw SnapshotFile.failure(path, "cannot be removed")
  }

  // Leaves `file` locked where it is free; closing it unlocks it.
  private static func isFree(_ file: Int32) -> Bool {
    if flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK { return false }
    // DuckDB locks the files that it reads in another way, which tells of other processes' readers.
    var other = Self.wholeFile(F_WRLCK)
    guard fcntl(file, F_GETLK, &other) == 0 else { return true }
    return Int32(other.l_type) == Int32(F_UNLCK)
  }

  private static func wholeFile(_ type: some BinaryInteger) -> flock {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    return lock
  }

  private static func gone(_ path: String) -> SnapshotError {
    SnapshotError(.gone, path: path, "is gone: a newer snapshot has taken its place")
  }
}

/// One claim of several readers, which ends with the last of them.
final class SharedLease: Sendable {
  private let lease: SnapshotLease

  /// Takes the claim; throws as ``SnapshotLease``.
  init(_ path: String) throws(SnapshotError) { lease = try SnapshotLease(path) }
}
