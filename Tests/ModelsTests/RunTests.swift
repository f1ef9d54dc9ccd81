import Models
import Testing

/// Models and data tests on small tables.
@Suite struct RunTests {
  private static let numbers = "select * from (values (1, 'a'), (2, 'b'), (2, NULL)) as t(n, word)"

  private static func schema(_ column: String, _ test: String) -> String {
    "models: [{name: t, columns: [{name: \(column), data_tests: [\(test)]}]}]"
  }

  @Test(arguments: [
    ("n", "not_null", 0),
    ("word", "not_null", 1),
    ("word", "unique", 0),
    ("n", "unique", 1),
    ("n", "{accepted_values: {arguments: {values: [1, 2], quote: false}}}", 0),
    ("n", "{accepted_values: {arguments: {values: ['1', '2']}}}", 0),
    ("word", "{accepted_values: {values: [a, b]}}", 0),
    ("word", "{accepted_values: {arguments: {values: [b, \"it's\"]}}}", 1),
    ("n", "{relationships: {arguments: {to: ref('parent'), field: n}}}", 1),
    ("word", "{relationships: {arguments: {to: ref('parent'), field: word}}}", 0),
    ("word", "{not_null: {config: {where: \"n = 1\"}}}", 0),
  ])
  func `a generic test finds exactly the failing rows`(
    column: String, test: String, failures: Int
  ) async throws {
    let fixture = try ProjectFixture([
      "models/t.sql": Self.numbers,
      "models/parent.sql": "select * from (values (1, 'a'), (3, 'b')) as t(n, word)",
      "models/t.yml": Self.schema(column, test),
    ])
    let report = try await fixture.run()
    #expect(report.tests.map(\.failures) == [failures])
    #expect(report.failed.count == min(failures, 1))
  }

  @Test func `a failing test keeps its rows as samples`() async throws {
    let fixture = try ProjectFixture([
      "models/t.sql": Self.numbers, "models/t.yml": Self.schema("n", "unique"),
    ])
    let test = try #require(try await fixture.run().failed.first)
    #expect(
      test.description == "unique_t_n (models/t.yml:1): 1 failing row\n  n=2 row_count=2")
  }

  @Test func `a warning does not forbid publication`() async throws {
    let fixture = try ProjectFixture([
      "models/t.sql": Self.numbers,
      "models/t.yml": Self.schema("n", "{unique: {config: {severity: warn}}}"),
    ])
    let report = try await fixture.run()
    #expect(report.failed.isEmpty)
    #expect(report.warned.map(\.test.name) == ["unique_t_n"])
  }

  @Test func `a query of the tests folder is a test`() async throws {
    let fixture = try ProjectFixture([
      "models/t.sql": Self.numbers, "tests/no_two.sql": "select * from {{ ref('t') }} where n = 2",
    ])
    let report = try await fixture.run()
    #expect(report.failed.map { [$0.test.name, "\($0.failures)"] } == [["no_two", "2"]])
  }

  @Test func `views and schemas are as configured`() async throws {
    let fixture = try ProjectFixture([
      "models/t.sql": Self.numbers,
      "models/v.sql":
        "{{ config(materialized='view', schema='gold') }} select n from {{ ref('t') }}",
    ])
    let report = try await fixture.run()
    #expect(report.models.map { "\($0.relation) \($0.rows)" } == ["silver.t 3", "gold.v 3"])
  }

  @Test func `an SQL mistake names the model and keeps the words of the engine`() async throws {
    let fixture = try ProjectFixture(["models/t.sql": "select nothing\nfrom nowhere"])
    let error = await #expect(throws: ProjectError.self) { try await fixture.run() }
    #expect(error?.file == "models/t.sql")
    #expect(error?.line == 2)
    #expect(error?.message.contains("from nowhere") == true)
  }

  @Test(arguments: [
    ("select 1::integer as n", "word is missing"),
    ("select 1::bigint as n, 'a' as word", "n is BIGINT instead of INTEGER"),
    ("select 1::integer as n, 'a' as word, 2 as more", "more is not declared"),
  ])
  func `a broken contract is an error`(sql: String, fault: String) async throws {
    let fixture = try ProjectFixture([
      "models/t.sql": sql,
      "models/t.yml": """
      models:
        - name: t
          config: {contract: {enforced: true}}
          columns: [{name: n, data_type: int}, {name: word, data_type: text}]
      """,
    ])
    let error = await #expect(throws: ProjectError.self) { try await fixture.run() }
    #expect(
      error?.message.hasPrefix("breaks its contract: \(fault). Hint: ") == true)
  }
}
