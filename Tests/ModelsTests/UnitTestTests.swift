import Models
import Testing

/// Unit tests of models, run on written rows.
@Suite struct UnitTestTests {
  private static let laps = [
    "models/laps.sql": "select 1 as lap, 'a' as driver, 1.5::double as time_s",
    "models/laps.yml": """
    models:
      - name: laps
        config: {contract: {enforced: true}}
        columns:
          - {name: lap, data_type: integer}
          - {name: driver, data_type: varchar}
          - {name: time_s, data_type: double}
    """,
    "models/best.sql": """
    select driver, min(time_s) as best_s, count(*) as laps from {{ ref('laps') }}
    where lap >= {{ var('first_lap') }} group by driver
    """,
  ]

  private static func fixture(_ test: String) throws -> ProjectFixture {
    let files = [
      "dbt_project.yml":
        "name: small\nvars: {first_lap: 0}\nmodels: {small: {+materialized: table}}\n",
      "models/unit.yml": "unit_tests:\n" + test,
    ]
    return try ProjectFixture(laps.merging(files) { $1 })
  }

  private static func run(_ test: String) async throws -> UnitTestRun? {
    try await UnitTestRunner(try fixture(test).project()).run().first
  }

  private static let given = """
      - name: best_lap
        model: best
        given:
          - input: ref('laps')
            rows: [{lap: 1, driver: b, time_s: 80.5}, {lap: 2, driver: b, time_s: 79}, {lap: 3}]

    """

  @Test func `equal rows in any order pass; columns that are not named are not compared`()
    async throws
  {
    let test =
      Self.given + "    expect: {rows: [{driver: null, best_s: null}, {driver: b, best_s: 79}]}"
    let run = try await Self.run(test)
    #expect(run?.passed == true, "\(run?.description ?? "no run")")
  }

