internal import Lake

extension Check {
  /// Which disk the root is on, and whether its file system is fit for it.
  static let volume = Check.ofRoot("volume") { root, _ in
    let volume = try root.volume()
    let place = volume.isMountedVolume ? "mounted volume" : "host disk, no separate volume"
    let found = "\(volume.fileSystem) at \(volume.mountPoint), \(place)"
    switch volume.fileSystem {
    case "vfat", "msdos", "fat", "fat32":
      return .warning(
        found, advice: "FAT holds no file over 4 GB: use exFAT, APFS or ext4 for a large lake")
    case "tmpfs", "ramfs":
      return .warning(found, advice: "this is memory, gone with a restart: use a disk")
    default: return .ok(found)
    }
  }

  /// Bytes below which the next ingest or build is likely to fail.
  private static let leastSpace: Int64 = 1_000_000_000
  /// What a season of recorded sessions takes, with its raw archive.
  private static let seasonSpace: Int64 = 10_000_000_000

  /// Whether there is room for what comes next.
  static let space = Check.ofRoot("space") { root, _ in
    let volume = try root.volume()
    let found = "\(ByteText.of(volume.freeBytes)) free of \(ByteText.of(volume.totalBytes))"
    let advice = "free some space: f1lake snapshots prune removes old snapshots"
    if volume.freeBytes < leastSpace { return .problem(found, advice: advice) }
    if volume.freeBytes < seasonSpace {
      return .warning("\(found), less than a season may take", advice: advice)
    }
    return .ok(found)
  }
}
