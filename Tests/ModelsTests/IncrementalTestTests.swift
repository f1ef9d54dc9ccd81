import Foundation
import Lake
import Models
import TestSupport
import Testing

/// Data tests of builds that go on from the last snapshot find what a full build would find.
@Suite struct IncrementalTestTests {
  private func failures(_ outcome: WarehouseBuild.Outcome) -> [String] {
    outcome.report.failed.map(\.test.name)
  }

  @Test func `a bad row of a changed session is found`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.set("04", points: "(NULL, 1, 'f')")
    let outcome = try await fixture.build()
    #expect(failures(outcome) == ["not_null_scores_driver"])
    #expect(outcome.report.failed.first?.failures == 1)
  }

  @Test func `a new value that an old session has already is not unique`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.set("04", points: "('VER', 1, 'a')")
    #expect(failures(try await fixture.build()) == ["unique_scores_code"])
  }

  @Test func `a parent that goes orphans the rows of its session`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.remove("02", of: ["points"])
    #expect(failures(try await fixture.build()).count == 1)
  }

  @Test func `tests of models that nothing has touched are carried over`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.set("04", points: "('VER', 1, 'f')")
    let report = try await fixture.build().report
    let carried = report.tests.filter(\.isCarriedOver).map(\.test.name)
    #expect(carried.count == 1, "\(carried)")
    #expect(carried.first?.hasPrefix("relationships_notes") == true)
  }

  @Test func `a test that did not pass before is run on all rows again`() async throws {
    let text = try #require(SessionFixture.files["models/models.yml"])
    let warn = text.replacingOccurrences(
      of: "data_tests: [not_null]", with: "data_tests: [{not_null: {config: {severity: warn}}}]")
    let fixture = try SessionFixture(["models/models.yml": warn])
    try fixture.set("01", points: "(NULL, 25, 'a')")
    #expect(try await fixture.build().report.warned.first?.failures == 1)
    try fixture.set("04", points: "('VER', 1, 'f')", note: "x")
    #expect(try await fixture.build().report.warned.first?.failures == 1)
  }

  @Test func `a new test is run on all rows`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.project.folder.write(
      "select * from {{ ref('scores') }} where driver = 'RUS'", to: "tests/no_russell.sql")
    #expect(failures(try await fixture.build()) == ["no_russell"])
  }

  @Test func `a query that asks for changed sessions sees these alone`() async throws {
    let fixture = try SessionFixture()
    try fixture.project.folder.write(
      """
      select session_id from {{ ref('scores') }} where {{ var('changed_sessions') }}
      group by all having count(*) > 2
      """, to: "tests/at_most_two.sql")
    _ = try await fixture.build()
    try fixture.set("04", points: "('VER', 1, 'f'), ('HAM', 2, 'g'), ('RUS', 3, 'h')")
    #expect(failures(try await fixture.build()) == ["at_most_two"])
  }

  @Test func `a failing build leaves the state of the last one`() async throws {
    let fixture = try SessionFixture()
    _ = try await fixture.build()
    try fixture.set("04", points: "(NULL, 1, 'f')")
    _ = try await fixture.build()
    try fixture.set("04", points: "('VER', 1, 'f')")
    let outcome = try await fixture.build()
    #expect(fixture.extents(outcome)["scores"] == .sessions(1))
    #expect(outcome.report.isPublishable)
  }
}
