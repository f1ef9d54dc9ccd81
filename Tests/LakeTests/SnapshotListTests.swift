import Foundation
import Lake
import Testing

/// What people do with snapshots: look, go back, clean up.
struct SnapshotListTests {
  private let scratch: Scratch
  private let warehouse: Warehouse
  private var store: SnapshotStore { warehouse.store }

  init() throws {
    scratch = try Scratch()
    warehouse = Warehouse(path: scratch.path + "/warehouse")
  }

  private func current() async throws -> Int64? {
    try await Warehouse.value(try store.openReader())
  }

  @Test func `the list has the newest first, with sizes and rows, and marks the current one`()
    throws
  {
    #expect(try store.list() == [])
    let names = try (1...3).map { try warehouse.publish($0).name }
    let list = try store.list()
    #expect(list.map(\.name) == names.reversed())
    #expect(list.map(\.isCurrent) == [true, false, false])
    #expect(
      list.allSatisfy { $0.bytes > 4096 && $0.models == 2 && $0.rows == 10_000 && !$0.isInUse })
    #expect(list.text.split(separator: "\n")[0].hasPrefix("* \(names[2])  20"))
  }

  @Test func `the list as JSON has the documented keys`() throws {
    try warehouse.publish(1)
    let json = try store.list().json()
    for key in ["name", "published_at", "bytes", "models", "rows", "current", "in_use"] {
      #expect(json.contains("\"\(key)\" :"))
    }
  }

  @Test func `previous goes back one by one, and latest forward again`() async throws {
    for value in 1...3 { try warehouse.publish(value) }
    let before = try store.current()
    _ = try store.use("previous")
    #expect(try await current() == 2)
    _ = try store.use("previous")
    #expect(try await current() == 1)
    #expect(throws: SnapshotError.self) { try store.use("previous") }
    #expect(try store.use("latest") == before)
    #expect(try await current() == 3)
  }

  @Test func `a snapshot is used by its name, with or without its ending`() async throws {
    let names = try (1...3).map { try warehouse.publish($0).name }
    _ = try store.use(names[0])
    #expect(try await current() == 1)
    _ = try store.use(String(names[1].dropLast(".duckdb".count)))
    #expect(try await current() == 2)
    #expect(try store.current()?.contents.models.map(\.rows) == [5000, 5000])
  }

  @Test(arguments: [
    "", "snapshot-", "../warehouse", "current", "snapshot-20200101T000000.000Z-00000000",
  ])
  func `an unknown name is refused and the known ones are told`(name: String) throws {
    let snapshot = try warehouse.publish(1)
    let error = #expect(throws: SnapshotError.self) { try store.use(name) }
    #expect(error?.reason == .unknownName)
    #expect(error?.exitCode == 2)
    #expect(error?.message.contains(snapshot.name) == true)
    #expect(try store.current() == snapshot)
  }

  @Test func `a snapshot that nothing is known of is listed and not used`() throws {
    let names = try (1...2).map { try warehouse.publish($0).name }
    let description = names[0].replacing(".duckdb", with: ".json")
    try FileManager.default.removeItem(atPath: warehouse.path + "/" + description)
    #expect(try store.list().map(\.publishedAt).last == .some(nil))
    let error = #expect(throws: SnapshotError.self) { try store.use("previous") }
    #expect(error?.description.contains("\(description): is missing or damaged") == true)
    #expect(try store.current()?.name == names[1])
  }

  @Test func `going back is refused while a build runs`() throws {
    for value in 1...2 { try warehouse.publish(value) }
    let build = try store.beginBuild()
    let error = #expect(throws: SnapshotError.self) { try store.use("previous") }
    #expect(error?.reason == .busy)
    _ = consume build
  }

  @Test func `after going back, publications keep the current one and the newest`() throws {
    let names = try (1...3).map { try warehouse.publish($0).name }
    _ = try store.use(names[0])
    #expect(try store.prune(SnapshotRetention(count: 2)).removed == [names[1]])
    #expect(try warehouse.snapshots() == [names[0], names[2]])
  }

  @Test func `young snapshots stay however many there are`() throws {
    let names = try (1...4).map { try warehouse.publish($0, keep: 1, days: 1).name }
    #expect(try warehouse.snapshots() == names)
    let old = "snapshot-20200101T000000.000Z-00000000.duckdb"
    try Files.write("old", to: warehouse.path + "/" + old)
    let pruned = try store.prune(SnapshotRetention(count: 1, age: 86_400))
    #expect(pruned.removed == [old])
    #expect(pruned.inUse == [])
    #expect(pruned.text == "removed \(old)")
    #expect(try store.prune(SnapshotRetention(count: 1)).removed == names.dropLast())
  }

  @Test func `where links exist, current leads to the current snapshot for other tools`() throws {
    let link = warehouse.path + "/current.duckdb"
    let names = try (1...2).map { try warehouse.publish($0, keep: 2).name }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == names[1])
    _ = try store.use("previous")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == names[0])
  }
}
