#if os(Linux)
  import Foundation

  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// An exFAT file system in an image file, mounted for one test: by the kernel, or by FUSE where
  /// the kernel has none. Needs the right to mount, mkfs.exfat, and one of the two.
  final class ExfatDisk: Sendable {
    let path: String

    static let isPermitted = (try? ExfatDisk()) != nil

    init() throws {
      path = "/tmp/f1lake-exfat-\(UUID().uuidString)"
      do {
        try Self.shell(
          """
          mkdir "$1" && truncate -s 64M "$1.img" && mkfs.exfat "$1.img" || exit 1
          disk=$(losetup -f --show "$1.img") || exit 1
          mount -t exfat "$disk" "$1" || mount.exfat-fuse "$disk" "$1" || { losetup -d "$disk"; exit 1; }
          """, path)
      } catch {
        remove()
        throw error
      }
    }

    deinit {
      try? Self.shell(
        """
        disk=$(losetup -j "$1.img" -n -O NAME); umount "$1" || umount -l "$1"; losetup -d $disk
        """, path)
      remove()
    }

    private func remove() {
      for left in [path, path + ".img"] { try? FileManager.default.removeItem(atPath: left) }
    }

    private struct Failed: Error {}

    // Not Foundation's Process: it would wait for the driver, which goes on running.
    private static func shell(_ script: String, _ argument: String) throws {
      let line = "exec <&- >/dev/null 2>&1; PATH=/usr/sbin:/usr/bin:/sbin:/bin\n" + script
      let arguments: [UnsafeMutablePointer<CChar>?] =
        ["sh", "-c", line, "sh", argument].map { (text: String) in strdup(text) }
      defer { arguments.forEach { free($0) } }
      var pid = pid_t()
      guard posix_spawn(&pid, "/bin/sh", nil, nil, arguments + [nil], [nil]) == 0 else {
        throw Failed()
      }
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
      if status != 0 { throw Failed() }
    }
  }
#endif
