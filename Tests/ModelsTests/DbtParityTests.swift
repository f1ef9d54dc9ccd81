import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// The same project under real dbt gives the same tables.
///
/// Skipped where scripts/bootstrap has not installed the reference dbt.
@Suite(
  .enabled(if: Package.dbt != nil, "real dbt is not in .deps/reference: run scripts/bootstrap"))
struct DbtParityTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `real dbt and the native runner give equal tables`() async throws {
    let bronze = try Self.bronze(in: folder)
    let outcome = try await WarehouseBuild(
      project: Package.transform, bronze: bronze,
      store: SnapshotStore(directory: folder.path + "/warehouse")
    ).run()
    guard case .published(let snapshot, let report) = outcome else {
      Issue.record("not published: \(outcome.summary)")
      return
    }
    let reference = folder.path + "/dbt.duckdb"
    try runDbt(bronze: bronze, warehouse: folder.path)

    let connection = try Database().connect()
    try connection.run("ATTACH '\(snapshot.path)' AS native (READ_ONLY)")
    // dbt's views name their database by its file.
    try connection.run("ATTACH '\(reference)' AS dbt (READ_ONLY)")
    let columns = "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()"
    let order = "ORDER BY schema_name, table_name, column_index"
    let native = try connection.rows(
      "\(columns) WHERE database_name = 'native' AND schema_name <> 'f1lake' \(order)")
    let real = try connection.rows("\(columns) WHERE database_name = 'dbt' \(order)")
    #expect(native == real)
    for relation in report.models.map(\.relation) {
      for (a, b) in [("native", "dbt"), ("dbt", "native")] {
        let surplus = try connection.rows(
          "SELECT * FROM \(a).\(relation.quoted) EXCEPT ALL SELECT * FROM \(b).\(relation.quoted)")
        #expect(surplus == [], "\(relation): rows of \(a) that \(b) does not have")
      }
    }
    #expect(report.models.count > 40)
  }

  /// The bronze that F1_PARITY_BRONZE names, else the small season.
  private static func bronze(in folder: TemporaryFolder) throws -> String {
    if let path = ProcessInfo.processInfo.environment["F1_PARITY_BRONZE"] { return path }
    return try SmallSeason.bronze(in: folder).path
  }

  private func runDbt(bronze: String, warehouse: String) throws {
    let arguments = [
      "build", "--project-dir", Package.transform, "--profiles-dir", Package.transform,
      "--target-path", folder.path + "/target", "--log-path", folder.path + "/logs",
    ]
    let environment = [
      "F1_BRONZE": bronze, "F1_WAREHOUSE": warehouse, "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    ]
    let result = try Child(try #require(Package.dbt), arguments, environment: environment).wait()
    let log = try? String(contentsOfFile: folder.path + "/logs/dbt.log", encoding: .utf8)
    #expect(result.code == 0, "\(result.errors)\(log?.suffix(4000) ?? "")")
  }
}
