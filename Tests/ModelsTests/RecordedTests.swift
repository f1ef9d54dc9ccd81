import DuckDB
import Foundation
import Lake
import Models
import TestSupport
import Testing

/// Recorded qualifying sessions: the best laps of gold are the official ones.
///
/// Skipped where the recorded data is absent; F1_RECORDED_DATA names its folder.
@Suite(.enabled(if: Package.recorded != nil, "no recorded data: set F1_RECORDED_DATA"))
struct RecordedTests {
  // All recorded ones with complete timing: season, round, code, folder.
  private static let sessions = [
    (2019, 14, "Q", "2019_14_Q"), (2022, 2, "Q", "2022_02_Q"), (2023, 4, "Q", "2023_04_Q"),
    (2023, 4, "SQ", "2023_04_SS"), (2024, 5, "SQ", "2024_05_SQ"), (2024, 10, "Q", "2024_10_Q"),
  ]

  private static func fill(_ connection: Connection, from folder: String) throws {
    // FastF1's durations are nanoseconds.
    try connection.run(
      """
      INSERT INTO laps BY NAME SELECT
        Driver AS driver, DriverNumber AS driver_number, Team AS team,
        LapNumber AS lap_number, LapTime // 1000000 AS lap_time_ms,
        PitInTime // 1000000 AS pit_in_time_ms, PitOutTime // 1000000 AS pit_out_time_ms,
        TrackStatus AS track_status, CAST(Deleted AS BOOLEAN) AS deleted, Compound AS compound,
        FastF1Generated AS is_generated, IsAccurate AS is_accurate
      FROM '\(folder)/laps.parquet'
      """)
    try connection.run(
      """
      INSERT INTO results BY NAME SELECT
        Abbreviation AS driver, DriverNumber AS driver_number, TeamName AS team,
        ClassifiedPosition AS classified_position, Q1 // 1000000 AS q1_ms,
        Q2 // 1000000 AS q2_ms, Q3 // 1000000 AS q3_ms
      FROM '\(folder)/results.parquet'
      """)
  }

  @Test func `the best lap of each driver is that of the official result`() async throws {
    let folder = try TemporaryFolder()
    let bronze = try BronzeFixture(folder)
    let data = try #require(Package.recorded)
    for (season, round, code, name) in Self.sessions {
      try bronze.add(season: season, round: round, session: code) {
        try Self.fill($0, from: "\(data)/expected/\(name)")
      }
    }
    let outcome = try await WarehouseBuild(
      project: Package.transform, bronze: bronze.path,
      store: SnapshotStore(directory: folder.path + "/warehouse")
    ).run()
    guard case .published(let snapshot, _) = outcome else {
      Issue.record("not published: \(outcome.summary)")
      return
    }
    let joined = """
      FROM silver.results AS r JOIN gold.driver_session_summary AS d
        USING (season, round, session_code, driver_number)
      WHERE r.q1_ms IS NOT NULL
      """
    let reader = try SnapshotReader(snapshot)
    #expect(try await reader.rows("SELECT count(*) \(joined)") == [[118]])
    let different = try await reader.rows(
      """
      SELECT r.session_id, r.driver, d.best_lap_time_s, least(r.q1_s, r.q2_s, r.q3_s) \(joined)
        AND abs(d.best_lap_time_s - least(r.q1_s, r.q2_s, r.q3_s)) > 0.0005
      """)
    #expect(different == [])
    let positions = try await reader.rows(
      "SELECT DISTINCT classified_position FROM silver.results WHERE classified_position LIKE '%.%'"
    )
    #expect(positions == [])
  }
}
