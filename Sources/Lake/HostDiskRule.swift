#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Keeps race data off the host disk: below a folder where external disks are mounted, a root must
/// be on a mounted volume. An unmounted mount point is an ordinary empty folder of the host.
enum HostDiskRule {
  private static let mountFolders = ["/Volumes", "/media", "/mnt", "/run/media"]

  /// Refuses `path` where it looks external and is not.
  ///
  /// - Returns: the volume that `path`, which need not exist yet, is or will be on.
  @discardableResult
  static func check(
    _ path: String, allowHostDisk: Bool, probe: VolumeProbe
  ) throws -> VolumeDescription {
    let ancestor = try nearestExisting(path)
    let volume = try probe.describe(ancestor)
    let looksExternal = try mountFolders.contains {
      try DataRootLocation.isInside(path, $0) || DataRootLocation.isInside(resolved(ancestor), $0)
    }
    if looksExternal, !volume.isMountedVolume, !allowHostDisk {
      throw LakeError(
        .hostDisk,
        "no external volume is mounted there, so the data would fill the host disk; connect and "
          + "mount the disk, or pass --allow-host-disk to f1lake init if the host disk is meant",
        path: path)
    }
    return volume
  }

  /// The path itself or the closest folder above it that exists.
  static func nearestExisting(_ path: String) throws(LakeError) -> String {
    var path = path
    while path.count > 1, try FileSystem.entry(path) == nil {
      let above = TemporaryFile.split(path).folder
      path = above.isEmpty ? "/" : above
    }
    return path
  }

  // Follows links, so that a link from elsewhere into /mnt is seen for what it is.
  private static func resolved(_ path: String) throws(LakeError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw LakeError("resolve it", path, errno: errno)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
