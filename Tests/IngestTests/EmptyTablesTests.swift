import DuckDB
import Foundation
import Ingest
import Lake
import Testing

/// Parts without rows: a pattern over any table of bronze fits a file, whatever was fetched.
@Suite struct EmptyTablesTests {
  private func columns(of files: String) throws -> [[Value]] {
    let read = "read_parquet('\(files)', hive_partitioning = false)"
    return try Database().connect().rows(
      "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM \(read))")
  }

  @Test func `every table has the columns that a session or a round gives it`() async throws {
    let weekend = try Weekend()
    try await weekend.ingest([])
    let before = try weekend.root.partitions.tables()
    try EmptyTables.lay(in: weekend.root)
    #expect(try weekend.root.partitions.tables() == before)
    #expect(before.count == 32)
    for table in before {
      let folder = "\(weekend.root.bronze)/\(table)"
      let empty = try columns(of: folder + "/season=0000/**/part-*.parquet")
      let full = try columns(of: folder + "/season=2031/**/part-*.parquet")
      #expect(empty == full, "\(table)")
      let rows = try weekend.rows("SELECT count(*) FROM bronze WHERE season = '0'", of: table)
      #expect(rows == [[0]])
    }
  }

  @Test func `they are nobody's partition and no stray file`() async throws {
    let weekend = try Weekend()
    try await weekend.ingest(["Q"])
    let before = try weekend.root.partitions.partitions()
    try EmptyTables.lay(in: weekend.root)
    #expect(try weekend.root.partitions.partitions() == before)
    #expect(try await ArchiveVerify(weekend.root).run().problems == [])
  }

  @Test func `tables that an older version did not know are told, and laid`() async throws {
    let weekend = try Weekend()
    try EmptyTables.lay(in: weekend.root)
    #expect(try EmptyTables.missing(in: weekend.root) == [])
    for table in ["laps", "stints"] {
      try FileManager.default.removeItem(atPath: "\(weekend.root.bronze)/\(table)")
    }
    #expect(try EmptyTables.missing(in: weekend.root) == ["laps", "stints"])
    #expect(try weekend.root.partitions.tables().contains("laps") == false)
    try EmptyTables.lay(in: weekend.root)
    #expect(try EmptyTables.missing(in: weekend.root) == [])
  }
}
