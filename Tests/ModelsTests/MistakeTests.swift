import Models
import Testing

/// Mistakes of users in models: each error has the file, the line and a hint.
@Suite struct MistakeTests {
  private func message(_ files: [String: String]) async throws -> String? {
    let fixture = try ProjectFixture(files)
    do {
      _ = try await fixture.run()
      return nil
    } catch { return "\(error)" }
  }

  @Test func `a syntax error points into the template, whatever Jinja stands before it`()
    async throws
  {
    let sql = """
      {{ config(
           materialized='table'
         ) }}
      {# a comment
         of two lines -#}

      select 1 + as x,
        from (select 2 as y) as t
      """
    #expect(
      try await message(["models/a.sql": sql]) == """
        models/a.sql:7: Parser Error: syntax error at or near "as"
            select 1 + as x,
                       ^
        Hint: look just before the mark: a comma or bracket too much or missing, a word out of place
        """)
  }

  @Test func `SQL that ends too early points at its last line`() async throws {
    #expect(
      try await message(["models/a.sql": "select 1 as x\nfrom (select 2 as y\n\n"]) == """
        models/a.sql:2: Parser Error: the SQL ends too early
            from (select 2 as y
                               ^
        Hint: something must follow, or a bracket is not closed
        """)
  }

  @Test func `an unknown column names its line and the nearest one`() async throws {
    let files = [
      "models/laps.sql": "select 1 as lap_number",
      "models/b.sql":
        "select\n  {% if is_incremental() %}\n  1\n  {% endif %}\n  lap_numbr\nfrom {{ ref('laps') }}",
    ]
    #expect(
      try await message(files) == """
        models/b.sql:5: Binder Error: Referenced column "lap_numbr" not found in FROM clause!
              lap_numbr
              ^
        Hint: did you mean "lap_number"?
        """)
  }

  @Test func `an ambiguous column says of which tables it could be`() async throws {
    let files = [
      "models/a.sql": "select 1 as n", "models/b.sql": "select 1 as n",
      "models/c.sql": "select\n  n\nfrom {{ ref('a') }} as a join {{ ref('b') }} as b on true",
    ]
    #expect(
      try await message(files) == """
        models/c.sql:2: Binder Error: Ambiguous reference to column name "n" (use: "a.n" or "b.n")
              n
              ^
        Hint: write which table the column is of, as the engine says
        """)
  }

  @Test func `a table that is a model is to be read by ref`() async throws {
    let files = ["models/a.sql": "select 1 as n", "models/b.sql": "select n\nfrom a"]
    #expect(
      try await message(files) == """
        models/b.sql:2: Catalog Error: Table with name a does not exist!
            from a
                 ^
        Hint: read the model by {{ ref('a') }}
        """)
  }

  @Test func `a division by zero is an error that names column, rows and line`() async throws {
    let files = [
      "models/a.sql":
        "select\n  laps / stops as laps_per_stop\nfrom (values (1, 0), (2, 1)) as t(laps, stops)"
    ]
    #expect(
      try await message(files) == """
        models/a.sql:2: laps_per_stop is infinite or not a number in 1 row: something is divided by zero.\
         Hint: divide by nullif(divisor, 0)
        """)
  }

  @Test func `a division by zero in a whole number says so`() async throws {
    let files = [
      "models/a.sql": "select\n  cast(n / (n - 1) as integer) as x\nfrom (values (1)) as t(n)"
    ]
    #expect(
      try await message(files) == """
        models/a.sql:2: Conversion Error: Type DOUBLE with value inf can't be cast because the value is out\
         of range for the destination type INT32
              cast(n / (n - 1) as integer) as x
              ^
        Hint: a division by zero gives infinity: divide by nullif(divisor, 0)
        """)
  }

  @Test func `a broken contract lists each column`() async throws {
    let files = [
      "models/a.sql": "select 1::bigint as n, 'x' as extra",
      "models/a.yml": """
      models:
        - name: a
          config: {contract: {enforced: true}}
          columns: [{name: n, data_type: integer}, {name: word, data_type: varchar}]
      """,
    ]
    #expect(
      try await message(files) == """
        models/a.sql:1: breaks its contract: n is BIGINT instead of INTEGER, word is missing, extra is not\
         declared. Hint: cast in the SQL, or change the columns in models/a.yml
        """)
  }

  @Test func `values that break a constraint break the contract`() async throws {
    let files = [
      "models/a.sql": "select * from (values (1), (1), (null), (9)) as t(n)",
      "models/a.yml": """
      models:
        - name: a
          config: {contract: {enforced: true}}
          columns:
            - name: n
              data_type: integer
              constraints: [{type: not_null}, {type: unique}, {type: check, expression: n < 5}]
      """,
    ]
    #expect(
      try await message(files) == """
        models/a.sql:1: breaks its contract: n is null in 1 row. Hint: cast in the SQL, or change the columns\
         in models/a.yml
        """)
  }

  @Test func `unknown names suggest the nearest one`() throws {
    let files = [
      "dbt_project.yml": "name: small\nvars: {limit: 7}\n", "models/laps.sql": "select 1 as x",
      "models/s.yml":
        "sources: [{name: bronze, meta: {external_location: x.parquet}, tables: [{name: weather}]}]",
    ]
    func mistake(_ sql: String) throws -> String? {
      try ProjectFixture(files.merging(["models/bad.sql": sql]) { $1 }).mistake()
    }
    #expect(
      try mistake("select 1\nfrom {{ ref('lap') }}")
        == "models/bad.sql:2: there is no model 'lap'; did you mean 'laps'?")
    #expect(
      try mistake("{{ config(materialized='table') }} from {{ source('bronze', 'wether') }}")
        == "models/bad.sql:1: no schema file declares the source bronze.wether; did you mean 'bronze.weather'?"
    )
    #expect(
      try mistake("select {{ var('limt') }}")
        == "models/bad.sql:1: there is no variable 'limt' in dbt_project.yml, and no default here;"
        + " did you mean 'limit'?")
  }

  @Test func `a model that is switched off is no model, and says so`() throws {
    let fixture = try ProjectFixture([
      "models/a.sql": "{{ config(enabled=false) }} select 1 as x",
      "models/b.sql": "select * from {{ ref('a') }}",
    ])
    #expect(
      fixture.mistake()
        == "models/b.sql:1: the model 'a' is switched off by enabled in models/a.sql")
  }
}
