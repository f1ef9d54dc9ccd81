import DuckDB
import Lake
import Models
import TestSupport
import Testing

/// The project's own models on laps whose results are worked out by hand (see SmallSeason).
@Suite struct MartTests {
  private let folder: TemporaryFolder
  private let outcome: WarehouseBuild.Outcome

  init() async throws {
    folder = try TemporaryFolder()
    let bronze = try SmallSeason.bronze(in: folder)
    outcome = try await WarehouseBuild(
      project: Package.transform, bronze: bronze.path,
      store: SnapshotStore(directory: folder.path + "/warehouse")
    ).run()
  }

  private func rows(_ sql: String) async throws -> [[Value]] {
    guard case .published(let snapshot, _) = outcome else {
      Issue.record("not published: \(outcome.summary)")
      return []
    }
    return try await SnapshotReader(snapshot).rows(sql)
  }

  @Test func `the driver summary follows its definitions`() async throws {
    let rows = try await rows(
      """
      SELECT driver, session_code, laps_total, laps_on_track, pitstops, best_lap_time_s,
        personal_best_laps
      FROM gold.driver_session_summary ORDER BY session_code DESC, driver
      """)
    #expect(
      rows == [
        // Lap 1 leaves the pits for the grid: no stop, no best. Lap 3 goes in and never comes out.
        ["HAM", "R", 3, 1, 0, 92.0, 1],
        // Two visits on laps that go out and in again; only lap 4 is driven from line to line.
        ["RUS", "R", 4, 1, 2, 94.0, 1],
        // Laps 1, 2, 5 and 7 improve; 3 equals, 4 is deleted, 8 goes in under a red flag.
        ["VER", "R", 10, 5, 1, 90.0, 4],
        ["HAM", "FP1", 1, 1, 0, nil, 0],
      ])
  }

  @Test func `the team summary adds up its drivers and leaves out practice`() async throws {
    let rows = try await rows(
      """
      SELECT season, round, session_code, team, team_laps_on_track, team_pitstops,
        team_best_lap_time_s, is_simulated
      FROM gold.team_event_summary ORDER BY team
      """)
    #expect(
      rows == [
        [2024, 1, "R", "Mercedes", 2, 2, 92.0, false],
        [2024, 1, "R", "Red Bull", 5, 1, 90.0, false],
      ])
  }

  @Test func `silver is typed and cleans texts`() async throws {
    let laps = try await rows(
      """
      SELECT typeof(round), session_id, session_code, lap_time_ms, lap_time_s, is_simulated
      FROM silver.laps WHERE session_code = 'FP1'
      """)
    #expect(laps == [["INTEGER", "2024-01-FP1", "FP1", 89_000, 89.0, true]])
    let results = try await rows(
      "SELECT DISTINCT classified_position, team, team_id, q1_s FROM silver.results ORDER BY team")
    #expect(
      results == [["1", "Mercedes", "mercedes", 91.234], ["1", "Red Bull", nil, 91.234]])
  }

  @Test func `the best laps come with the latest session first and as timing shows them`()
    async throws
  {
    guard case .published(let snapshot, _) = outcome else {
      Issue.record("not published")
      return
    }
    let laps = try await BestLap.latest(5, in: SnapshotReader(snapshot))
    #expect(
      laps.map { "\($0.session) \($0.driver) \($0.team) \($0.time)" } == ["R VER Red Bull 1:30.000"]
    )
  }

  @Test func `every table and column of a snapshot says what it means`() async throws {
    let silent = try await rows(
      """
      SELECT schema_name, table_name, column_name FROM duckdb_columns()
      WHERE schema_name IN ('silver', 'gold') AND comment IS NULL
      UNION ALL
      SELECT schema_name, table_name, '' FROM duckdb_tables() WHERE comment IS NULL
      """)
    #expect(silent == [])
  }
}
