#if os(Linux)
  import Foundation

  /// An ext4 file system in a sparse image file, mounted for one test; needs the right to mount.
  final class LoopDisk: Sendable {
    let path: String
    private let image: String

    static let isPermitted = (try? LoopDisk(megabytes: 8)) != nil

    init(megabytes: Int) throws {
      let name = "/tmp/f1lake-disk-\(UUID().uuidString)"
      path = name
      image = name + ".img"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      do {
        try Self.run("truncate", ["-s", "\(megabytes)M", image])
        try Self.run("mkfs.ext4", ["-q", "-m", "0", image])
        try mount()
      } catch {
        remove()
        throw error
      }
    }

    deinit {
      try? detach()
      remove()
    }

    func mount() throws { try Self.run("mount", ["-o", "loop", image, path]) }

    /// What pulling the plug looks like to paths: they lead to the host disk at once.
    func detach() throws { try Self.run("umount", ["-l", path]) }

    /// Takes all space but `kilobytes` with a file, whose path is given back.
    func fill(leaving kilobytes: Int) throws -> String {
      let ballast = path + "/ballast"
      let free = try FileManager.default.attributesOfFileSystem(forPath: path)[.systemFreeSize]
      let size = ((free as? NSNumber)?.int64Value ?? 0) - Int64(kilobytes) * 1024
      try Self.run("fallocate", ["-l", "\(size)", ballast])
      return ballast
    }

    private func remove() {
      for path in [path, image] { try? FileManager.default.removeItem(atPath: path) }
    }

    private struct Failed: Error {}

    private static func run(_ command: String, _ arguments: [String]) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [command] + arguments
      process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 { throw Failed() }
    }
  }
#endif
