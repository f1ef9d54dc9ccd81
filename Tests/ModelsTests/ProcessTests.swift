import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// The whole command in a process of its own: killed, out of space, and its exit codes.
///
/// Skipped where the executable was not built beside the tests; F1LAKE_EXECUTABLE names another.
@Suite(
  .enabled(if: Package.executable != nil, "f1lake was not built: set F1LAKE_EXECUTABLE"),
  .serialized)
struct ProcessTests {
  private let folder: TemporaryFolder
  private let executable: String
  private var store: SnapshotStore { SnapshotStore(directory: folder.path + "/warehouse") }
  private var environment: [String: String] {
    ["EXTERNAL_DATA_ROOT": folder.path, "F1_TRANSFORM": Package.transform]
  }

  init() throws {
    folder = try TemporaryFolder()
    executable = try #require(Package.executable)
    // Makes the folders and the sentinel that the guard looks for.
    try Child(executable, ["init"], environment: environment).wait()
    _ = try SmallSeason.bronze(in: folder)
  }

  private func run(_ arguments: String...) throws -> (code: Int32, errors: String, output: String) {
    try Child(executable, arguments, environment: environment).wait()
  }

  private func expectReadable(_ comment: Comment) async throws {
    let snapshot = try store.requireCurrent()
    let rows = try await SnapshotReader(snapshot).rows(
      "SELECT count(*) FROM gold.driver_session_summary")
    #expect(rows == [[4]], comment)
  }

  @Test func `killed at any moment a build leaves the snapshot readable and the next one works`()
    async throws
  {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try run("build").code == 0)
    let duration = clock.now - start
    let points = 30
    for point in 0..<points {
      let child = try Child(executable, ["build"], environment: environment)
      try await Task.sleep(for: duration * point / points)
      child.kill()
      try child.wait()
      try await expectReadable("killed at \(point) of \(points)")
    }
    let last = try run("build")
    #expect(last.code == 0, "\(last.errors)")
    try await expectReadable("after the last build")
    let names = folder.names("warehouse").filter { !$0.hasPrefix("snapshot-") }
    #expect(names == ["artifacts", "build.lock", "current.duckdb", "current.json"])
    // Three snapshots, each with what is known of it.
    #expect(folder.names("warehouse").count <= names.count + 2 * 3)
  }

  @Test func `out of space the build says so and the old snapshot stays`() async throws {
    #expect(try run("build").code == 0)
    let before = try store.current()
    // A limit on the size of files fails a write in the middle, as a full disk does.
    let script = "trap '' XFSZ; ulimit -f 300; exec '\(executable)' build"
    let result = try Child("/bin/sh", ["-c", script], environment: environment).wait()
    #expect(result.code == 3, "\(result.errors)")
    #expect(result.errors.contains("f1lake: "))
    #expect(try store.current() == before)
    try await expectReadable("after the failed build")
  }

  @Test func `a second build at the same time is refused with a clear error`() throws {
    let build = try store.beginBuild()
    let result = try run("build")
    #expect(result.code == 3)
    #expect(result.errors.contains("a build is already running here"))
    _ = consume build
  }

  @Test func `exit codes tell what to mend`() throws {
    #expect(try run("query", "select 1").code == 3, "no snapshot yet")
    #expect(try run("build", "--project", "/no/such/project").code == 6)
    #expect(try run("verify").code == 0)
    #expect(try run("query", "select 1").code == 0)
    #expect(try run("query", "drop table silver.laps").code == 2)
    #expect(try run("query", "select nothing").code == 2)
    try FileManager.default.copyItem(
      atPath: Package.transform, toPath: folder.path + "/transform")
    try folder.write("select 1 as wrong", to: "transform/tests/wrong.sql")
    let failed = try run("verify", "--project", folder.path + "/transform")
    #expect(failed.code == 5)
  }
}
