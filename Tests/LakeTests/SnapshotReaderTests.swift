import DuckDB
import Foundation
import Lake
import Testing

/// Read-only queries: what comes out, and what is refused.
@Suite final class SnapshotReaderTests {
  private let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("f1lake-\(UUID().uuidString)").path
  private let reader: SnapshotReader

  init() throws {
    let store = SnapshotStore(directory: directory)
    let build = try store.beginBuild()
    try Database(path: build.path).connect().run(
      """
      CREATE TABLE laps AS SELECT * FROM (VALUES
        (1, 'VER', 90.5::DOUBLE, DATE '2024-03-02', [1, 2]),
        (20, 'a,"b"', 'nan'::DOUBLE, NULL, NULL)) AS t(n, driver, time_s, day, list)
      """)
    let contents = SnapshotContents(models: [], bronze: .none)
    reader = try SnapshotReader(try store.publish(build, contents: contents))
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func text(_ sql: String, _ format: SnapshotQueryFormat) async throws -> String {
    let file = directory + "/answer"
    try await reader.write(sql, as: format, to: .file(file))
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test func `a table is aligned and counts its rows`() async throws {
    #expect(
      try await text("SELECT n, driver, day FROM laps ORDER BY n; ", .table) == """
         n  driver  day
        ──  ──────  ──────────
         1  VER     2024-03-02
        20  a,"b"   NULL
        2 rows

        """)
  }

  @Test func `CSV quotes what needs it and tells an empty text from NULL`() async throws {
    #expect(
      try await text("SELECT n, driver, day, '' AS none FROM laps ORDER BY n -- all", .csv)
        == "n,driver,day,none\r\n1,VER,2024-03-02,\"\"\r\n20,\"a,\"\"b\"\"\",,\"\"\r\n")
  }

  @Test func `JSON keeps numbers, lists and null, and has no NaN`() async throws {
    #expect(
      try await text("SELECT n, driver, time_s, list FROM laps ORDER BY n", .json) == """
        [
        {"n":1,"driver":"VER","time_s":90.5,"list":[1,2]},
        {"n":20,"driver":"a,\\"b\\"","time_s":null,"list":null}
        ]

        """)
    #expect(try await text("SELECT n FROM laps WHERE false", .json) == "[]\n")
  }

  @Test func `Parquet keeps the types`() async throws {
    let file = directory + "/answer.parquet"
    try await reader.write(
      "SELECT *, 1.50::DECIMAL(5,2) AS \"exact \"\"d\"\"\" FROM laps", as: .parquet, to: .file(file)
    )
    let connection = try Database().connect()
    let columns = try connection.rows("DESCRIBE SELECT * FROM '\(file)'").map { [$0[0], $0[1]] }
    #expect(
      columns == [
        ["n", "INTEGER"], ["driver", "VARCHAR"], ["time_s", "DOUBLE"], ["day", "DATE"],
        ["list", "INTEGER[]"], ["exact \"d\"", "DECIMAL(5,2)"],
      ])
    #expect(try connection.value("SELECT sum(n) FROM '\(file)'") == 21)
  }

  @Test(arguments: [
    ("DROP TABLE laps", "only SELECT is allowed"),
    ("INSERT INTO laps (n) VALUES (1)", "only SELECT is allowed"),
    ("SET threads = 1", "only SELECT is allowed"),
    ("ATTACH ':memory:' AS x", "only SELECT is allowed"),
    ("SELECT 1; SELECT 2", "one statement is needed, 2"),
    ("", "one statement is needed, 0"),
    ("SELECT $1", "has parameters"),
  ])
  func `anything but one SELECT is refused`(sql: String, reason: String) async throws {
    let error = await #expect(throws: SnapshotQueryError.self) { try await self.text(sql, .csv) }
    #expect(error?.description.contains(reason) == true)
  }

  @Test(arguments: [
    "SELECT * FROM read_text('/etc/passwd')", "COPY (SELECT 1) TO '/tmp/f1lake-escape.csv'",
    "SELECT * FROM '/etc/passwd'", "SELECT 1) AS x, (SELECT 2",
  ])
  func `no query reaches another file`(sql: String) async throws {
    await #expect(throws: (any Error).self) { try await self.text(sql, .csv) }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/f1lake-escape.csv"))
  }

  @Test func `a failing query leaves the former file as it was`() async throws {
    _ = try await text("SELECT 1 AS n", .csv)
    _ = try? await text("SELECT error('no')", .csv)
    #expect(try String(contentsOfFile: directory + "/answer", encoding: .utf8) == "n\r\n1\r\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    #expect(!names.contains { $0.hasSuffix(".partial") })
  }

  @Test func `Parquet needs a file`() async throws {
    await #expect(throws: SnapshotQueryError.self) {
      try await self.reader.write("SELECT 1", as: .parquet, to: .standardOutput)
    }
  }
}
