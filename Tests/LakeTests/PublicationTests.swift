import Foundation
import Lake
import Synchronization
import Testing

/// Readers and publications at the same time, in processes of their own.
@Suite(.serialized) struct PublicationTests {
  static let publications = 200

  private let scratch: Scratch
  private let warehouse: Warehouse

  init() throws {
    scratch = try Scratch()
    warehouse = Warehouse(path: scratch.path + "/warehouse")
    try warehouse.publish(0)
  }

  /// Reads until all is published, in a process of its own, and checks what it saw.
  static func read(_ path: String) async throws {
    let loop = ReaderLoop(Warehouse(path: path), until: path + "/../done")
    async let following = loop.follow()
    async let opening = loop.openEachTime()
    async let control = loop.stayOnOne()
    let (follower, opener, alone) = try await (following, opening, control)
    #expect(follower.mixed == 0)
    #expect(opener.mixed == 0)
    #expect(follower.last == Int64(publications))
    #expect(follower.seen * 50 > follower.times.count, "too few switches to show in the times")
    // The control runs the same queries at the same time on one snapshot that never changes.
    #expect(follower.usual < alone.usual + .milliseconds(50), "\(follower) against \(alone)")
  }

  @Test func `during 200 publications no reader errs, mixes snapshots or waits`() async throws {
    let failure = Mutex<String?>(nil)
    // A thread, since waiting for a child occupies one of the pool.
    Thread.detachNewThread { [warehouse, scratch] in
      do {
        for value in 1...Self.publications { try warehouse.publish(value, keep: 1) }
      } catch { failure.withLock { $0 = "\(error)" } }
      try? scratch.write("", to: "done")
    }
    await #expect(processExitsWith: .success) { [path = warehouse.path as String] in
      try await PublicationTests.read(path)
    }
    #expect(failure.withLock { $0 } == nil)
    let current = try #require(try warehouse.store.current()).name
    _ = try warehouse.store.prune(SnapshotRetention(count: 1))
    #expect(try warehouse.snapshots() == [current])
  }

  /// Publishes until the guard has been asked `check` times and ends there as by a power button.
  static func publishUntilKilled(_ path: String, at check: Int) throws {
    nonisolated(unsafe) var checks = 0
    try Warehouse(path: path).publish(1, keep: 1) {
      checks += 1
      if checks > check { kill(getpid(), SIGKILL) }
    }
  }

  @Test(arguments: 0..<8)
  func `killed before any of its changes, a publication leaves a usable pointer`(
    check: Int
  ) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = warehouse.path as String, check] in
      try PublicationTests.publishUntilKilled(path, at: check)
    }
    try await expectUsable("killed before change \(check)")
  }

  /// Publishes again and again until the process is killed after `microseconds`.
  static func publishUntilKilled(_ path: String, after microseconds: Int) throws {
    Thread.detachNewThread {
      usleep(UInt32(microseconds))
      kill(getpid(), SIGKILL)
    }
    while true { try Warehouse(path: path).publish(1, keep: 1) }
  }

  @Test(arguments: [1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67])
  func `killed at any moment, publications leave a usable pointer`(
    milliseconds: Int
  ) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = warehouse.path as String, milliseconds] in
      try PublicationTests.publishUntilKilled(path, after: milliseconds * 1370)
    }
    try await expectUsable("killed after \(milliseconds)")
  }

  private func expectUsable(_ comment: Comment) async throws {
    let value = try await Warehouse.value(try warehouse.store.openReader())
    #expect(value == 0 || value == 1, comment)
    let link = warehouse.path + "/current.duckdb"
    #expect(Files.exists(link), "the link leads nowhere, \(comment)")
    try warehouse.publish(2, keep: 1)
    #expect(try await Warehouse.value(try warehouse.store.openReader()) == 2, comment)
    #expect(try warehouse.snapshots().count == 1, comment)
    #expect(try Files.names(warehouse.path).count == 5, comment)
  }
}
