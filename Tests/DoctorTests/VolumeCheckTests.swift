import Doctor
import Lake
import Testing

struct VolumeCheckTests {
  private static func world(_ fileSystem: String, free: Int64, isMounted: Bool = true) throws
    -> World
  {
    var world = try World()
    world.machine.probe = VolumeProbe(
      device: VolumeProbe.system.device,
      describe: { _ in
        VolumeDescription(
          mountPoint: "/mnt/ssd", fileSystem: fileSystem, freeBytes: free,
          totalBytes: 2_000_000_000_000, isMountedVolume: isMounted)
      })
    return world
  }

  @Test(
    arguments: [
      (999_999_999, "problem"), (1_000_000_000, "warning"), (9_999_999_999, "warning"),
      (10_000_000_000, "ok"),
    ] as [(Int64, String)])
  func `space is judged by what a build and a season take`(free: Int64, status: String) async throws
  {
    let verdict = try await Self.world("ext4", free: free).verdict("space")
    #expect(verdict.status.rawValue == status)
    #expect((verdict.advice == nil) == (status == "ok"))
  }

  @Test(arguments: [
    ("exfat", "ok"), ("apfs", "ok"), ("ext4", "ok"), ("vfat", "warning"), ("msdos", "warning"),
    ("tmpfs", "warning"),
  ])
  func `file systems that lose or refuse data are warned of`(
    fileSystem: String, status: String
  ) async throws {
    let verdict = try await Self.world(fileSystem, free: 1 << 40).verdict("volume")
    #expect(verdict.status.rawValue == status)
    #expect(verdict.found == "\(fileSystem) at /mnt/ssd, mounted volume")
  }

  @Test func `the host disk is called so`() async throws {
    let verdict = try await Self.world("ext4", free: 1 << 40, isMounted: false).verdict("volume")
    #expect(verdict.found.contains("host disk"))
  }

  @Test(
    arguments: [
      (999, "999 bytes"), (1000, "1.0 kB"), (1_960_000, "1.9 MB"), (2_000_000_000_000, "2000.0 GB"),
    ] as [(Int64, String)])
  func `sizes are decimal and never rounded up`(bytes: Int64, text: String) async throws {
    let verdict = try await Self.world("ext4", free: bytes).verdict("space")
    #expect(verdict.found.hasPrefix("\(text) free of 2000.0 GB"))
  }
}
