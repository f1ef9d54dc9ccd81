import DuckDB
import Testing

struct TableDescriptionTests {
  let connection: Connection

  init() throws {
    connection = try Database().connect()
    try connection.run("CREATE SCHEMA s")
  }

  @Test func `names and types are those that DESCRIBE gives`() throws {
    try connection.run(
      """
      CREATE TABLE s.t ("Lap" INTEGER, b BOOLEAN, y TINYINT, h SMALLINT, l BIGINT, u UBIGINT, x HUGEINT, f FLOAT,
        d DOUBLE, t TEXT, a BLOB, n TIMESTAMP, z TIMESTAMPTZ)
      """)
    let described = try connection.rows("DESCRIBE s.t").map { [$0[0].text, $0[1].text] }
    let columns = try #require(connection.columns(ofTable: "t", schema: "s"))
    #expect(columns.map { [$0.name, $0.type] } == described)
  }

  @Test(arguments: ["l INTEGER[]", "d DECIMAL(9, 2)", "e ENUM ('a')", "j STRUCT(a INTEGER)"])
  func `a type with parts is left to DESCRIBE`(column: String) throws {
    try connection.run("CREATE TABLE s.t (i INTEGER, \(column))")
    #expect(connection.columns(ofTable: "t", schema: "s") == nil)
  }

  @Test func `there is none of a view, or of what is not there`() throws {
    try connection.run("CREATE VIEW s.v AS SELECT 1 AS i")
    #expect(connection.columns(ofTable: "v", schema: "s") == nil)
    #expect(connection.columns(ofTable: "t", schema: "s") == nil)
    // The connection is as good as before.
    #expect(try connection.value("SELECT i FROM s.v").int == 1)
  }
}
