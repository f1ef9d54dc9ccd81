import DuckDB
import Parquet
import Testing

struct MetadataTests {
  private func statistics(_ values: ParquetValues) throws -> [Value] {
    try FileFixture([("c", values)]).query(
      "SELECT stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata(FILE)")[0]
  }

  @Test(arguments: [
    (ParquetValues.integer([3, nil, -7, 5]), [Value.text("-7"), .text("5"), .int(1)]),
    (.bigint([3, 1 << 40]), [.text("3"), .text("1099511627776"), .int(0)]),
    (.double([0.5, -2]), [.text("-2.0"), .text("0.5"), .int(0)]),
    (.double([0.0]), [.text("0.0"), .text("0.0"), .int(0)]),
    (.text(["b", "a", nil, "ä", "z"]), [.text("a"), .text("ä"), .int(1)]),
    (.boolean([true, true]), [.text("true"), .text("true"), .int(0)]),
    (.boolean([nil, nil]), [.null, .null, .int(2)]),
    (.double([1, .nan]), [.null, .null, .int(0)]),
    (.category([1, 7, 0], of: ["VER", "HAM", "ALO"]), [.text("HAM"), .text("VER"), .int(1)]),
    (.real([1, .nan]), [.null, .null, .int(1)]),
    (.text([String(repeating: "x", count: 65)]), [.null, .null, .int(0)]),
  ])
  func `a column chunk has the bounds of its values`(_ values: ParquetValues, _ wanted: [Value])
    throws
  {
    #expect(try statistics(values) == wanted)
  }

  @Test func `rows are grouped as asked`() throws {
    let file = try FileFixture(
      [("l", .bigint((0..<2500).map { Int64($0) }))], rowsPerGroup: 1000)
    let groups = try file.query(
      "SELECT row_group_num_rows, stats_min_value FROM parquet_metadata(FILE) ORDER BY row_group_id"
    )
    #expect(groups == [[1000, "0"], [1000, "1000"], [500, "2000"]])
  }

  @Test func `repeated values go into a dictionary, others do not`() throws {
    let file = try FileFixture([
      ("repeated", .text((0..<100).map { "team \($0 % 10)" })),
      ("distinct", .bigint((0..<100).map { Int64($0) })),
    ])
    let pages = try file.query(
      "SELECT path_in_schema, dictionary_page_offset IS NOT NULL FROM parquet_metadata(FILE)")
    #expect(pages == [["repeated", true], ["distinct", false]])
  }

  @Test func `a row group is skipped by its bounds`() throws {
    let file = try FileFixture(
      [("s", .text((0..<300).map { "driver \($0 / 100)" }))], rowsPerGroup: 100)
    #expect(try file.query("SELECT count(*) FROM FILE WHERE s = 'driver 1'") == [[100]])
    #expect(try file.query("SELECT count(*) FROM FILE WHERE s = 'driver 9'") == [[0]])
  }
}
