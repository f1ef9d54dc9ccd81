import DuckDB
import Parquet
import Testing

struct ReadBackTests {
  private func expectEqual(
    _ columns: [(name: String, values: ParquetValues)], _ rows: [[Value]]
  ) {
    #expect(rows.count == columns[0].values.count)
    for (index, column) in columns.enumerated() {
      #expect(rows.map { $0[index] } == column.values.cells, "column \(column.name)")
    }
  }

  @Test(arguments: 0..<60) func `random columns come back cell by cell`(seed: Int) throws {
    let columns = RandomColumns.make(seed: UInt64(seed))
    let file = try FileFixture(
      columns, rowsPerGroup: [64, 1000, 65_536][seed % 3], compressed: seed % 2 == 0)
    expectEqual(columns, try file.query("SELECT * FROM FILE"))
  }

  @Test(arguments: [0, 1, 8, 2048, 5000])
  func `any number of rows comes back with its nulls`(rows: Int) throws {
    func sparse<T>(_ value: (Int) -> T) -> [T?] {
      (0..<rows).map { $0 % 7 == 3 ? nil : value($0) }
    }
    let columns: [(name: String, values: ParquetValues)] = [
      ("b", .boolean(sparse { $0 % 2 == 0 })), ("i", .integer(sparse { Int32($0) })),
      ("l", .bigint(sparse { Int64($0) << 33 })), ("d", .double(sparse { Double($0) / 8 })),
      ("s", .text(sparse { "lap \($0), a text longer than twelve bytes" })),
      ("t", .timestamp(sparse { Int64($0) * 1_000_000 })),
    ]
    expectEqual(columns, try FileFixture(columns).query("SELECT * FROM FILE"))
  }

  @Test func `a column that row groups share comes back in each of them`() throws {
    let times = SharedColumn(.denseBigint((0..<100).map { $0 * $0 }))
    let file = try FileFixture(
      [("row", .denseInteger(Array(0..<300))), ("time", .shared(times))], rowsPerGroup: 100)
    let wrong = try file.query(
      "SELECT row FROM FILE WHERE time IS DISTINCT FROM (row % 100) ** 2 ORDER BY row")
    #expect(wrong.isEmpty)
    #expect(try file.query("SELECT count(*) FROM FILE") == [[300]])
  }

  @Test func `the columns have DuckDB's own types`() throws {
    let file = try FileFixture([
      ("b", .boolean([])), ("i", .integer([])), ("l", .bigint([])), ("d", .double([])),
      ("s", .text([])), ("t", .timestamp([])), ("r", .real([])), ("c", .category([], of: ["x"])),
    ])
    let types = try file.query("SELECT column_type FROM (DESCRIBE SELECT * FROM FILE)")
    #expect(
      types == [
        ["BOOLEAN"], ["INTEGER"], ["BIGINT"], ["DOUBLE"], ["VARCHAR"], ["TIMESTAMP"], ["FLOAT"],
        ["VARCHAR"],
      ])
  }

  @Test func `texts that only look equal stay different`() throws {
    let texts: [String?] = (0..<100).map { $0 % 2 == 0 ? "P\u{e9}rez" : "Pe\u{301}rez" }
    let file = try FileFixture([("s", .text(texts))])
    let found = try file.query("SELECT strlen(s), count(*) FROM FILE GROUP BY 1 ORDER BY 1")
    #expect(found == [[6, 50], [7, 50]])
  }

  @Test func `special doubles keep their bits`() throws {
    let values: [Double?] = [.nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, nil]
    let rows = try FileFixture([("d", .double(values))]).query("SELECT d FROM FILE")
    let bits = rows.map { $0[0].double?.bitPattern }
    #expect(bits == values.map { $0?.bitPattern })
  }

  @Test(arguments: [1, 2, 32, 33, 128, 129, 1000])
  func `integers of any distance come back from their differences`(rows: Int) throws {
    let values = (0..<rows).map { row -> Int64 in
      switch row % 5 {
      case 0: .max
      case 1: .min
      case 2: Int64(row) * 1_000_003
      default: Int64(row)
      }
    }
    let small = values.map { Int32(truncatingIfNeeded: $0) }
    let columns: [(name: String, values: ParquetValues)] = [
      ("l", .denseBigint(values)), ("i", .denseInteger(small)),
      ("t", .denseBigint(values.sorted())),
    ]
    expectEqual(columns, try FileFixture(columns).query("SELECT * FROM FILE"))
  }

  @Test func `the same columns give the same bytes`() throws {
    let columns = RandomColumns.make(seed: 3, rows: 500)
    let bytes = try FileFixture.bytes(columns, rowsPerGroup: 100)
    #expect(try FileFixture.bytes(columns, rowsPerGroup: 100) == bytes)
  }
}
