#if os(Linux)
  import Foundation

  /// A small file system in memory, mounted for one test; needs the right to mount.
  final class Tmpfs {
    let path: String

    static let isPermitted = (try? Tmpfs(kilobytes: 16)) != nil

    init(kilobytes: Int, below folder: String = "/tmp") throws {
      path = "\(folder)/f1lake-tmpfs-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      do {
        try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path])
      } catch {
        try? FileManager.default.removeItem(atPath: path)
        throw error
      }
    }

    deinit {
      try? unmount()
      try? FileManager.default.removeItem(atPath: path)
    }

    func unmount() throws { try Self.run("umount", [path]) }
    func makeReadOnly() throws { try Self.run("mount", ["-o", "remount,ro", path]) }

    private struct Failed: Error {}

    private static func run(_ command: String, _ arguments: [String]) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [command] + arguments
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { throw Failed() }
    }
  }
#endif
