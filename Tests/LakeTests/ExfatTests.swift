#if os(Linux)
  import Foundation
  import Lake
  import Synchronization
  import Testing

  /// Publication on the usual file system of external disks, which has no links and no permissions.
  @Suite(
    .enabled(
      if: ExfatDisk.isPermitted,
      "needs the right to mount exFAT, and the packages exfatprogs and exfat-fuse"),
    .serialized)
  struct ExfatTests {
    private let disk: ExfatDisk
    private let warehouse: Warehouse

    init() throws {
      disk = try ExfatDisk()
      warehouse = Warehouse(path: disk.path + "/warehouse")
    }

    @Test func `there is no link, and all else works`() async throws {
      let names = try (1...3).map { try warehouse.publish($0).name }
      #expect(!Files.exists(warehouse.path + "/current.duckdb"))
      #expect(
        try Files.names(warehouse.path).filter { $0.hasPrefix("current") } == ["current.json"])
      _ = try warehouse.store.use("previous")
      #expect(try await Warehouse.value(try warehouse.store.openReader()) == 2)
      #expect(
        try warehouse.store.prune(SnapshotRetention(count: 1)).removed == [names[0], names[2]])
    }

    @Test func `a snapshot that is read stays, and goes afterwards`() async throws {
      let first = try warehouse.publish(1)
      var reader: SnapshotReader? = try warehouse.store.openReader()
      try warehouse.publish(2, keep: 1)
      #expect(try await Warehouse.value(try #require(reader)) == 1)
      #expect(try warehouse.snapshots().contains(first.name))
      reader = nil
      try warehouse.publish(3, keep: 1)
      #expect(try warehouse.snapshots().count == 1)
    }

    @Test func `readers see no error and no mixture during publications`() async throws {
      try warehouse.publish(0)
      let failure = Mutex<String?>(nil)
      Thread.detachNewThread { [warehouse, disk] in
        do {
          for value in 1...40 { try warehouse.publish(value, keep: 1) }
        } catch { failure.withLock { $0 = "\(error)" } }
        try? Files.write("", to: disk.path + "/done")
      }
      let loop = ReaderLoop(warehouse, until: disk.path + "/done")
      async let following = loop.follow()
      async let opening = loop.openEachTime()
      let (follower, opener) = try await (following, opening)
      #expect(failure.withLock { $0 } == nil)
      #expect(follower.mixed == 0)
      #expect(opener.mixed == 0)
      #expect(follower.last == 40)
      _ = try warehouse.store.prune(SnapshotRetention(count: 1))
      #expect(try warehouse.snapshots().count == 1)
    }

    @Test(arguments: [3, 11, 23, 37, 61])
    func `killed at any moment, publications leave a usable pointer`(
      milliseconds: Int
    ) async throws {
      try warehouse.publish(0)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = warehouse.path as String, milliseconds] in
        try PublicationTests.publishUntilKilled(path, after: milliseconds * 1370)
      }
      let value = try await Warehouse.value(try warehouse.store.openReader())
      #expect(value == 0 || value == 1)
      try warehouse.publish(2, keep: 1)
      #expect(try await Warehouse.value(try warehouse.store.openReader()) == 2)
    }
  }
#endif
