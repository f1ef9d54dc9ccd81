import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// Models that are files for other tools as well.
@Suite struct ExternalTests {
  private func fixture(_ config: String, test: String = "select 1 where false") throws
    -> ProjectFixture
  {
    let fixture = try ProjectFixture([
      "models/prices.sql": """
      {{ config(materialized='external', schema='gold'\(config)) }}
      select range as n from range(3)
      """,
      "tests/check.sql": test,
    ])
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path + "/gold", withIntermediateDirectories: true)
    return fixture
  }

  private func build(_ fixture: ProjectFixture) async throws -> WarehouseBuild.Outcome {
    var options = RunOptions()
    options.folders = ["gold": fixture.folder.path + "/gold"]
    return try await WarehouseBuild(
      project: fixture.folder.path, bronze: fixture.folder.path + "/bronze",
      store: SnapshotStore(directory: fixture.folder.path + "/warehouse"), options: options
    ).run()
  }

  private func rows(_ path: String) throws -> [[Value]] {
    try Database().connect().rows("SELECT n FROM '\(path)' ORDER BY n")
  }

  @Test(arguments: [("", "prices.parquet"), (", location='shop/p.parquet'", "shop/p.parquet")])
  func `an external model is a table of the snapshot and a Parquet file`(
    config: String, file: String
  ) async throws {
    let fixture = try fixture(config)
    guard case .published(let snapshot, _) = try await build(fixture) else {
      Issue.record("not published")
      return
    }
    let expected: [[Value]] = [[.int(0)], [.int(1)], [.int(2)]]
    #expect(try rows("\(fixture.folder.path)/gold/\(file)") == expected)
    let table = try await SnapshotReader(snapshot).rows("SELECT n FROM gold.prices ORDER BY n")
    #expect(table == expected)
  }

  @Test func `a failing test leaves the file of the last build`() async throws {
    let fixture = try fixture("")
    _ = try await build(fixture)
    try fixture.folder.write(
      "{{ config(materialized='external', schema='gold') }} select 7::bigint as n",
      to: "models/prices.sql")
    try fixture.folder.write("select * from {{ ref('prices') }}", to: "tests/check.sql")
    _ = try await build(fixture)
    #expect(fixture.folder.names("gold") == ["prices.parquet"])
    #expect(try rows("\(fixture.folder.path)/gold/prices.parquet").count == 3)
  }

  @Test(arguments: ["/elsewhere/p.parquet", "../p.parquet"])
  func `a location outside of silver and gold is refused`(location: String) async throws {
    let fixture = try fixture(", location='\(location)'")
    let error = await #expect(throws: ProjectError.self) { try await build(fixture) }
    #expect(error?.description.contains(location) == true)
  }

  @Test func `a format that loses types is refused`() throws {
    #expect(try fixture(", format='csv'").mistake()?.contains("format='csv' is not") == true)
    #expect(try fixture(", location='p.csv'").mistake()?.contains("ends in .parquet") == true)
  }
}
