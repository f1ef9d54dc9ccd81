import Guard
import GuardCorpus
import Testing

struct RefusalTests {
  static let catalog = GuardCatalog(tables: [
    TableName(schema: "silver", name: "laps"): 60, TableName(schema: "gold", name: "race_pace"): 17,
    TableName(schema: "f1lake", name: "build_state"): 1,
  ])

  func refusal(_ sql: String, _ limits: GuardLimits = GuardLimits()) async throws -> GuardRefusal? {
    let check = try QueryGuard(limits: limits)
    do throws(GuardRefusal) {
      _ = try await check.check(sql, in: Self.catalog)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a refusal says where in the text`() async throws {
    let refusal = try await refusal("SELECT driver,\n  'é', getenv('HOME')\nFROM silver.laps")
    #expect(refusal?.reason == .function)
    #expect(refusal?.position?.line == 2)
    #expect(refusal?.position?.column == 8)
    #expect(refusal?.position?.offset == 23)
    #expect(refusal?.description == "line 2, column 8: The function getenv is not allowed here.")
  }

  @Test func `a syntax error says where`() async throws {
    let refusal = try await refusal("SELECT driver\nFRM silver.laps")
    #expect(refusal?.reason == .syntax)
    #expect(refusal?.position?.line == 2)
  }

  @Test(
    arguments: [
      ("", .empty), ("-- nothing", .empty), (";", .empty),
      ("SELECT 1; SELECT 2", .severalStatements),
      ("DELETE FROM silver.laps", .notSelect),
      ("SELECT $1", .parameter), ("SELECT '", .syntax), ("SELECT )", .syntax),
      ("SELECT \u{201C}a\u{201D}", .badCharacter), ("SELECT '\u{0}'", .badCharacter),
      ("SELECT * FROM f1lake.build_state", .table), ("SELECT * FROM 'x.csv'", .table),
      ("SELECT version()", .function), ("SELECT repeat('x', 100000)", .argument),
      ("SELECT 1::mood", .type), ("SELECT * FROM silver.laps AT (VERSION => 1)", .construct),
      ("SHOW TABLES", .notSelect),
      ("WITH RECURSIVE r AS (SELECT 1 UNION SELECT 2 FROM r) FROM r", .construct),
    ] as [(String, GuardRefusal.Reason)])
  func `a refusal has its reason`(sql: String, reason: GuardRefusal.Reason) async throws {
    #expect(try await refusal(sql)?.reason == reason)
  }

  @Test func `a name of a table that is almost right gets a hint`() async throws {
    let refusal = try await refusal("SELECT * FROM gold.race")
    #expect(
      refusal?.message
        == "There is no table \"race\" in gold or silver; did you mean gold.race_pace?")
  }

  @Test func `brackets may be nested as deep as the limit and no deeper`() async throws {
    let nested = { (depth: Int) in
      "SELECT " + String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(try await refusal(nested(40)) == nil)
    #expect(try await refusal(nested(41))?.reason == .tooDeep)
  }

  @Test func `operators may be as many as the limit and no more`() async throws {
    var limits = GuardLimits()
    limits.operators = 5
    #expect(try await refusal("SELECT 1+1+1+1+1+1", limits) == nil)
    #expect(try await refusal("SELECT 1+1+1+1+1+1+1", limits)?.reason == .tooComplex)
  }

  @Test func `a long list of values is no attack`() async throws {
    let values = (0..<1_000).map(String.init).joined(separator: ",")
    #expect(try await refusal("SELECT * FROM silver.laps WHERE lap_number IN (\(values))") == nil)
  }

  @Test func `fifty conditions joined by OR are no attack`() async throws {
    let conditions = (0..<50).map { "lap_number = \($0)" }.joined(separator: " OR ")
    #expect(try await refusal("SELECT * FROM silver.laps WHERE \(conditions)") == nil)
  }

  @Test func `what the statement reads is known, CTEs left out`() async throws {
    let query = try await QueryGuard().check(
      "WITH laps AS (SELECT * FROM SILVER.Laps) SELECT * FROM laps, \"race_pace\"",
      in: Self.catalog)
    #expect(query.tables.map(\.description) == ["gold.race_pace", "silver.laps"])
  }

  @Test func `comments are gone from the statement and its places stay`() async throws {
    let query = try await QueryGuard().check(
      "SELECT/* ; */1 -- x\n, '--' /* /* */ */ ;; -- end", in: Self.catalog)
    #expect(query.statement == "SELECT       1     \n, '--'")
    #expect(query.sql == "SELECT * FROM (\n\(query.statement)\n) LIMIT 200")
  }

  @Test func `a label of many parts is no attack in each part of a union`() async throws {
    let part = "SELECT driver || ' ' || team || ' ' || compound || stint FROM silver.laps"
    let union = Array(repeating: part, count: 10).joined(separator: " UNION ALL ")
    #expect(try await refusal(union) == nil)
  }
}
