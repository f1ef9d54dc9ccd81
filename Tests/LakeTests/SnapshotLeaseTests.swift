import DuckDB
import Foundation
import Lake
import Synchronization
import Testing

/// Snapshots that are being read stay, and go when nobody reads them.
struct SnapshotLeaseTests {
  private let scratch: Scratch
  private let warehouse: Warehouse
  private var store: SnapshotStore { warehouse.store }

  init() throws {
    scratch = try Scratch()
    warehouse = Warehouse(path: scratch.path + "/warehouse")
  }

  @Test func `a snapshot that is read stays until its reader has gone`() async throws {
    let first = try warehouse.publish(1)
    var reader: SnapshotReader? = try store.openReader()
    try warehouse.publish(2, keep: 1)
    #expect(try store.list().map(\.isInUse) == [false, true])
    #expect(try await Warehouse.value(try #require(reader)) == 1)
    let pruned = try store.prune(SnapshotRetention(count: 1))
    #expect(pruned.inUse == [first.name])
    #expect(pruned.text == "in use, stays for now: \(first.name)")
    reader = nil
    let third = try warehouse.publish(3, keep: 1)
    #expect(try warehouse.snapshots() == [third.name])
  }

  @Test func `a description goes with its snapshot`() throws {
    for value in 1...2 { try warehouse.publish(value, keep: 1) }
    #expect(try Files.names(warehouse.path).filter { $0.hasPrefix("snapshot-") }.count == 2)
  }

  @Test func `the spill folder of a running query stays when the next build begins`() throws {
    let reader = try SnapshotReader(try warehouse.publish(1))
    let spill = reader.snapshot.path + ".tmp"
    try Files.write("x", to: spill + "/block")
    let build = try store.beginBuild()
    #expect(Files.exists(spill))
    _ = consume build
    withExtendedLifetime(reader) {}
  }

  /// Opens the current snapshot in this process as any tool would, says so, and waits for its end.
  static func readUntilKilled(_ path: String, ours: Bool) async throws {
    let store = SnapshotStore(directory: path)
    let file = try store.requireCurrent().path
    let reader = ours ? try store.openReader() : nil
    let tool = ours ? nil : try Database(path: file, access: .readOnly).connect()
    try Files.write("", to: path + "/../reading")
    while !Files.exists(path + "/../enough") { try await Task.sleep(for: .milliseconds(5)) }
    withExtendedLifetime((reader, tool)) { _ = kill(getpid(), SIGKILL) }
  }

  @Test(arguments: [true, false])
  func `a reader in another process keeps its snapshot, and killed it keeps nothing`(
    ours: Bool
  ) async throws {
    let first = try warehouse.publish(1)
    let kept = Mutex<[String]>([])
    // A thread, since waiting for a child occupies one of the pool.
    Thread.detachNewThread { [warehouse, scratch] in
      while !Files.exists(scratch.path + "/reading") { usleep(5000) }
      _ = try? warehouse.publish(2, keep: 1)
      let pruned = try? warehouse.store.prune(SnapshotRetention(count: 1))
      kept.withLock { $0 = pruned?.inUse ?? [] }
      try? scratch.write("", to: "enough")
    }
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = warehouse.path as String, ours] in
      try await SnapshotLeaseTests.readUntilKilled(path, ours: ours)
    }
    #expect(kept.withLock { $0 } == [first.name])
    #expect(try store.prune(SnapshotRetention(count: 1)).removed == [first.name])
  }
}
