import DuckDB
import Foundation
import Lake
import Testing

/// Publication: one pointer, whole files, old ones collected.
@Suite final class SnapshotStoreTests {
  private let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("f1lake-\(UUID().uuidString)").path
  private var store: SnapshotStore { SnapshotStore(directory: directory) }
  private let contents = SnapshotContents(
    models: [.init(schema: "gold", name: "t", rows: 1)],
    bronze: BronzeFingerprint(files: 2, bytes: 30, sha256: "ab"))

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func publish(_ value: Int, keep: Int = 3) throws -> Snapshot {
    let build = try store.beginBuild()
    try Database(path: build.path).connect().run("CREATE TABLE t AS SELECT \(value) AS n")
    return try store.publish(
      build, contents: contents, retention: SnapshotRetention(count: keep))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }

  /// All names where just these snapshots are there.
  private func names(of snapshots: [String]) -> [String] {
    let files = snapshots.flatMap { [$0, $0.replacing(".duckdb", with: ".json")] }
    return (["build.lock", "current.duckdb", "current.json"] + files).sorted()
  }

  private func leave(_ name: String) {
    _ = FileManager.default.createFile(atPath: "\(directory)/\(name)", contents: Data("x".utf8))
  }

  @Test func `there is no snapshot before the first`() throws {
    #expect(try store.current() == nil)
    let error = #expect(throws: SnapshotError.self) { try self.store.requireCurrent() }
    #expect(error?.reason == .noSnapshot)
  }

  @Test func `the pointer names the published file and what it holds`() throws {
    let snapshot = try publish(1)
    #expect(try store.current() == snapshot)
    #expect(snapshot.contents == contents)
    #expect(try names() == names(of: [snapshot.name]))
    let text = try String(contentsOfFile: directory + "/current.json", encoding: .utf8)
    for key in ["snapshot", "published_at", "models", "bronze"] {
      #expect(text.contains("\"\(key)\""))
    }
  }

  @Test func `a published file cannot be written`() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: try publish(1).path)
    #expect(attributes[.posixPermissions] as? Int == 0o444)
  }

  @Test func `a reader of an old snapshot goes on reading it`() throws {
    let old = try Database(path: try publish(1).path, access: .readOnly).connect()
    let new = try publish(2, keep: 1)
    #expect(try old.value("SELECT n FROM t") == 1)
    #expect(try Database(path: new.path, access: .readOnly).connect().value("SELECT n FROM t") == 2)
    #expect(try names() == names(of: [new.name]))
  }

  @Test func `the last three stay`() throws {
    let snapshots = try (1...5).map { try publish($0).name }
    #expect(try names() == names(of: snapshots.suffix(3)))
  }

  @Test func `pruning never takes the current snapshot`() throws {
    let current = try publish(1)
    let future = "snapshot-20991231T235959.999Z-ffffffff.duckdb"
    leave(future)
    #expect(try store.prune(SnapshotRetention(count: 1)).removed == [future])
    #expect(try store.current() == current)
  }

  @Test func `what a killed build left is removed by the next one`() throws {
    let current = try publish(1)
    for name in [
      "building-snapshot-a.duckdb.partial", "building-snapshot-a.duckdb.partial.wal",
      "current.json.123", "current.duckdb.123", "snapshot-a.json", "snapshot-a.duckdb.tmp",
    ] { leave(name) }
    try FileManager.default.createDirectory(
      atPath: directory + "/building-snapshot-a.duckdb.partial.tmp",
      withIntermediateDirectories: false)
    leave("building-snapshot-a.duckdb.partial.tmp/spill")
    let build = try store.beginBuild()
    _ = consume build
    #expect(try names() == names(of: [current.name]))
  }

  @Test func `an abandoned build takes its file along`() throws {
    let current = try publish(1)
    func abandon() throws {
      let build = try store.beginBuild()
      try Database(path: build.path).connect().run("CREATE TABLE t (n INTEGER)")
    }
    try abandon()
    #expect(try names() == names(of: [current.name]))
  }

  @Test func `two builds at once are refused`() throws {
    let build = try store.beginBuild()
    let error = #expect(throws: SnapshotError.self) { _ = try self.store.beginBuild() }
    #expect(error?.reason == .busy)
    _ = consume build
    _ = try store.beginBuild()
  }

  @Test(arguments: [
    "", "{", #"{"snapshot": "../../etc/passwd", "published_at": "", "models": []}"#,
  ])
  func `a damaged pointer is a clear error`(text: String) throws {
    _ = try publish(1)
    try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/current.json"))
    let error = #expect(throws: SnapshotError.self) { try self.store.current() }
    #expect(error?.reason == .pointer)
    #expect(
      error?.description.hasSuffix(
        "current.json: is damaged: `f1lake build` or `f1lake snapshots use` writes it anew")
        == true)
    _ = try publish(2)
    #expect(try store.current() != nil)
  }

  @Test func `a pointer to a file that is gone is a clear error`() throws {
    let snapshot = try publish(1)
    try FileManager.default.removeItem(atPath: snapshot.path)
    let error = #expect(throws: SnapshotError.self) { try self.store.current() }
    #expect(error?.message.contains("is gone: run `f1lake build`") == true)
  }

  @Test func `the guard stops every write`() throws {
    struct Unplugged: Error {}
    let current = try publish(1)
    let build = try store.beginBuild()
    try Database(path: build.path).connect().run("CREATE TABLE t (n INTEGER)")
    let unplugged = SnapshotStore(directory: directory) { throw Unplugged() }
    func publishNow(_ build: consuming SnapshotBuild) throws {
      _ = try unplugged.publish(build, contents: contents)
    }
    do {
      try publishNow(build)
      Issue.record("published in spite of the guard")
    } catch is Unplugged {}
    #expect(throws: Unplugged.self) { _ = try unplugged.beginBuild() }
    #expect(throws: Unplugged.self) { try unplugged.prune(SnapshotRetention(count: 1)) }
    #expect(try store.current() == current)
  }

  @Test func `a folder that cannot be written is named`() throws {
    #if os(Linux)
      let path = "/proc/f1lake-warehouse"
    #else
      let path = "/System/f1lake-warehouse"
    #endif
    let error = #expect(throws: SnapshotError.self) {
      _ = try SnapshotStore(directory: path).beginBuild()
    }
    #expect(error?.reason == .file)
    #expect(error?.description.hasPrefix("\(path): cannot be made") == true)
  }

  @Test func `a file that was not closed is not published`() throws {
    let build = try store.beginBuild()
    let open = try Database(path: build.path).connect()
    try open.run("CREATE TABLE t (n INTEGER)")
    func publishNow(_ build: consuming SnapshotBuild) throws {
      _ = try store.publish(build, contents: contents)
    }
    do {
      try publishNow(build)
      Issue.record("published while open")
    } catch let error as SnapshotError {
      #expect(error.message.contains("was not closed"))
    }
    try open.run("SELECT 1")
  }
}
