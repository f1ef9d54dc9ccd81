extension Gate {
  /// The share of laps that timing measured as a whole. It falls where records of a session were
  /// lost. A session is unusual where its share is below what even a wet session of its kind has, or
  /// far from those of the same kind and season.
  static let accurateLaps = Gate(
    name: "accurate_laps", question: "Is the share of accurate laps usual in each session?",
    severity: .warning,
    needs: ["silver.laps": ["session_id", "season", "session_code", "is_accurate"]]
  ) { input in
    let sessions = try await input.number("SELECT count(DISTINCT session_id) FROM silver.laps")
    return GateAnswer(
      summary: sessions.of("session"), problems: try await input.problems(unusual))
  }

  // Bounds from the recorded sessions of 2018 to 2026, of which whole ones have at least 0.32 in
  // qualifying, 0.40 in practice and 0.58 in races. The distance from the median is in deviations
  // of a normal distribution, at least 0.05 each, and says something from five sessions on.
  private static let unusual = """
    WITH shares AS (
      SELECT session_id, any_value(season) AS season, any_value(session_code) AS session_code,
        avg(CASE WHEN is_accurate THEN 1 ELSE 0 END) AS share, count(*) AS laps
      FROM silver.laps GROUP BY session_id
    ), medians AS (
      SELECT season, session_code, count(*) AS sessions, median(share) AS median_share
      FROM shares GROUP BY season, session_code
    ), spreads AS (
      SELECT season, session_code, any_value(sessions) AS sessions,
        any_value(median_share) AS median_share,
        greatest(0.05, 1.4826 * median(abs(share - median_share))) AS deviation
      FROM shares JOIN medians USING (season, session_code)
      GROUP BY season, session_code
    ), judged AS (
      SELECT *, CASE WHEN sessions >= 5 THEN (share - median_share) / deviation END AS distance,
        CASE WHEN session_code IN ('R', 'S') THEN 0.4 WHEN session_code IN ('Q', 'SQ') THEN 0.2
          ELSE 0.25 END AS lowest
      FROM shares JOIN spreads USING (season, session_code)
    )
    SELECT session_id, round(100 * share, 1) || ' % of ' || laps || ' laps are accurate, ' || CASE
      WHEN share < lowest THEN 'less than ' || round(100 * lowest) || ' %'
      ELSE 'the median of ' || season || ' ' || session_code || ' is '
        || round(100 * median_share, 1) || ' %' END
    FROM judged WHERE share < lowest OR abs(distance) > 3.5
    ORDER BY session_id
    """
}
