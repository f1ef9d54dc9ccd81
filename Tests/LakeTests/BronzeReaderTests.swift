import DuckDB
import Foundation
import Lake
import Testing

/// A reader that may read bronze, for views over it, reads nothing else and writes nothing.
@Suite final class BronzeReaderTests {
  private let scratch: Scratch
  private let warehouse: Warehouse
  private var bronze: String { scratch.path + "/bronze" }
  private var part: String { bronze + "/telemetry/season=2023/part-00000.parquet" }

  init() throws {
    scratch = try Scratch()
    warehouse = Warehouse(path: scratch.path + "/warehouse")
    for (folder, value) in [("bronze/telemetry/season=2023", 1), ("other", 2)] {
      try scratch.write("", to: folder + "/.keep")
      try Database().connect().run(
        "COPY (SELECT \(value) AS n) TO '\(scratch.path)/\(folder)/part-00000.parquet'")
    }
    let build = try warehouse.store.beginBuild()
    try Database(path: build.path).connect().run(
      """
      CREATE VIEW telemetry AS SELECT * FROM read_parquet(
        '\(scratch.path)/bronze/telemetry/season=*/part-*.parquet', hive_partitioning = true)
      """)
    _ = try warehouse.store.publish(build, contents: SnapshotContents(models: [], bronze: .none))
  }

  private func rows(_ sql: String, bronze: String?) async throws -> [[String?]] {
    try await warehouse.store.openReader(bronze: bronze).answer(sql).rows
  }

  @Test func `a view over bronze is read`() async throws {
    #expect(try await rows("SELECT * FROM telemetry", bronze: bronze) == [["1", "2023"]])
  }

  @Test func `bronze is found through a link to it`() async throws {
    let link = scratch.path + "/disk"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: bronze)
    #expect(try await rows("SELECT n FROM telemetry", bronze: link) == [["1"]])
    #expect(
      try await rows("SELECT n FROM '\(link)/telemetry/*/part-*.parquet'", bronze: link) == [["1"]])
  }

  @Test func `without leave bronze is out of reach`() async throws {
    let error = await #expect(throws: SnapshotQueryError.self) {
      try await self.rows("SELECT * FROM telemetry", bronze: nil)
    }
    #expect(error?.description.contains("Permission Error") == true)
  }

  @Test(arguments: [
    "read_parquet('ROOT/other/part-00000.parquet')",
    "read_parquet('ROOT/bronze/../other/part-00000.parquet')",
    "'ROOT/bronze/telemetry/../../other/part-00000.parquet'",
    "read_parquet('ROOT/bronze/link/part-00000.parquet')",
    "read_parquet('ROOT/bronze/part-link.parquet')",
    "read_text('/etc/passwd')", "read_csv('/etc/passwd')", "read_blob('/etc/hostname')",
    "glob('/etc/*')", "'ROOT/bronze2/part-00000.parquet'",
  ])
  func `no other file is read`(source: String) async throws {
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: bronze + "/link", withDestinationPath: scratch.path + "/other")
    try files.createSymbolicLink(
      atPath: bronze + "/part-link.parquet",
      withDestinationPath: scratch.path + "/other/part-00000.parquet")
    try files.copyItem(atPath: scratch.path + "/other", toPath: scratch.path + "/bronze2")
    let sql = "SELECT * FROM " + source.replacing("ROOT", with: scratch.path)
    let error = await #expect(throws: SnapshotQueryError.self) {
      try await self.rows(sql, bronze: self.bronze)
    }
    #expect(error?.description.contains("Permission Error") == true, "\(sql)")
  }

  @Test(arguments: [
    "COPY (SELECT 1) TO 'ROOT/bronze/new.csv'", "EXPORT DATABASE 'ROOT/bronze/new'",
    "ATTACH 'ROOT/bronze/new' AS other", "CALL enable_logging(storage_path = 'ROOT/bronze/new')",
    "SELECT * FROM enable_logging('QueryLog', storage_path = 'ROOT/bronze/new')",
    "SELECT 1 WHERE EXISTS (FROM \"Enable_Logging\"(storage_path = 'ROOT/bronze/new'))",
    "SELECT * FROM enable_profiling(save_location = 'ROOT/bronze/new')",
    "SELECT * FROM query('FROM enable_' || 'logging(storage_path = ''ROOT/bronze/new'')')",
    "WITH a AS (FROM json_execute_serialized_sql('{}')) FROM a", "SELECT * FROM force_checkpoint()",
    "SET allowed_directories = ['/']", "RESET allowed_directories",
  ])
  func `nothing is written and no setting is changed`(sql: String) async throws {
    let before = try FileManager.default.subpathsOfDirectory(atPath: scratch.path)
    await #expect(throws: SnapshotQueryError.self) {
      try await self.rows(sql.replacing("ROOT", with: self.scratch.path), bronze: self.bronze)
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.path) == before)
  }

  @Test(arguments: [
    "SHOW TABLES", "DESCRIBE telemetry", "SUMMARIZE FROM range(3)", "VALUES (1)", "FROM range(2)",
    "PIVOT (SELECT 1 AS a, 2 AS b) ON a IN (1) USING sum(b)",
    "SELECT * FROM duckdb_columns()", "SELECT unnest([1, 2])",
    "SELECT * FROM pragma_table_info('telemetry')",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) FROM r",
  ])
  func `what only reads is allowed`(sql: String) async throws {
    #expect(try await !rows(sql, bronze: bronze).isEmpty)
  }
}
