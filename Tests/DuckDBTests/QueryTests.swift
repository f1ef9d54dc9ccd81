import DuckDB
import Testing

struct QueryTests {
  let connection: Connection

  init() throws { connection = try Database().connect() }

  @Test func `parameters of every kind come back as they went in`() throws {
    let values: [Value] = [
      true, 42, 1.5, "Kimi Räikkönen", .blob([0, 255]), .timestamp(1_678_028_400_000_001), nil,
    ]
    let row = try connection.rows("SELECT ?, ?::BIGINT, ?::DOUBLE, ?, ?, ?, ?", values)
    #expect(row == [values])
  }

  @Test func `an error carries the engine's message and the SQL`() throws {
    let error = try #require(throws: DuckDBError.self) {
      try connection.rows("SELECT lap FROM nothing")
    }
    #expect(error.operation == .prepare)
    #expect(error.message.contains("nothing"))
    #expect(error.subject == "SELECT lap FROM nothing")
  }

  @Test func `a failure while rows are fetched is thrown, not lost`() throws {
    let sql = "SELECT CASE WHEN i = 5000 THEN error('late') ELSE i END FROM range(10000) r(i)"
    let error = try #require(throws: DuckDBError.self) { try connection.rows(sql) }
    #expect(error.message.contains("late"))
  }

  @Test func `a wrong number of parameters is refused before it runs`() throws {
    let statement = try connection.prepare("SELECT ? + ?")
    #expect(throws: DuckDBError.self) { try statement.bind([1]) }
  }

  @Test func `a large result streams in chunks of typed spans with null masks`() throws {
    let sql =
      "SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE i / 2.0 END::DOUBLE AS h FROM range(5000) r(i)"
    var result = try connection.prepare(sql).execute()
    #expect(result.columnNames == ["i", "h"])
    var (chunks, rows, sum, nulls) = (0, 0, Int64(0), 0)
    while let chunk = try result.next() {
      chunks += 1
      rows += chunk.rowCount
      try chunk.withColumn(0, as: Int64.self) { values, validity in
        #expect(validity.allValid)
        for i in values.indices { sum += values[i] }
      }
      try chunk.withColumn(1, as: Double.self) { values, validity in
        for i in values.indices where !validity.isValid(i) { nulls += 1 }
      }
    }
    #expect(chunks == 3)
    #expect(rows == 5000)
    #expect(sum == 5000 * 4999 / 2)
    #expect(nulls == 1667)
  }

  @Test func `a column is not read as a type that it does not have`() throws {
    var result = try connection.prepare("SELECT 1::INTEGER").execute()
    guard let chunk = try result.next() else {
      Issue.record("a row was expected")
      return
    }
    let error = #expect(throws: DuckDBError.self) {
      _ = try chunk.withColumn(0, as: Int64.self) { values, _ in values.count }
    }
    #expect(error?.message.contains("integer") == true)
  }

  @Test func `short and long strings are both read whole`() throws {
    let long = String(repeating: "Verstappen ", count: 9)
    #expect(try connection.rows("SELECT ?, ?", ["VER", .text(long)]) == [["VER", .text(long)]])
  }

  @Test func `the sum of integers is exact`() throws {
    #expect(try connection.value("SELECT sum(i) FROM range(10) r(i)") == 45)
  }

  @Test func `a type that is not wrapped asks for a cast`() throws {
    let error = try #require(throws: DuckDBError.self) { try connection.rows("SELECT [1, 2]") }
    #expect(error.message.contains("VARCHAR"))
  }

  @Test func `statements are split by the engine's own parser and only prepared`() throws {
    let text = "SELECT ';'; CREATE TABLE t (a INT); -- end"
    let statements = try connection.extract(text)
    #expect(statements.count == 2)
    #expect(try statements.prepare(0).isSelect)
    #expect(try !statements.prepare(1).isSelect)
    #expect(throws: DuckDBError.self) { try connection.rows("SELECT * FROM t") }
  }

  @Test func `a transaction that throws leaves nothing`() throws {
    struct Stop: Error {}
    try connection.run("CREATE TABLE laps (n INTEGER)")
    #expect(throws: Stop.self) {
      try connection.transaction {
        try connection.run("INSERT INTO laps VALUES (1)")
        throw Stop()
      }
    }
    #expect(try connection.value("SELECT count(*) FROM laps") == 0)
  }
}
