import Foundation
import Lake
import Models
import TestSupport
import Testing

/// Why a number is what it is.
struct ExplanationTests {
  private let fixture: GateFixture

  init() throws {
    fixture = try GateFixture()
    try fixture.add(
      "silver.laps", "session_id, driver, stint, lap_number, lap_time_s, exclusion_reasons",
      rows: [
        "'2024-01-R', 'VER', 1, 1, 95.5, 'out-lap, slower than 107 %'",
        "'2024-01-R', 'VER', 1, 2, 90.25, NULL", "'2024-01-R', 'VER', 1, 3, 90.75, NULL",
        "'2024-01-R', 'VER', NULL, 4, NULL, 'no lap time'", "'2024-01-R', 'HAM', 1, 1, 91.0, NULL",
        "'2024-01-R', 'HAM', 1, 2, 99.0, 'it''s deleted'",
      ])
    try mart(
      "pace", "{laps: silver.laps, used: exclusion_reasons is null, key: [session_id, driver]}")
    try fixture.add("gold.other", "n", rows: ["1"])
  }

  private func mart(_ name: String, _ why: String, by key: String = "session_id, driver") throws {
    try fixture.add(
      "gold.\(name)",
      "select \(key), median(lap_time_s) as pace_s from {{ ref('laps') }} where exclusion_reasons is null or stint is null group by \(key)",
      yaml: """
        models:
          - name: \(name)
            description: Median of the laps that are not excluded.
            config: {meta: {why: \(why)}}
        """)
  }

  private func explain(
    _ mart: String, where condition: String = "true", limit: Int = 3
  ) async throws -> Explanation {
    _ = try await fixture.verify()
    return try await Explanation.of(
      mart, where: condition, limit: limit,
      in: try Project(path: fixture.project, environment: [:]),
      try fixture.warehouse.openReader())
  }

  private func refusal(
    _ mart: String, where condition: String = "true"
  ) async throws -> String? {
    let error = await #expect(throws: SnapshotQueryError.self) {
      try await self.explain(mart, where: condition)
    }
    return error?.description
  }

  @Test func `a row is told with its formula, inputs, laps, and laps left out`() async throws {
    let why = try await explain("gold.pace", where: "driver = 'VER'")
    #expect(
      why.text == """
        gold.pace
          Median of the laps that are not excluded.
        made from
          gold.pace <- silver.laps
          silver.laps

        session_id=2024-01-R driver=VER pace_s=90.50
        laps that count: 2
          VER lap 2   90.250 s
          VER lap 3   90.750 s
        laps left out: 2
          VER lap 1   95.500 s    out-lap, slower than 107 %
          VER lap 4   no time     no lap time
        """)
  }

  @Test func `each row has its own laps, in the order of the key`() async throws {
    let why = try await explain("pace")
    #expect(why.rows.map { $0.values[1].value } == ["HAM", "VER"])
    #expect(why.rows.map(\.used.count) == [1, 2])
    #expect(why.rows[0].excluded.map(\.reason) == ["it's deleted"])
    #expect(!why.isCut)
  }

  @Test func `more rows than asked for are not passed over in silence`() async throws {
    let why = try await explain("pace", limit: 1)
    #expect(why.rows.count == 1)
    #expect(why.isCut)
    #expect(why.text.hasSuffix("narrow --where or raise --limit"))
  }

  @Test func `a key that is null finds its laps`() async throws {
    try mart(
      "stints", "{laps: silver.laps, used: lap_time_s is not null, key: [driver, stint]}",
      by: "driver, stint")
    let why = try await explain("stints", where: "stint is null")
    #expect(why.rows.map { $0.excluded.map(\.number) } == [[4]])
  }

  private let stops = """
    {laps: silver.laps, used: laps.lap_time_s is not null, reason: "'not timed'",
      role: "case when laps.lap_number = mart.lap_number then 'in-lap' else 'out-lap' end",
      match: "laps.driver = mart.driver and laps.lap_number between mart.lap_number and mart.lap_number + 1"}
    """

  @Test func `laps of other numbers are found by a condition, and say what they are there for`()
    async throws
  {
    try mart("stops", stops, by: "driver, lap_number")
    let why = try await explain("stops", where: "driver = 'VER' and lap_number < 4")
    #expect(
      why.rows.map { $0.used.map { "\($0.number ?? 0) \($0.role ?? "-")" } } == [
        ["2 in-lap", "3 out-lap"], ["3 in-lap"],
      ])
    #expect(why.rows[1].excluded.map(\.reason) == ["not timed"])
    #expect(why.rows[1].excluded.map(\.role) == [nil])
    #expect(why.text.contains("\n  VER lap 3   90.750 s    out-lap\n"))
    #expect(try why.json().contains("\"role\" : \"out-lap\""))
  }

  @Test func `laps are found by a key or by a condition, not by both`() async throws {
    try mart("stops", "{key: [driver], \(stops.dropFirst())", by: "driver, lap_number")
    let error = await #expect(throws: ProjectError.self) { try await self.explain("stops") }
    #expect(error?.description.contains("either key or match") == true)
  }

  @Test func `the JSON has the documented keys`() async throws {
    let json = try await explain("pace", where: "driver = 'HAM'").json()
    for key in [
      "mart", "description", "inputs", "rows", "more_rows", "values", "used", "excluded", "driver",
      "lap_number", "lap_time_s", "reason", "table", "reads",
    ] { #expect(json.contains("\"\(key)\" :")) }
  }

  @Test func `an unknown mart is refused with the nearest name`() async throws {
    #expect(
      try await refusal("gold.pase") == "there is no mart 'gold.pase'; did you mean 'gold.pace'?")
  }

  @Test func `a mart without laps says which ones have them`() async throws {
    #expect(
      try await refusal("gold.other")
        == "gold.other is not made of laps: its file has no meta.why. These have: gold.pace")
  }

  @Test func `a condition that fits nothing is told`() async throws {
    #expect(
      try await refusal("pace", where: "driver = 'nobody'")
        == "no row of gold.pace fits: driver = 'nobody'")
  }

  @Test func `a comment in the condition hides nothing`() async throws {
    #expect(try await explain("pace", where: "driver = 'VER' -- only him").rows.count == 1)
  }

  @Test(arguments: [
    "true); DROP TABLE gold.pace; --", "EXISTS (FROM read_text('/etc/passwd'))",
    "EXISTS (FROM enable_logging(storage_path = '/tmp/f1lake-why'))",
    "EXISTS (FROM query('SELECT 1'))", "no_such_column = 1", "true) COPY (SELECT 1",
  ])
  func `a condition is a condition and nothing else`(condition: String) async throws {
    #expect(try await refusal("pace", where: condition) != nil)
    #expect(try await explain("pace").rows.count == 2)
  }

  @Test func `a description of laps that is not of the form names the file`() async throws {
    try mart("pace", "{laps: laps, used: 'true', key: [driver]}")
    let error = await #expect(throws: ProjectError.self) { try await self.explain("pace") }
    #expect(error?.description.contains("gold/pace.sql: meta.why names its laps") == true)
  }
}
