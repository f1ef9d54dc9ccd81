#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The right to build in a warehouse: an advisory lock that the system drops with the process, so
/// that a killed build never blocks the next one.
struct SnapshotLock: ~Copyable {
  private let file: Int32

  /// - Throws: ``SnapshotError`` of reason `busy` while another process holds it.
  init(directory: String) throws(SnapshotError) {
    let path = "\(directory)/build.lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw SnapshotFile.failure(path, "cannot be opened") }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let isBusy = errno == EWOULDBLOCK
      let error = SnapshotFile.failure(path, "cannot be locked")
      close(file)
      throw isBusy
        ? SnapshotError(.busy, path: path, "another build is running here: wait until it is done")
        : error
    }
  }

  deinit { close(file) }
}
