import Foundation
import Lake
import Testing

struct HostDiskTests {
  /// Every path is on a volume of this kind.
  static func probe(mounted: Bool) -> VolumeProbe {
    VolumeProbe(
      device: VolumeProbe.system.device,
      describe: { _ in
        VolumeDescription(
          mountPoint: mounted ? "/mnt/x" : "/", fileSystem: "exfat", freeBytes: 1, totalBytes: 2,
          isMountedVolume: mounted)
      })
  }

  @Test(arguments: ["/mnt/f1lake-no-disk", "/media/u/f1", "/run/media/u/f1", "/Volumes/SSD/f1"])
  func `a root that looks external without a volume is refused before anything is made`(
    path: String
  ) throws {
    let location = try DataRootLocation(root: path)
    let error = lakeError {
      _ = try DataRoot.create(at: location, probe: Self.probe(mounted: false))
    }
    #expect(error?.kind == .hostDisk)
    #expect(error?.exitCode == 3)
    #expect(error?.message.contains("--allow-host-disk") == true)
    #expect(!Files.exists(path))
  }

  @Test func `a moved folder is held to the same rule`() throws {
    let scratch = try Scratch()
    let location = try DataRootLocation(
      root: scratch.path + "/root", moved: [.bronze: "/mnt/f1lake-no-disk/bronze"])
    let error = lakeError {
      _ = try DataRoot.create(at: location, probe: Self.probe(mounted: false))
    }
    #expect(error?.path == "/mnt/f1lake-no-disk/bronze")
    #expect(try Files.names(scratch.path) == [])
  }

  @Test func `a root elsewhere may be on the host disk`() throws {
    _ = try Scratch().root(probe: Self.probe(mounted: false))
  }

  @Test(.enabled(if: getuid() == 0, "needs root to write below /mnt"))
  func `an accepted host disk stays accepted and a copied root does not become one`() throws {
    let path = "/mnt/f1lake-test-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let location = try DataRootLocation(root: path)
    let unmounted = Self.probe(mounted: false)
    _ = try DataRoot.create(at: location, probe: Self.probe(mounted: true))
    // The sentinel was made on a volume; the same files on the host disk are a copy.
    #expect(lakeError { _ = try DataRoot.open(at: location, probe: unmounted) }?.kind == .hostDisk)
    _ = try DataRoot.create(at: location, allowHostDisk: true, probe: unmounted)
    _ = try DataRoot.open(at: location, probe: unmounted)
    #expect(try !DataRoot.create(at: location, probe: unmounted).isNew)
  }

  @Test(.enabled(if: getuid() == 0, "needs root to write below /mnt"))
  func `a link into a mount folder does not hide the host disk`() throws {
    let scratch = try Scratch()
    let target = "/mnt/f1lake-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: target) }
    let link = scratch.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let location = try DataRootLocation(root: link + "/root")
    let error = lakeError {
      _ = try DataRoot.create(at: location, probe: Self.probe(mounted: false))
    }
    #expect(error?.kind == .hostDisk)
  }
}
