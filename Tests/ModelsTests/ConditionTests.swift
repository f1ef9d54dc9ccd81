import Models
import Testing

/// Conditions of templates: what they decide and what is refused.
@Suite struct ConditionTests {
  private static func sql(_ condition: String, variables: String = "{n: 7, word: hi, off: false}")
    throws -> String?
  {
    let fixture = try ProjectFixture([
      "dbt_project.yml": "name: small\nvars: \(variables)\n",
      "models/a.sql": "select {% if \(condition) %}1{% else %}0{% endif %} as x",
    ])
    return try fixture.project().models.first?.sql
  }

  @Test(arguments: [
    ("is_incremental()", 0), ("not is_incremental()", 1), ("var('n')", 1), ("var('off')", 0),
    ("var('n') == 7", 1), ("var('n') == 7.0", 1), ("var('n') == '7'", 0), ("var('n') != 7", 0),
    ("var('word') == 'hi' and var('n') == 7", 1), ("var('word') == 'no' or var('n') == 8", 0),
    ("not (var('off') or is_incremental())", 1), ("var('none', '')", 0), ("true", 1),
    ("not var('off') and var('n')", 1), ("var('off') or not is_incremental()", 1),
  ])
  func `a condition holds as in Jinja`(condition: String, holds: Int) throws {
    #expect(try Self.sql(condition) == "select \(holds) as x")
  }

  @Test func `the first branch that holds is taken, also among nested ones`() throws {
    let fixture = try ProjectFixture([
      "dbt_project.yml": "name: small\nvars: {unit: ms}\n",
      "models/a.sql": """
      select {% if var('unit') == 's' %}1{% elif var('unit') == 'ms' -%}
        {% if is_incremental() %}2{% else %}3{% endif %}
      {%- elif true %}4{% else %}5{% endif %} as x
      """,
    ])
    #expect(try fixture.project().models.first?.sql == "select 3 as x")
  }

  @Test(arguments: [
    (
      "select 1 {% if x > 1 %}{% endif %}",
      "models/bad.sql:1: {% if x > 1 %} is outside of the Jinja subset: a condition is is_incremental(),"
        + " var('name'), literals, ==, !=, not, and, or and parentheses"
    ),
    (
      "{% if true %}{% else %}{% elif true %}{% endif %}",
      "models/bad.sql:1: {% elif %} without its {% if %}"
    ),
    (
      "\n{% set x = 1 %}",
      "models/bad.sql:2: {% set x = 1 %} is outside of the Jinja subset: if, elif, else and endif are the"
        + " only statements. Write the value where it is used, or make it a variable in dbt_project.yml"
    ),
    (
      "select max(n) from {{ this }}",
      "models/bad.sql:1: 'this' is outside of the Jinja subset: one call of ref, source, var, config or"
        + " is_incremental with literal arguments, without filters or macros. Hint: filter by a variable"
        + " under {% if is_incremental() %} instead of reading {{ this }}"
    ),
    (
      "select {{ cents(1) }}",
      "models/bad.sql:1: cents() is outside of the Jinja subset: ref, source, var, config and"
        + " is_incremental are in it. Hint: for a macro of your own, write CREATE OR REPLACE MACRO in"
        + " on-run-start of dbt_project.yml"
    ),
    (
      "select 1 {% if is_incremental() %} from {{ ref('a') }} {% endif %}",
      "models/bad.sql:1: ref('a') stands only under {% if is_incremental() %}, where dbt does not see it."
        + " Hint: add the comment -- depends_on: {{ ref('a') }}"
    ),
  ])
  func `Jinja outside of the subset says what to write`(text: String, message: String) throws {
    let fixture = try ProjectFixture(["models/bad.sql": text, "models/a.sql": "select 1 as x"])
    #expect(fixture.mistake() == message)
  }
}
