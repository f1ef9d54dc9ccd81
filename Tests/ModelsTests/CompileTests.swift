import Models
import Testing

/// The Jinja subset: what it gives, and that all else names its file and line.
@Suite struct CompileTests {
  @Test func `every part of the subset is rendered`() throws {
    let fixture = try ProjectFixture([
      "dbt_project.yml": "name: small\nvars: {limit: 7, word: \"it's\"}\n",
      "models/a.sql": "select 1 as x",
      "models/src.yml": """
      sources:
        - name: raw
          config:
            meta:
              external_location: "read_parquet('{{ env_var('ROOT') }}/{name}/*.parquet')"
          tables: [{name: laps}]
      """,
      "models/b.sql": """
      {{ config(materialized='table', schema="gold", tags=['x']) -}}
      {# a comment with {{ nonsense() }} #}
      select {{ var('limit') }}, {{ var('none', 3) }}, '}}'
        from {{ ref('a') }}, {{ source('raw', 'laps') }}
      {% if is_incremental() %}where never{% else %}where always{% endif %}
      {%- if not is_incremental() %} and so{% endif %}
      """,
    ])
    let project = try fixture.project(environment: ["ROOT": "/Bob's disk"])
    let model = try #require(project.models.first { $0.relation.description == "gold.b" })
    let words = model.sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words == """
        select 7, 3, '}}' from "main"."a", read_parquet('/Bob''s disk/laps/*.parquet') \
        where always and so
        """)
  }

  @Test func `a variable of the caller beats that of the project`() throws {
    let fixture = try ProjectFixture([
      "dbt_project.yml": "name: small\nvars: {small: {limit: 7}}\n",
      "models/a.sql": "select {{ var('limit') }}",
    ])
    #expect(try fixture.project().models.first?.sql == "select 7")
    let project = try fixture.project(variables: ["limit": .number("9")])
    #expect(project.models.first?.sql == "select 9")
  }

  @Test(arguments: [
    ("select {{ dbt_utils.star('x') }}", "models/bad.sql:2: 'dbt_utils.star('x')"),
    ("select {{ my_macro() }}", "models/bad.sql:2: my_macro() is outside"),
    ("select {{ this }}", "models/bad.sql:2: 'this"),
    ("select {{ ref('x') | upper }}", "models/bad.sql:2: 'ref('x') | upper"),
    ("select {{ ref(name) }}", "models/bad.sql:2: 'ref(name)"),
    ("select {{ ref('nobody') }}", "models/bad.sql:2: there is no model 'nobody'"),
    ("select {{ source('a', 'b') }}", "models/bad.sql:2: no schema file declares the source a.b"),
    ("select {{ var('x') }}", "models/bad.sql:2: there is no variable 'x'"),
    ("select {{ 1 ", "models/bad.sql:2: {{ is never closed"),
    ("{% for x in y %}{% endfor %}", "models/bad.sql:2: {% for x in y %} is outside"),
    ("{% set x = 1 %}", "models/bad.sql:2: {% set x = 1 %} is outside"),
    ("{% if is_incremental() %}", "models/bad.sql:2: {% if %} is never closed"),
    ("{% endif %}", "models/bad.sql:2: {% endif %} without"),
    ("{% if is_incremental() %}{{ oops }}{% endif %}", "models/bad.sql:2: 'oops"),
    (
      "{{ config(materialized='seed') }}",
      "models/bad.sql:2: materialized='seed' is not"
    ),
    ("{{ config(materialized='ephemeral') }}", "models/bad.sql:2: materialized='ephemeral' is not"),
    ("{{ config(alias='x') }}", "models/bad.sql:2: the setting 'alias' is not supported"),
    ("{{ config(schema='a b') }}", "models/bad.sql:2: a schema is a plain name"),
  ])
  func `outside of the subset is an error with file and line`(
    text: String, expected: String
  ) throws {
    let fixture = try ProjectFixture(["models/bad.sql": "-- first line\n\(text)\n"])
    let message = try #require(fixture.mistake())
    #expect(message.hasPrefix(expected), "\(message)")
  }

  @Test(arguments: [
    (
      "models: [{name: a, columns: [{name: x, data_tests: [not_zero]}]}]",
      "there is no data test 'not_zero'"
    ),
    ("models: [{name: a, columns: [{name: 'x; drop', data_tests: []}]}]", "'x; drop' cannot be"),
    ("models: [{name: b}]", "there is no model b.sql"),
    ("models: [{name: a, snapshot: 1}]", "'snapshot' is not supported in a model"),
    (
      "models: [{name: a, columns: [{name: x, data_tests: [accepted_values]}]}]",
      "accepted_values needs"
    ),
    (
      "models: [{name: a, columns: [{name: x, tests: [relationships: {to: ref('z'), field: x}]}]}]",
      "there is no model 'z'"
    ),
    (
      "models: [{name: a, config: {contract: {enforced: true}}, columns: [{name: x}]}]",
      "needs a data_type"
    ),
    ("seeds: []", "'seeds' is not supported"),
    ("models: [", "is not valid YAML"),
    (
      "sources: [{name: s, meta: {external_location: \"{{ env_var('NOT_SET') }}\"},"
        + " tables: [{name: t}]}]",
      "the environment variable NOT_SET is not set"
    ),
  ])
  func `a mistake in a schema file is an error with file and line`(
    text: String, expected: String
  ) throws {
    let fixture = try ProjectFixture([
      "models/a.sql": "select 1 as x", "models/a.yml": "version: 2\n\(text)\n",
    ])
    let message = try #require(fixture.mistake())
    #expect(message.contains(expected), "\(message)")
    #expect(
      message.hasPrefix("models/a.yml:2:") || message.hasPrefix("models/a.yml:3:"), "\(message)")
  }

  @Test func `a project file that asks for hooks is refused`() throws {
    let fixture = try ProjectFixture(["dbt_project.yml": "name: small\non-run-end: select 1\n"])
    #expect(
      fixture.mistake() == "dbt_project.yml:2: 'on-run-end' is not supported by the native runner"
    )
  }
}
