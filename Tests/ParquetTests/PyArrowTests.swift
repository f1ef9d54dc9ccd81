import Foundation
import Parquet
import Testing

/// Reads with a second, independent implementation of the format; skipped where it is not installed.
@Suite(
  .enabled(if: PyArrow.isThere, "pyarrow is not in .deps/reference: run scripts/bootstrap --tests"))
struct PyArrowTests {
  @Test(arguments: [0, 1, 9, 3000])
  func `pyarrow reads what DuckDB reads`(rows: Int) throws {
    let columns = RandomColumns.make(seed: UInt64(rows), rows: rows)
    let file = try FileFixture(columns, rowsPerGroup: 1000)
    let answer = try PyArrow.run(
      """
      import duckdb, sys, pyarrow.parquet as pq
      ours = pq.read_table(sys.argv[1])
      duck = duckdb.connect().execute("FROM read_parquet(?)", [sys.argv[1]]).fetch_arrow_table()
      print(ours.equals(duck), ours.num_rows, ours.schema.types)
      """, file.path)
    #expect(
      answer
        == "True \(rows) [DataType(string), DataType(float), DataType(int32), DataType(bool), DataType(int32), DataType(int64), DataType(double), "
        + "DataType(string), TimestampType(timestamp[us])]")
  }

  @Test func `pyarrow trusts the statistics`() throws {
    let file = try FileFixture([
      ("s", .text(["b", nil, "a", "ä"])), ("d", .double([1.5, -2, nil, nil])),
    ])
    let answer = try PyArrow.run(
      """
      import sys, pyarrow.parquet as pq
      group = pq.ParquetFile(sys.argv[1]).metadata.row_group(0)
      for i in range(2):
        s = group.column(i).statistics
        print(s.min, s.max, s.null_count, end=" ")
      """, file.path)
    #expect(answer == "a ä 1 -2.0 1.5 2")
  }
}

/// The Python environment of `scripts/bootstrap --tests`.
enum PyArrow {
  static let python: String = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return tests.appendingPathComponent("../../.deps/reference/bin/python").path
  }()

  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python) }

  static func run(_ script: String, _ argument: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script, argument]
    process.environment = ["PYTHONUTF8": "1"]
    process.standardOutput = output
    try process.run()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return answer.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
