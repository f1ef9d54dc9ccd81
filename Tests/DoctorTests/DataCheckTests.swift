import DuckDB
import Doctor
import Foundation
import Lake
import TestSupport
import Testing

struct DataCheckTests {
  /// Publishes a snapshot with one table.
  private static func publish(_ world: World) throws {
    let store = SnapshotStore(directory: world.path + "/warehouse")
    let build = try store.beginBuild()
    try Database(path: build.path).connect().run("CREATE TABLE a AS SELECT 1 AS n")
    _ = try store.publish(build, contents: SnapshotContents(models: [], bronze: .none))
  }

  @Test func `an empty bronze is a warning with what to run`() async throws {
    let verdict = try await World().verdict("bronze")
    #expect(verdict.status == .warning)
    #expect(verdict.advice == "run f1lake ingest")
  }

  @Test func `whole partitions are counted`() async throws {
    let world = try World()
    try world.fill()
    let verdict = try await world.verdict("bronze")
    #expect(verdict.status == .ok)
    #expect(verdict.found == "1 partitions, 1 sessions, 1 tables")
  }

  @Test func `a part that lost bytes is a problem`() async throws {
    let world = try World()
    try world.fill()
    let part = try #require(world.files().first { $0.hasSuffix(".parquet") })
    try Data("r".utf8).write(to: URL(fileURLWithPath: "\(world.path)/\(part)"))
    let verdict = try await world.verdict("bronze")
    #expect(verdict.status == .problem)
    #expect(verdict.found.contains("1 of 1 partitions"))
    #expect(verdict.advice?.contains("archive repair") == true)
  }

  @Test func `the raw archive is counted with its folders`() async throws {
    let world = try World()
    try world.folder.write("12345", to: "root/cache/a/b.json")
    try world.folder.write("12345", to: "root/cache/c.json")
    #expect(try await world.verdict("raw archive").found == "2 files, 10 bytes")
  }

  @Test func `no snapshot is a warning with what to run`() async throws {
    let verdict = try await World().verdict("snapshot")
    #expect(verdict.status == .warning)
    #expect(verdict.advice == "run f1lake build")
  }

  @Test func `a snapshot is opened and its tables are counted`() async throws {
    let world = try World()
    try Self.publish(world)
    let verdict = try await world.verdict("snapshot")
    #expect(verdict.status == .ok)
    #expect(verdict.found.hasSuffix(", 1 tables"))
  }

  @Test func `a snapshot that is no database is a problem`() async throws {
    let world = try World()
    try Self.publish(world)
    let name = try #require(
      world.files().first { $0.contains("/snapshot-") && $0.hasSuffix(".duckdb") })
    try FileManager.default.removeItem(atPath: "\(world.path)/\(name)")
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: "\(world.path)/\(name)"))
    #expect(try await world.verdict("snapshot").status == .problem)
  }

  @Test func `a snapshot older than bronze is a warning`() async throws {
    let world = try World()
    try Self.publish(world)
    let pointer = "\(world.path)/warehouse/current.json"
    let text = try String(contentsOfFile: pointer, encoding: .utf8)
    try text.replacing(/"published_at" : "\d{4}/, with: "\"published_at\" : \"2001")
      .write(toFile: pointer, atomically: true, encoding: .utf8)
    try world.fill()
    let verdict = try await world.verdict("snapshot")
    #expect(verdict.status == .warning)
    #expect(verdict.found.hasSuffix("older than bronze"))
  }

  @Test func `without DuckDB's library the snapshot is not opened`() async throws {
    var world = try World()
    try Self.publish(world)
    world.machine.libraryProblem = { "no such file" }
    #expect(try await world.verdict("snapshot").status == .skipped)
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", "problem"), ("2026-06-01T00:00:00Z", "ok"),
    ("2126-01-01T00:00:00Z", "problem"),
  ])
  func `a clock outside of this century's rest is wrong`(now: String, status: String) async throws {
    var world = try World()
    world.machine.now = try Date(now, strategy: .iso8601)
    #expect(try await world.verdict("clock").status.rawValue == status)
  }

  @Test func `data from the future is a warning of the clock`() async throws {
    var world = try World()
    try world.fill()
    world.machine.now = Date(timeIntervalSinceNow: -3600)
    let verdict = try await world.verdict("clock")
    #expect(verdict.status == .warning)
    #expect(verdict.found.contains("newest data"))
  }
}
