import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// Builds that go on from the last snapshot.
@Suite struct IncrementalTests {
  private let scores = "SELECT session_id, driver, points FROM silver.scores ORDER BY ALL"

  @Test func `the first build makes everything and one without changes nothing`() async throws {
    let fixture = try SessionFixture()
    let first = try await fixture.build()
    #expect(first.report.basis == .nothing(.first))
    #expect(fixture.extents(first).values.allSatisfy { $0 == .everything })
    let rows = try await fixture.rows(scores)
    let second = try await fixture.build()
    #expect(second.report.basis == .snapshot)
    #expect(fixture.extents(second).values.allSatisfy { $0 == .kept })
    #expect(second.report.tests.allSatisfy { $0.isCarriedOver })
    #expect(try await fixture.rows(scores) == rows)
  }

  @Test func `a new session comes into incremental models alone, and tables are made anew`()
    async throws
  {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.set("04", points: "('VER', 26, 'f')", note: "cold")
    let outcome = try await fixture.build()
    #expect(
      fixture.extents(outcome)
        == ["scores": .sessions(1), "notes": .sessions(1), "totals": .everything])
    let rows = try await fixture.rows(
      "SELECT driver, CAST(points AS BIGINT) FROM silver.totals ORDER BY ALL")
    #expect(
      rows == [
        [.text("HAM"), .int(43)], [.text("RUS"), .int(25)], [.text("VER"), .int(69)],
      ])
  }

  @Test func `a model whose bronze tables have not changed is kept`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.set("02", points: "('VER', 1, 'c')")
    let outcome = try await fixture.build()
    #expect(
      fixture.extents(outcome)
        == ["scores": .sessions(1), "notes": .kept, "totals": .everything])
    #expect(try await fixture.rows("SELECT count(*) FROM silver.scores") == [[.int(4)]])
  }

  @Test func `a session that left bronze leaves the models`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.remove("01")
    let outcome = try await fixture.build()
    #expect(fixture.extents(outcome)["scores"] == .sessions(1))
    let sessions = try await fixture.rows(
      "SELECT DISTINCT session_id FROM silver.scores ORDER BY 1")
    #expect(sessions == [[.text("2024-02-R")], [.text("2024-03-R")]])
    let rows = outcome.report.models.first { $0.relation.name.name == "scores" }?.rows
    #expect(rows == 3)
  }

  @Test func `a model that forgets to filter gets no row twice`() async throws {
    let fixture = try SessionFixture(["models/scores.sql": SessionFixture.scores(filter: "")])
    _ = try await fixture.build()
    try fixture.set("04", points: "('VER', 26, 'f')", note: "cold")
    #expect(fixture.extents(try await fixture.build())["scores"] == .sessions(1))
    #expect(try await fixture.rows("SELECT count(*) FROM silver.scores") == [[.int(6)]])
  }

  @Test func `a changed model is made anew with all that read it, and others are kept`()
    async throws
  {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    let text = SessionFixture.scores(filter: "where {{ var('changed_sessions') }}")
    try fixture.project.folder.write(
      text.replacingOccurrences(of: "points, code from", with: "points + 1 as points, code from"),
      to: "models/scores.sql")
    let outcome = try await fixture.build()
    #expect(
      fixture.extents(outcome)
        == ["scores": .everything, "notes": .kept, "totals": .everything])
    #expect(try await fixture.rows("SELECT max(points) FROM silver.scores") == [[.int(26)]])
  }

  @Test func `another description is written and no row is made`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    let text = try #require(SessionFixture.files["models/models.yml"])
    try fixture.project.folder.write(
      text.replacingOccurrences(of: "Points of a session.", with: "Other words."),
      to: "models/models.yml")
    let outcome = try await fixture.build()
    #expect(fixture.extents(outcome).values.allSatisfy { $0 == .kept })
    let comment = try await fixture.rows(
      "SELECT comment FROM duckdb_tables() WHERE table_name = 'scores'")
    #expect(comment == [[.text("Other words.")]])
  }

  @Test func `a model that is gone goes from the snapshot, and a new kind replaces the old one`()
    async throws
  {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try FileManager.default.removeItem(atPath: fixture.project.folder.path + "/models/totals.sql")
    try fixture.project.folder.write(
      "{{ config(materialized='view') }} select 1 as session_id, 'x' as note",
      to: "models/notes.sql")
    try fixture.project.folder.write("models: []", to: "models/models.yml")
    _ = try await fixture.build()
    let tables = try await fixture.rows(
      """
      SELECT table_name, table_type FROM information_schema.tables
      WHERE table_schema = 'silver' ORDER BY ALL
      """)
    #expect(tables == [["notes", "VIEW"], ["scores", "BASE TABLE"]].map { $0.map { .text($0) } })
  }

  @Test func `a column that comes to an input without the model knowing is an error`() async throws
  {
    let model = """
      {{ config(materialized='incremental', unique_key='session_id', on_schema_change='fail') }}
      select season || '-' || round || '-' || session as session_id, *
      from {{ source('bronze', 'points') }}
      """
    let fixture = try SessionFixture(["models/scores.sql": model])
    _ = try await fixture.build()
    let connection = try Database().connect()
    let part =
      "\(fixture.bronze)/points/season=2024/round=03/grand_prix=any-grand-prix/session=R"
    try connection.run(
      "COPY (SELECT 'RUS' AS driver, 1::BIGINT AS points, 'e' AS code, 2 AS laps) TO "
        + "'\(part)/part-00000.parquet'")
    let error = await #expect(throws: ProjectError.self) { try await fixture.build() }
    #expect(error?.file == "models/scores.sql")
    #expect(error?.message.contains("laps") == true)
  }

  @Test(arguments: [
    "DROP TABLE f1lake.build_state", "DELETE FROM f1lake.build_state WHERE rowid = 3",
  ])
  func `without the state of the last build everything is built, and the summary says why`(
    damage: String
  ) async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    let path = try fixture.store.requireCurrent().path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try Database(path: path).connect().run(damage)
    let outcome = try await fixture.build()
    #expect(fixture.extents(outcome).values.allSatisfy { $0 == .everything })
    #expect(outcome.summary.contains("everything was built: the"))
  }

  @Test func `a last snapshot that is no database is not gone on from`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    let path = try fixture.store.requireCurrent().path
    try FileManager.default.removeItem(atPath: path)
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: path))
    let outcome = try await fixture.build()
    #expect(fixture.extents(outcome).values.allSatisfy { $0 == .everything })
    #expect(outcome.summary.contains("everything was built: "))
  }

  @Test func `a full refresh makes everything`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    let outcome = try await fixture.build(fullRefresh: true)
    #expect(outcome.report.basis == .nothing(.asked))
    #expect(fixture.extents(outcome).values.allSatisfy { $0 == .everything })
  }
}
