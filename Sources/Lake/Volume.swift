#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The disk that a path is on.
public struct VolumeDescription: Codable, Equatable, Sendable {
  /// Where the volume is mounted.
  public let mountPoint: String
  /// The file system's name as the system gives it, for example `exfat`, `apfs`, `ext4`.
  public let fileSystem: String
  /// Bytes that this user can still write.
  public let freeBytes: Int64
  /// Size of the volume in bytes.
  public let totalBytes: Int64
  /// False on the disk that the system itself runs from.
  public let isMountedVolume: Bool

  enum CodingKeys: String, CodingKey {
    case mountPoint = "mount_point"
    case fileSystem = "file_system"
    case freeBytes = "free_bytes"
    case totalBytes = "total_bytes"
    case isMountedVolume = "mounted_volume"
  }

  /// Describes a volume by known facts; sizes in bytes.
  public init(
    mountPoint: String, fileSystem: String, freeBytes: Int64, totalBytes: Int64,
    isMountedVolume: Bool
  ) {
    self.mountPoint = mountPoint
    self.fileSystem = fileSystem
    self.freeBytes = freeBytes
    self.totalBytes = totalBytes
    self.isMountedVolume = isMountedVolume
  }
}

/// How the lake asks the system about disks; tests put their own answers in.
public struct VolumeProbe: Sendable {
  /// The device number of the file or folder at a path, or nil where nothing is there.
  public var device: @Sendable (_ path: String) throws -> UInt64?
  /// The volume that an existing path is on.
  public var describe: @Sendable (_ path: String) throws -> VolumeDescription

  /// A probe with the given answers.
  public init(
    device: @escaping @Sendable (_ path: String) throws -> UInt64?,
    describe: @escaping @Sendable (_ path: String) throws -> VolumeDescription
  ) {
    self.device = device
    self.describe = describe
  }

  /// The answers of the running system.
  public static let system = VolumeProbe(
    device: { try FileSystem.entry($0)?.device }, describe: { try systemDescription(of: $0) })
}

#if canImport(Darwin)
  private func systemDescription(of path: String) throws -> VolumeDescription {
    var found = statfs()
    guard statfs(path, &found) == 0 else {
      throw LakeError("ask about its disk", path, errno: errno)
    }
    let mountPoint = text(&found.f_mntonname)
    return VolumeDescription(
      mountPoint: mountPoint, fileSystem: text(&found.f_fstypename),
      freeBytes: bytes(UInt64(found.f_bavail), of: UInt64(found.f_bsize)),
      totalBytes: bytes(UInt64(found.f_blocks), of: UInt64(found.f_bsize)),
      // macOS splits its own disk into volumes below /System/Volumes.
      isMountedVolume: mountPoint != "/" && !mountPoint.hasPrefix("/System/Volumes"))
  }

  private func text<T>(_ field: inout T) -> String {
    withUnsafeBytes(of: &field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
#else
  private func systemDescription(of path: String) throws -> VolumeDescription {
    var space = statvfs()
    guard statvfs(path, &space) == 0 else {
      throw LakeError("ask about its disk", path, errno: errno)
    }
    guard let resolved = realpath(path, nil) else {
      throw LakeError("resolve it", path, errno: errno)
    }
    defer { free(resolved) }
    let table = try FileSystem.contents("/proc/self/mountinfo") ?? []
    let mount = Mount.covering(
      String(cString: resolved), in: Mount.parse(String(decoding: table, as: UTF8.self)))
    let onHostDevice = try FileSystem.entry(path)?.device == FileSystem.entry("/")?.device
    let mountPoint = mount?.mountPoint ?? "/"
    return VolumeDescription(
      mountPoint: mountPoint, fileSystem: mount?.fileSystem ?? "unknown",
      freeBytes: bytes(UInt64(space.f_bavail), of: UInt64(space.f_frsize)),
      totalBytes: bytes(UInt64(space.f_blocks), of: UInt64(space.f_frsize)),
      isMountedVolume: mountPoint != "/" && !onHostDevice)
  }
#endif

// Network and FUSE drivers report absurd numbers where they know none.
private func bytes(_ blocks: UInt64, of size: UInt64) -> Int64 {
  let (product, overflow) = blocks.multipliedReportingOverflow(by: size)
  return overflow ? .max : Int64(clamping: product)
}