  @Test func `other rows fail with a difference`() async throws {
    let test = Self.given + "    expect: {rows: [{driver: b, laps: 3}, {driver: null, laps: 1}]}"
    let run = try #require(try await Self.run(test))
    #expect(
      run.description == """
        unit test best.best_lap (models/unit.yml:2): best gives other rows than expected
            driver | laps
          - b      | 3
          + b      | 2
          - expected, + from the model; 1 row is as expected
        """)
  }

  @Test func `a row that comes twice is not the same as once`() async throws {
    let test = Self.given + "    expect: {rows: [{laps: 2}, {laps: 1}, {laps: 1}]}"
    #expect(try await Self.run(test)?.passed == false)
  }

  @Test func `variables and is_incremental can be overridden`() async throws {
    let test =
      Self.given
      + "    overrides: {vars: {first_lap: 3}}\n    expect: {rows: [{driver: null, laps: 1}]}"
      .replacing("null, laps: 1}", with: "null, laps: 1}")
    #expect(try await Self.run(test)?.passed == true)
    let fixture = try ProjectFixture([
      "models/a.sql": "select {% if is_incremental() %}1{% else %}0{% endif %} as x",
      "models/a.yml": """
      unit_tests:
        - {name: changes, model: a, given: [], overrides: {macros: {is_incremental: true}}, expect: {rows: [{x: 1}]}}
        - {name: full, model: a, given: [], overrides: {macros: {is_incremental: false}}, expect: {rows: [{x: 0}]}}
      """,
    ])
    let runs = try await UnitTestRunner(try fixture.project()).run()
    #expect(runs.map(\.passed) == [true, true])
  }

  @Test func `rows may be CSV or SQL, and an empty field is null`() async throws {
    let test = """
        - name: formats
          model: best
          given:
            - input: ref('laps')
              format: csv
              rows: |
                lap,driver,time_s
                1,"b, c",80.5
                2,,79
          expect:
            format: sql
            rows: "select 'b, c' as driver, 80.5 as best_s union all select null, 79"
      """
    let run = try await Self.run(test)
    #expect(run?.passed == true, "\(run?.description ?? "no run")")
  }

  @Test func `without a contract the types come from the SQL of the input`() async throws {
    let fixture = try ProjectFixture([
      "models/a.sql": "select 1::smallint as n, date '2024-01-01' as day",
      "models/b.sql": "select typeof(n) as n, typeof(day) as day from {{ ref('a') }}",
      "models/b.yml": """
      unit_tests:
        - name: types
          model: b
          given: [{input: ref('a'), rows: [{n: 1}]}]
          expect: {rows: [{n: SMALLINT, day: DATE}]}
      """,
    ])
    let run = try await UnitTestRunner(try fixture.project()).run().first
    #expect(run?.passed == true, "\(run?.description ?? "no run")")
  }

  @Test func `a macro of the project works in unit tests and in builds`() async throws {
    let fixture = try ProjectFixture([
      "dbt_project.yml": """
      name: small
      models: {small: {+materialized: table}}
      on-run-start: "create or replace macro plus_one(x) as x + 1"
      """,
      "models/a.sql": "select plus_one(1) as x",
      "models/v.sql":
        "{{ config(materialized='view') }} select plus_one(x) as y from {{ ref('a') }}",
      "models/a.yml":
        "unit_tests: [{name: macro, model: a, given: [], expect: {rows: [{x: 2}]}}]",
    ])
    #expect(try await UnitTestRunner(try fixture.project()).run().first?.passed == true)
    #expect(try await fixture.run().models.map(\.rows) == [1, 1])
  }

  @Test(arguments: [
    (
      "  - {name: t, model: bst, given: [], expect: {rows: []}}",
      "models/unit.yml:2: there is no model 'bst'; did you mean 'best'?"
    ),
    (
      "  - {name: t, model: best, given: [], expect: {rows: []}}",
      "models/unit.yml:2: the unit test t does not give ref('laps'), which best reads. Hint: add - input:"
        + " ref('laps') with its rows, or rows: [] for none"
    ),
    (
      "  - {name: t, model: best, given: [{input: \"source('a', 'b')\", rows: []}], expect: {rows: []}}",
      "models/unit.yml:2: the rows of source('a', 'b') need format: sql: dbt cannot know the columns of a"
        + " source that is a file. Hint: rows: \"select 1 as lap_number, 'VER' as driver\" with every column"
        + " that the model reads"
    ),
    (
      "  - {name: t, model: best, given: [{input: ref('laps'), rows: [{lap: 2024-01-01}]}], expect: {rows: []}}",
      "models/unit.yml:2: put quotes around 2024-01-01: dbt reads it as a date, which no row may hold"
    ),
    (
      "  - {name: t, model: best, given: [{input: this, rows: []}], expect: {rows: []}}",
      "models/unit.yml:2: the input this is not supported: no model of the subset reads itself"
    ),
  ])
  func `a mistake in a unit test is an error when the project is read`(
    test: String, message: String
  ) throws {
    #expect(try Self.fixture(test).mistake() == message)
  }

  @Test(arguments: [
    (
      "given: [{input: ref('laps'), rows: [{lapp: 1}]}], expect: {rows: []}",
      "models/unit.yml:2: there is no column 'lapp' for ref('laps') of the unit test t; did you mean 'lap'?"
    ),
    (
      "given: [{input: ref('laps'), rows: []}], expect: {rows: [{bst_s: 1}]}",
      "models/unit.yml:2: there is no column 'bst_s' for expect of the unit test t; did you mean 'best_s'?"
    ),
    (
      "given: [{input: ref('laps'), rows: [{lap: soft}]}], expect: {rows: []}",
      "models/unit.yml:2: Conversion Error: Could not convert string 'soft' to INT32"
    ),
  ])
  func `rows that do not fit are an error with file and line`(
    rest: String, message: String
  ) async throws {
    let error = await #expect(throws: ProjectError.self) {
      try await Self.run("  - {name: t, model: best, \(rest)}")
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func `a column that no SQL and no row names counts where the SQL joins by all names`()
    async throws
  {
    let columns = "columns: [{name: lap, data_type: integer}, {name: driver, data_type: varchar}]"
    let contract = "config: {contract: {enforced: true}}"
    let files = [
      "dbt_project.yml": "name: small\nmodels: {small: {+materialized: table}}\n",
      "models/a.sql": "select 1 as lap, 'a' as driver",
      "models/b.sql": "select 1 as lap, 'a' as driver",
      "models/both.sql": "select count(*) as n from {{ ref('a') }} natural join {{ ref('b') }}",
      "models/all.yml": """
      models:
        - {name: a, \(contract), \(columns)}
        - {name: b, \(contract), \(columns)}
        - {name: both, \(contract), columns: [{name: n, data_type: bigint}]}
      unit_tests:
        - name: nobody
          model: both
          given:
            - {input: ref('a'), rows: [{lap: 1}]}
            - {input: ref('b'), rows: [{lap: 1}]}
          expect: {rows: [{n: 0}]}
      """,
    ]
    let run = try await UnitTestRunner(try ProjectFixture(files).project()).run().first
    #expect(run?.passed == true, "\(run?.description ?? "no run")")
  }
}
