#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One open file descriptor, closed with its owner.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  private init(_ path: String, flags: Int32, doing: String) throws(LakeError) {
    descriptor = open(path, flags | O_CLOEXEC, 0o644)
    self.path = path
    if descriptor < 0 { throw LakeError(doing, path, errno: errno) }
  }

  init(reading path: String) throws(LakeError) {
    try self.init(path, flags: O_RDONLY, doing: "read it")
  }

  /// A new file; one that exists already is an error.
  init(creating path: String) throws(LakeError) {
    try self.init(path, flags: O_WRONLY | O_CREAT | O_EXCL, doing: "create it")
  }

  /// A file whose writes go to its end, whoever else writes; made where there is none.
  init(appending path: String) throws(LakeError) {
    try self.init(path, flags: O_WRONLY | O_CREAT | O_APPEND, doing: "open it")
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  func write(_ bytes: UnsafeRawBufferPointer) throws(LakeError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Self.write(descriptor, rest)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw LakeError("write it", path, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let buffer = UnsafeRawBufferPointer(rebasing: bytes)
    #if canImport(Glibc)
      return Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      return Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      return Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Fills `buffer` from its start; gives the number of bytes read, 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LakeError) -> Int {
    while true {
      let count = Self.read(descriptor, buffer)
      if count >= 0 { return count }
      if errno != EINTR { throw LakeError("read it", path, errno: errno) }
    }
  }

  private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      return Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      return Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      return Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Takes over the content of another file without copying it; false where the file system cannot.
  func shareBlocks(of other: borrowing OpenFile) -> Bool {
    #if os(Linux)
      // FICLONE of linux/fs.h, which is a macro that Swift does not see.
      return ioctl(descriptor, 0x4004_9409, other.descriptor) == 0
    #else
      return false
    #endif
  }

  /// Appends all bytes of another file.
  func append(contentsOf other: borrowing OpenFile) throws(LakeError) {
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      // The closure of withUnsafeMutableBytes cannot carry a typed error.
      let copied: Result<Int, LakeError> = block.withUnsafeMutableBytes { buffer in
        Result { () throws(LakeError) in
          let count = try other.read(into: buffer)
          try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          return count
        }
      }
      if try copied.get() == 0 { return }
    }
  }

  /// Has the system begin to write out a range of the file, without waiting: ``sync()`` then finds less to do.
  func beginSync(_ range: Range<Int64>) {
    #if os(Linux)
      // The one hint that Linux takes as "write this now" (mm/fadvise.c); whoever does not leaves it all to sync().
      _ = posix_fadvise(
        descriptor, off_t(range.lowerBound), off_t(range.count), POSIX_FADV_DONTNEED)
    #endif
  }

  /// Returns when the bytes are on the medium.
  func sync() throws(LakeError) {
    #if canImport(Darwin)
      // fsync on macOS leaves the bytes in the drive's cache, which an unplugged disk loses.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    if fsync(descriptor) != 0 { throw LakeError("flush it to the disk", path, errno: errno) }
  }

  /// Makes renames in a folder durable, where the file system can.
  static func syncFolder(_ path: String) throws(LakeError) {
    let folder = try OpenFile(path, flags: O_RDONLY | O_DIRECTORY, doing: "open the folder")
    // exFAT and FUSE drivers may not know how to flush a folder; the rename itself was done.
    if fsync(folder.descriptor) != 0, ![EINVAL, ENOTSUP, ENOSYS].contains(errno) {
      throw LakeError("flush the folder to the disk", path, errno: errno)
    }
  }
}
