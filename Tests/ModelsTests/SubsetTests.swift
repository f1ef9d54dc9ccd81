import Models
import Testing

/// What the subset of dbt leaves out: each refusal with its exact words.
@Suite struct SubsetTests {
  private static func mistake(_ files: [String: String]) throws -> String? {
    try ProjectFixture(["models/a.sql": "select 1 as x"].merging(files) { $1 }).mistake()
  }

  private static func schema(_ rest: String) throws -> String? {
    try mistake(["models/a.yml": "models:\n  - {name: a, \(rest)}\n"])
  }

  @Test(arguments: [
    (
      "description: \"{{ doc('x') }}\"",
      "models/a.yml:2: Jinja in a description is not supported: write the text here"
    ),
    (
      "config: {unique_key: 7}",
      "models/a.yml:2: unique_key is the name of a column or a list of them"
    ),
    (
      "config: {materialized: incremental, incremental_strategy: merge}",
      "models/a.yml:2: incremental_strategy='merge' is not supported: use delete+insert"
    ),
    (
      "config: {materialized: ephemeral}",
      "models/a.yml:2: materialized='ephemeral' is not supported: use table, view, incremental or external"
    ),
    (
      "columns: [{name: x, data_tests: [{unique: {config: {fail_calc: 'sum(x)'}}}]}]",
      "models/a.yml:2: the data test setting 'fail_calc' is not supported: failing rows are counted"
    ),
    (
      "columns: [{name: x, data_tests: [{unique: {config: {warn_if: 'between 1 and 2'}}}]}]",
      "models/a.yml:2: warn_if compares the number of failing rows, as in '> 10'"
    ),
    (
      "columns: [{name: x, constraints: [{type: foreign_key}]}]",
      "models/a.yml:2: a constraint's type is not_null, unique, primary_key or check; for a foreign key use"
        + " the data test relationships"
    ),
    (
      "columns: [{name: x, data_tests: [notnull]}]",
      "models/a.yml:2: there is no data test 'notnull' but accepted_values, not_null, relationships, unique,"
        + " and queries in the tests folder; did you mean 'not_null'?"
    ),
  ])
  func `a property that is not supported says what is`(rest: String, message: String) throws {
    #expect(try Self.schema(rest) == message)
  }

  @Test func `an incremental model under a contract needs a rule for new columns, as in dbt`()
    throws
  {
    #expect(
      try Self.schema(
        "config: {materialized: incremental, contract: {enforced: true}}, columns: [{name: x, data_type: int}]"
      )
        == "models/a.sql: an incremental model under a contract needs on_schema_change: fail, as in dbt"
    )
  }

  @Test(arguments: [
    (
      "macros/m.sql", "\n{% macro cents(x) %}{{ x }} / 100{% endmacro %}",
      "macros/m.sql:2: the Jinja macro cents is not supported. Hint: for a macro of your own, write CREATE OR"
        + " REPLACE MACRO in on-run-start of dbt_project.yml"
    ),
    (
      "macros/t.sql", "{% test even(model, column_name) %}select 1{% endtest %}",
      "macros/t.sql:1: {% test %} is not supported. Hint: Write the check as a query in the tests folder:"
        + " each row that it gives is a failure"
    ),
    (
      "dbt_project.yml", "name: small\non-run-start: [\"drop table x\"]\n",
      "dbt_project.yml:2: on-run-start holds DuckDB macros only. Hint: create or replace macro name(argument)"
        + " as …"
    ),
    (
      "tests/t.yml", "data_tests: []",
      "tests/t.yml: schema files belong to the models; settings of a query go into its config()"
    ),
    (
      "tests/t.sql", "{{ config(where='x') }} select 1",
      "tests/t.sql:1: a query has no where: write it into the query"
    ),
    (
      "models/s.yml",
      "sources: [{name: s, meta: {external_location: x}, tables: [{name: t, columns: [{name: n, tests: [unique]}]}]}]",
      "models/s.yml:1: data tests on a source are not supported: test the model that reads it"
    ),
    (
      "models/e.yml", "exposures: [{name: e, type: page, owner: {name: x}}]",
      "models/e.yml:1: type is one of dashboard, notebook, analysis, ml, application"
    ),
    (
      "models/e.yml", "exposures: [{name: e, type: ml, owner: {name: x}, depends_on: [ref('b')]}]",
      "models/e.yml:1: there is no model 'b'; did you mean 'a'?"
    ),
    (
      "models/u.yml",
      "unit_tests: [{name: u, model: a, given: [], expect: {fixture: rows}}]",
      "models/u.yml:1: fixture files are not supported: write the rows here"
    ),
  ])
  func `a file that is not supported says what is`(file: String, text: String, message: String)
    throws
  {
    #expect(try Self.mistake([file: text]) == message)
  }

  @Test func `severity and thresholds decide between failure, warning and pass`() async throws {
    let settings = [
      ("{severity: error}", "fail"), ("{severity: warn}", "warn"),
      ("{error_if: '> 5'}", "warn"), ("{error_if: '> 5', warn_if: '> 3'}", "pass"),
      ("{warn_if: '!= 0', error_if: '>= 2'}", "fail"), ("{limit: 1, error_if: '>= 2'}", "warn"),
      ("{severity: warn, warn_if: '= 3'}", "pass"), ("{where: x > 1}", "pass"),
    ]
    for (config, outcome) in settings {
      let fixture = try ProjectFixture([
        "models/a.sql": "select * from (values (1, null), (1, null)) as t(x, y)",
        "models/a.yml":
          "models: [{name: a, columns: [{name: y, data_tests: [{not_null: {config: \(config)}}]}]}]",
      ])
      let report = try await fixture.run()
      #expect(report.tests.map(\.outcome.rawValue) == [outcome], "\(config)")
    }
  }
}
