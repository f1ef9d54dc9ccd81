import Foundation
import Lake
import Testing

/// A reader that lives longer than the snapshots it reads.
struct CurrentSnapshotTests {
  private let scratch: Scratch
  private let warehouse: Warehouse
  private let current: CurrentSnapshot

  init() throws {
    scratch = try Scratch()
    warehouse = Warehouse(path: scratch.path + "/warehouse")
    current = CurrentSnapshot(warehouse.store)
  }

  @Test func `without a snapshot there is a clear error, and the first one is found later`()
    async throws
  {
    let error = await #expect(throws: SnapshotError.self) { try await current.reader() }
    #expect(error?.reason == .noSnapshot)
    try warehouse.publish(1)
    #expect(try await Warehouse.value(try await current.reader()) == 1)
  }

  @Test func `the same reader serves until something is published`() async throws {
    try warehouse.publish(1)
    let first = try await current.reader()
    #expect(try await current.reader() === first)
    try warehouse.publish(2)
    try await current.update()
    #expect(try await current.reader() !== first)
    #expect(try await Warehouse.value(try await current.reader()) == 2)
  }

  @Test func `while it follows, a publication is seen without being asked for`() async throws {
    try warehouse.publish(1)
    let following = Task { [current] in try await current.follow(every: .milliseconds(1)) }
    try warehouse.publish(2)
    while try await Warehouse.value(try await current.reader()) == 1 { await Task.yield() }
    following.cancel()
    await #expect(throws: CancellationError.self) { try await following.value }
  }

  @Test func `it follows the pointer back as well`() async throws {
    for value in 1...2 { try warehouse.publish(value) }
    _ = try await current.reader()
    _ = try warehouse.store.use("previous")
    try await current.update()
    #expect(try await Warehouse.value(try await current.reader()) == 1)
  }

  @Test func `a query that runs keeps its snapshot, which goes when it is done`() async throws {
    let old = try warehouse.publish(1)
    var running: SnapshotReader? = try await current.reader()
    try warehouse.publish(2, keep: 1)
    try await current.update()
    #expect(try await Warehouse.value(try await current.reader()) == 2)
    #expect(try await Warehouse.value(try #require(running)) == 1)
    #expect(Files.exists(old.path))
    running = nil
    #expect(try warehouse.store.prune(SnapshotRetention(count: 1)).removed == [old.name])
  }

  @Test func `with a damaged pointer the former snapshot is read and the problem told`()
    async throws
  {
    try warehouse.publish(1)
    _ = try await current.reader()
    try Files.write("{", to: warehouse.path + "/current.json")
    try await current.update()
    #expect(try await Warehouse.value(try await current.reader()) == 1)
    #expect(await current.problem?.reason == .pointer)
    try warehouse.publish(2)
    try await current.update()
    #expect(try await Warehouse.value(try await current.reader()) == 2)
    #expect(await current.problem == nil)
  }
}
