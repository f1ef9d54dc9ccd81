#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A folder that is open, so that what is in it is found by its name alone. It closes itself.
struct OpenFolder: ~Copyable {
  private let path: String
  #if canImport(Darwin)
    private let stream: UnsafeMutablePointer<DIR>
  #else
    private let stream: OpaquePointer
  #endif

  /// Nil where there is no such folder.
  init?(_ path: String) throws(LakeError) {
    guard let stream = opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw LakeError("list the folder", path, errno: errno)
    }
    (self.path, self.stream) = (path, stream)
  }

  deinit { closedir(stream) }

  /// What it has, sorted, without the folder itself, the one above, and AppleDouble files. To be asked once.
  func names() throws(LakeError) -> [String] {
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != "..", !name.hasPrefix("._") { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw LakeError("list the folder", path, errno: errno) }
    return names.sorted()
  }

  /// The size of a file; nil where there is none of that name, or a folder.
  func bytes(ofFile name: String) throws(LakeError) -> Int64? {
    var found = stat()
    guard fstatat(dirfd(stream), name, &found, 0) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw LakeError("look at it", "\(path)/\(name)", errno: errno)
    }
    return found.st_mode & S_IFMT == S_IFDIR ? nil : Int64(found.st_size)
  }

  /// The first bytes of a file, or nil where there is none.
  func contents(_ name: String, upTo count: Int) throws(LakeError) -> [UInt8]? {
    let descriptor = openat(dirfd(stream), name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw LakeError("read it", "\(path)/\(name)", errno: errno)
    }
    defer { close(descriptor) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let read = read(descriptor, buffer.baseAddress, count)
      if read < 0 { failure = errno }
      initialized = max(read, 0)
    }
    guard failure == 0 else { throw LakeError("read it", "\(path)/\(name)", errno: failure) }
    return bytes
  }
}
