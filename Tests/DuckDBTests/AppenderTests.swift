import DuckDB
import Testing

struct AppenderTests {
  let connection: Connection

  init() throws {
    connection = try Database().connect()
    try connection.run(
      "CREATE TABLE t (b BOOLEAN, i INTEGER, l BIGINT, d DOUBLE, s VARCHAR, t TIMESTAMP)")
  }

  /// `count` rows of every type, every seventh cell null.
  private func columns(_ count: Int) -> [ColumnValues] {
    func sparse<T>(_ value: (Int) -> T) -> [T?] {
      (0..<count).map { $0 % 7 == 3 ? nil : value($0) }
    }
    return [
      .boolean(sparse { $0 % 2 == 0 }), .integer(sparse { Int32($0) }),
      .bigint(sparse { Int64($0) << 33 }),
      .double(sparse { Double($0) / 8 }),
      .text(sparse { "lap \($0), a text longer than twelve bytes" }),
      .timestamp(sparse { Int64($0) * 1_000_000 }),
    ]
  }

  @Test(arguments: [0, 1, 2048, 2049, 5000])
  func `columns of every type and length arrive with their nulls`(count: Int) throws {
    let columns = columns(count)
    let appender = try Appender(connection, table: "t")
    try appender.append(columns)
    try appender.finish()
    let rows = try connection.rows("SELECT * FROM t")
    #expect(rows.count == count)
    for (index, row) in rows.enumerated() {
      let isNull = index % 7 == 3
      #expect(row[1] == (isNull ? .null : .int(Int64(index))))
      #expect(row[4] == (isNull ? .null : .text("lap \(index), a text longer than twelve bytes")))
      #expect(row[5] == (isNull ? .null : .timestamp(Int64(index) * 1_000_000)))
    }
  }

  @Test func `columns of different lengths are refused`() throws {
    let appender = try Appender(connection, table: "t")
    #expect(throws: DuckDBError.self) { try appender.append([.integer([1]), .integer([1, 2])]) }
  }

  @Test func `rows are not there before the appender is finished`() throws {
    do {
      let appender = try Appender(connection, table: "t")
      try appender.append(columns(10))
    }
    #expect(try connection.value("SELECT count(*) FROM t") == 0)
  }

  @Test func `a table that does not exist is named`() throws {
    let error = try #require(throws: DuckDBError.self) {
      _ = try Appender(connection, table: "none")
    }
    #expect(error.message.contains("none"))
  }
}
