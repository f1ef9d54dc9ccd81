#if os(Linux)
  import Foundation
  import Lake
  import Testing

  /// What only a real file system can show. Skipped where the user may not mount one.
  @Suite(.enabled(if: Tmpfs.isPermitted, "needs the right to mount a tmpfs"))
  struct RealDiskTests {
    static func root(_ disk: Tmpfs) throws -> DataRoot {
      try DataRoot.create(at: DataRootLocation(root: disk.path + "/f1")).root
    }

    @Test func `a mounted volume below /mnt is accepted and its absence noticed`() throws {
      let disk = try Tmpfs(kilobytes: 512, below: "/mnt")
      let location = try DataRootLocation(root: disk.path + "/f1")
      let made = try DataRoot.create(at: location)
      #expect(made.volume.isMountedVolume)
      #expect(made.volume.fileSystem == "tmpfs")
      #expect(made.volume.mountPoint == disk.path)
      #expect(made.volume.totalBytes == 512 * 1024)
      try disk.unmount()
      #expect(lakeError { try Sample.write(made.root) }?.kind == .rootGone)
      #expect(lakeError { _ = try DataRoot.open(at: location) }?.kind == .notADataRoot)
      #expect(lakeError { _ = try DataRoot.create(at: location) }?.kind == .hostDisk)
      #expect(try Files.names(disk.path) == [])
    }

    @Test func `a root that is the mount point itself is guarded too`() throws {
      let disk = try Tmpfs(kilobytes: 512, below: "/mnt")
      let root = try DataRoot.create(at: DataRootLocation(root: disk.path)).root
      try disk.unmount()
      #expect(lakeError { try Sample.write(root) }?.kind == .rootGone)
      #expect(try Files.names(disk.path) == [])
    }

    @Test func `a full disk is named and the earlier part kept`() throws {
      let disk = try Tmpfs(kilobytes: 512)
      let root = try Self.root(disk)
      let old = try Sample.write(root)
      let error = lakeError {
        try root.partitions.write(Sample.partition(), Sample.provenance) {
          try Sample.copy(rows: 400_000, to: $0, compression: "uncompressed")
        }
      }
      #expect(error?.kind == .diskFull)
      #expect(try error?.path == root.partitions.file(of: Sample.partition()))
      #expect(try root.partitions.state(of: Sample.partition(), rehash: true) == .complete(old))
      #expect(try Files.names(root.partitions.folder(of: Sample.partition())).count == 2)
      // With space again, the same call succeeds.
      #expect(try Sample.write(root, rows: 9).rows == 9)
    }

    @Test func `a raw file that does not fit leaves nothing`() throws {
      let disk = try Tmpfs(kilobytes: 256)
      let root = try Self.root(disk)
      let bytes = [UInt8](repeating: 1, count: 1 << 20)
      let error = lakeError { try root.write(bytes, to: "a/big.json", in: .cache) }
      #expect(error?.kind == .diskFull)
      #expect(error?.exitCode == 3)
      #expect(try Files.names(root.cache + "/a") == [])
    }

    @Test func `a read-only disk is named and still read`() throws {
      let disk = try Tmpfs(kilobytes: 512)
      let root = try Self.root(disk)
      let old = try Sample.write(root)
      try disk.makeReadOnly()
      #expect(lakeError { try Sample.write(root) }?.kind == .readOnly)
      #expect(
        lakeError { try Sample.write(root, to: Sample.partition(round: 2)) }?.kind == .readOnly)
      #expect(lakeError { try root.write([UInt8](), to: "x", in: .cache) }?.kind == .readOnly)
      #expect(lakeError { _ = try DataRoot.create(at: root.location) }?.kind == .readOnly)
      #expect(try root.status().tables.map(\.rows) == [old.rows])
    }
  }
#endif
