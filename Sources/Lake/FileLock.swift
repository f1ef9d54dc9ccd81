#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An advisory lock that the system drops with the process, so that a killed writer never blocks the
/// next one.
public struct FileLock: ~Copyable {
  private let file: Int32

  /// Takes the lock or fails at once.
  ///
  /// - Parameter work: what only one process may do at a time, for the message: "an ingest".
  /// - Throws: ``LakeError`` of kind `busy` while another process holds it.
  public init(_ path: String, work: String) throws(LakeError) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw LakeError("open the lock", path, errno: errno) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      // What throws here is destroyed like any other: deinit closes the file. Closing it twice would close another's.
      let code = errno
      throw code == EWOULDBLOCK
        ? LakeError(.busy, "\(work) is already running here: wait until it is done", path: path)
        : LakeError("lock it", path, errno: code)
    }
  }

  // Closing alone is not enough: a child that is just being started has a copy of the open file until
  // it runs its own program, and the lock would live as long.
  deinit {
    flock(file, LOCK_UN)
    close(file)
  }
}
