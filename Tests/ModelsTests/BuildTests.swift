import DuckDB
import Foundation
import Lake
import Models
import Synchronization
import TestSupport
import Testing

/// From bronze to the published snapshot, and what stops it.
@Suite struct BuildTests {
  private let folder: TemporaryFolder
  private var warehouse: String { folder.path + "/warehouse" }
  private var store: SnapshotStore { SnapshotStore(directory: warehouse) }

  init() throws {
    folder = try TemporaryFolder()
    _ = try SmallSeason.bronze(in: folder)
  }

  private func build(project: String = Package.transform) async throws -> WarehouseBuild.Outcome {
    try await WarehouseBuild(project: project, bronze: folder.path + "/bronze", store: store).run()
  }

  /// A copy of the project with one more test, which fails.
  private func failingProject() throws -> String {
    let copy = folder.path + "/transform"
    try FileManager.default.copyItem(atPath: Package.transform, toPath: copy)
    try folder.write(
      "select driver, lap_number from {{ ref('laps') }} where lap_number = 10",
      to: "transform/tests/no_lap_ten.sql")
    return copy
  }

  @Test func `a build publishes its tables with their rows and the bronze that it read`()
    async throws
  {
    guard case .published(let snapshot, let report) = try await build() else {
      Issue.record("not published")
      return
    }
    #expect(try store.current() == snapshot)
    #expect(report.failed.isEmpty)
    let tables = try Project(path: Package.transform, environment: ["F1_BRONZE": "/"]).sourceTables
    #expect(snapshot.contents.bronze.files == 2 * tables.count)
    let rows = Dictionary(
      uniqueKeysWithValues: snapshot.contents.models.map { ("\($0.schema).\($0.name)", $0.rows) })
    let expected = [
      "silver.laps": 18, "silver.results": 4, "silver.sessions": 2, "silver.weather": 2,
      "silver.telemetry": 0, "gold.driver_session_summary": 4, "gold.team_event_summary": 2,
    ]
    for (name, count) in expected { #expect(rows[name] == count, "\(name)") }
  }

  @Test func `a failing test keeps the old snapshot and names the rows`() async throws {
    _ = try await build()
    let before = try #require(try store.current())
    let outcome = try await build(project: try failingProject())
    guard case .rejected(let report) = outcome else {
      Issue.record("published in spite of a failing test")
      return
    }
    #expect(report.failed.map(\.test.name) == ["no_lap_ten"])
    #expect(outcome.summary.contains("driver=VER lap_number=10"))
    #expect(try store.current() == before)
    #expect(
      folder.names("warehouse").filter { $0.hasSuffix(".duckdb") } == [
        "current.duckdb", before.name,
      ])
  }

  @Test func `an unchanged bronze has the same fingerprint and a changed one another`() async throws
  {
    let first = try await build().report.bronze
    #expect(try await build().report.bronze == first)
    try BronzeFixture(folder).add(season: 2025, session: "R", drivers: SmallSeason.race)
    #expect(try await build().report.bronze.sha256 != first.sha256)
  }

  @Test func `without bronze the error says what to do`() async throws {
    try FileManager.default.removeItem(atPath: folder.path + "/bronze/weather")
    let error = await #expect(throws: RunError.self) { try await build() }
    #expect(error?.description.contains("no weather in bronze yet: `f1lake ingest`") == true)
  }

  @Test func `a damaged Parquet file is named and the old snapshot stays`() async throws {
    _ = try await build()
    let before = try store.current()
    let part =
      "bronze/laps/season=2024/round=01/grand_prix=bahrain-grand-prix/session=R/part-00000.parquet"
    try folder.write("PAR1 cut short", to: part)
    let error = await #expect(throws: RunError.self) { try await build() }
    #expect(error?.reason.contains("session=R/part-00000.parquet") == true)
    #expect(try store.current() == before)
  }

  @Test(arguments: 0..<10)
  func `a disk that goes away at any check stops the build and leaves a snapshot`(
    check: Int
  ) async throws {
    struct Unplugged: Error {}
    _ = try await build()
    let checks = Mutex(0)
    let unplugged = SnapshotStore(directory: warehouse) {
      let number = checks.withLock { count in
        count += 1
        return count
      }
      if number > check { throw Unplugged() }
    }
    await #expect(throws: Unplugged.self) {
      try await WarehouseBuild(
        project: Package.transform, bronze: folder.path + "/bronze", store: unplugged,
        retention: SnapshotRetention(count: 1), options: RunOptions(isFullRefresh: true)
      ).run()
    }
    let rows = try await SnapshotReader(try store.requireCurrent())
      .rows("SELECT count(*) FROM silver.laps")
    #expect(rows == [[18]])
    guard case .published = try await build() else {
      Issue.record("the next build does not work")
      return
    }
  }

  @Test func `a project that was asked for and is missing is named`() throws {
    #expect(try TransformFolder.find(asked: "/asked/for", executable: nil) == "/asked/for")
    let error = #expect(throws: ProjectError.self) {
      try Project(path: "/asked/for", environment: [:])
    }
    #expect(error?.description.hasPrefix("dbt_project.yml: there is no such file") == true)
  }
}
