internal import DuckDB
public import Lake

/// The fastest lap of a session.
public struct BestLap: Sendable, Equatable {
  /// Season, round, event name as in paths, and session code.
  public let season: Int, round: Int, grandPrix: String, session: String
  /// Who drove it: abbreviation and team.
  public let driver: String, team: String
  /// Lap time in seconds.
  public let seconds: Double
  /// True where the session is simulated.
  public let isSimulated: Bool

  /// The lap time as timing shows it, `1:31.234`.
  public var time: String {
    let total = Int((seconds * 1000).rounded())
    let (minutes, rest) = (total / 60_000, total % 60_000)
    let digits = { (value: Int, width: Int) in
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    return "\(minutes):\(digits(rest / 1000, 2)).\(digits(rest % 1000, 3))"
  }

  /// The best laps of the latest sessions that have a lap time, the latest session first.
  ///
  /// - Parameter count: how many sessions.
  public static func latest(_ count: Int, in reader: SnapshotReader) async throws -> [BestLap] {
    let rows = try await reader.rows(query, [.int(Int64(count))])
    return rows.map { row in
      BestLap(
        season: Int(row[0].int ?? 0), round: Int(row[1].int ?? 0), grandPrix: row[2].text ?? "",
        session: row[3].text ?? "", driver: row[4].text ?? "", team: row[5].text ?? "",
        seconds: row[6].double ?? 0, isSimulated: row[7].bool ?? false)
    }
  }

  private static let query = """
    WITH ranked AS (
      SELECT *, row_number() OVER (
        PARTITION BY season, round, session_code ORDER BY best_lap_time_s, driver_number) AS place
      FROM gold.driver_session_summary
      WHERE best_lap_time_s IS NOT NULL
    )
    SELECT r.season, r.round, r.grand_prix, r.session_code, r.driver, r.team,
      r.best_lap_time_s, r.is_simulated
    FROM ranked AS r
    JOIN silver.sessions AS s USING (season, round, session_code)
    WHERE r.place = 1
    ORDER BY s.session_start DESC NULLS LAST, r.season DESC, r.round DESC, r.session_code
    LIMIT $1
    """
}
