import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// What real dbt has built, published as a snapshot.
struct DbtImportTests {
  private let fixture: GateFixture
  private var file: String { fixture.folder.path + "/dbt.duckdb" }

  init() throws {
    fixture = try GateFixture()
    try fixture.add("silver.laps", "SELECT 1 AS n")
    try fixture.folder.write(
      "{{ config(materialized='view') }} SELECT n + 1 AS m FROM {{ ref('laps') }}",
      to: "project/models/gold/pace.sql")
    try fixture.folder.write(
      "SELECT * FROM {{ ref('laps') }} WHERE n < 0", to: "project/tests/no_negative.sql")
  }

  /// A database as dbt leaves it, with `value` in the table that the project would make of 1.
  private func dbt(_ value: Int, prefix: String = "") throws {
    try Database(path: file).connect().run(
      """
      CREATE SCHEMA \(prefix)silver; CREATE TABLE \(prefix)silver.laps AS SELECT \(value) AS n;
      CREATE SCHEMA \(prefix)gold;
      CREATE VIEW \(prefix)gold.pace AS SELECT n + 1 AS m FROM dbt.\(prefix)silver.laps;
      """)
  }

  private func importing() async throws -> VerificationReport {
    let build = WarehouseBuild(
      project: fixture.project, bronze: fixture.root.bronze, store: fixture.warehouse,
      importing: file)
    return try await WarehouseVerification(build, root: fixture.root).run()
  }

  @Test(arguments: ["", "main_"])
  func `its tables are taken and its views made anew, in either name of the schemas`(
    prefix: String
  ) async throws {
    try dbt(7, prefix: prefix)
    #expect(try await importing().isPassed)
    let reader = try fixture.warehouse.openReader()
    #expect(try await reader.rows("SELECT n, m FROM silver.laps, gold.pace") == [[7, 8]])
  }

  @Test func `a failing test keeps the former snapshot`() async throws {
    _ = try await fixture.verify()
    try dbt(-1)
    #expect(try await !importing().isPassed)
    let reader = try fixture.warehouse.openReader()
    #expect(try await reader.rows("SELECT n FROM silver.laps") == [[1]])
  }

  @Test func `a table that dbt did not build is named`() async throws {
    try Database(path: file).connect().run("CREATE TABLE other AS SELECT 1 AS n")
    let error = await #expect(throws: RunError.self) { try await self.importing() }
    #expect(
      error?.description.hasSuffix("has no silver.laps: run `dbt build` on the whole project")
        == true)
  }

  @Test func `a file that is not there is named`() async throws {
    let error = await #expect(throws: RunError.self) { try await self.importing() }
    #expect(error?.path == file)
  }

  @Test func `the next build makes its own tables`() async throws {
    try dbt(7)
    _ = try await importing()
    _ = try await fixture.verify()
    let reader = try fixture.warehouse.openReader()
    #expect(try await reader.rows("SELECT n, m FROM silver.laps, gold.pace") == [[1, 2]])
  }
}
