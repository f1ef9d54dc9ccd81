extension Gate {
  /// Points summed up over races and sprints, against Jolpica's standings after the last round that
  /// all sessions are there for.
  static let standings = Gate(
    name: "standings", question: "Do our points add up to Jolpica's standings?", severity: .error,
    needs: [
      "silver.results": ["session_id", "season", "round", "session_code", "driver_id", "points"],
      "silver.ergast_races": ["session_id", "season", "round"],
      "silver.ergast_sprint": ["session_id", "season", "round"],
      "silver.ergast_driver_standings": ["season", "round", "driver_id", "points"],
    ]
  ) { input in
    let compared = try await input.texts(
      seasons + "SELECT season || ' to round ' || last_round FROM compared ORDER BY 1")
    return GateAnswer(
      summary: compared.isEmpty
        ? "no season is complete up to a round with standings"
        : "compared: \(compared.joined(separator: ", "))",
      problems: try await input.problems(differences), skipped: try await input.texts(gaps),
      isIdle: compared.isEmpty)
  }

  // A session counts as there when somebody has points: computed results have none.
  private static let seasons = """
    WITH expected AS (
      SELECT DISTINCT season, round, session_id FROM silver.ergast_races
      UNION SELECT DISTINCT season, round, session_id FROM silver.ergast_sprint
    ), there AS (
      SELECT DISTINCT session_id FROM silver.results WHERE points IS NOT NULL
    ), missing AS (
      SELECT season, round, session_id FROM expected ANTI JOIN there USING (session_id)
    ), compared AS (
      SELECT standings.season, max(standings.round) AS last_round
      FROM silver.ergast_driver_standings AS standings
      LEFT JOIN (SELECT season, min(round) AS first_gap FROM missing GROUP BY season) AS gaps
        USING (season)
      WHERE standings.round < coalesce(gaps.first_gap, standings.round + 1)
      GROUP BY standings.season
    )

    """

  private static let differences =
    seasons + """
      , ours AS (
        SELECT results.season, results.driver_id, sum(results.points) AS points
        FROM silver.results AS results
        JOIN compared ON results.season = compared.season AND results.round <= compared.last_round
        WHERE results.session_code IN ('R', 'S')
        GROUP BY results.season, results.driver_id
      ), theirs AS (
        SELECT standings.season, standings.driver_id, standings.points
        FROM silver.ergast_driver_standings AS standings
        JOIN compared
          ON standings.season = compared.season AND standings.round = compared.last_round
      )
      SELECT season || ' ' || coalesce(driver_id, 'unknown driver'),
        coalesce(ours.points, 0) || ' points, Jolpica has ' || coalesce(theirs.points, 0)
      FROM ours FULL JOIN theirs USING (season, driver_id)
      WHERE abs(coalesce(ours.points, 0) - coalesce(theirs.points, 0)) > 0.001
      ORDER BY season, driver_id
      """

  // Only seasons of which something was ingested: history alone has nothing to compare.
  private static let gaps =
    seasons + """
      SELECT season || ': ' || count(*) || ' sessions are not in the lake, the first is ' || min(session_id)
      FROM missing
      WHERE season IN (SELECT season FROM silver.results WHERE session_code IN ('R', 'S'))
      GROUP BY season ORDER BY season
      """
}
