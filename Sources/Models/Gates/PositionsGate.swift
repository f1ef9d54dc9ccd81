extension Gate {
  /// The order of races and sprints, driver by driver, where Jolpica's result is in the lake.
  static let positions = Gate(
    name: "positions", question: "Are the results of races those of Jolpica?", severity: .error,
    needs: [
      "silver.results": ["session_id", "session_code", "driver_id", "driver", "position"],
      "silver.ergast_results": ["session_id", "driver_id", "position", "position_text"],
      "silver.ergast_sprint": ["session_id", "driver_id", "position", "position_text"],
    ]
  ) { input in
    let sessions = try await input.number(
      compared + "SELECT count(DISTINCT session_id) FROM ours JOIN sessions USING (session_id)")
    return GateAnswer(
      summary: "\(sessions.of("session")) compared",
      problems: try await input.problems(differences),
      skipped: try await input.texts(
        compared + """
          SELECT DISTINCT session_id || ': Jolpica''s result is not in the lake'
          FROM ours ANTI JOIN sessions USING (session_id) ORDER BY 1
          """), isIdle: sessions == 0)
  }

  private static let compared = """
    WITH theirs AS (
      SELECT session_id, driver_id, position, position_text FROM silver.ergast_results
      UNION ALL SELECT session_id, driver_id, position, position_text FROM silver.ergast_sprint
    ), ours AS (
      SELECT session_id, driver_id, driver, position FROM silver.results
      WHERE session_code IN ('R', 'S')
    ), sessions AS (SELECT DISTINCT session_id FROM theirs)

    """

  // Timing has no place for who was not classified, Jolpica counts them through.
  private static let differences =
    compared + """
      , both_sides AS (
        SELECT session_id, coalesce(driver_id, ours.driver) AS driver, ours.position AS our_place,
          theirs.position AS their_place, theirs.position_text,
          ours.session_id IS NULL AS only_theirs, theirs.session_id IS NULL AS only_ours
        FROM (SELECT * FROM ours SEMI JOIN sessions USING (session_id)) AS ours
        FULL JOIN (SELECT * FROM theirs SEMI JOIN ours USING (session_id)) AS theirs
          USING (session_id, driver_id)
      )
      SELECT session_id || ' ' || driver, CASE
        WHEN only_theirs THEN 'only Jolpica has a result'
        WHEN only_ours THEN 'Jolpica has no result'
        ELSE 'place ' || coalesce(our_place::VARCHAR, 'unknown') || ', Jolpica has '
          || coalesce(position_text, 'none') END
      FROM both_sides
      WHERE only_theirs OR only_ours OR our_place <> their_place
        OR our_place IS NULL AND regexp_full_match(position_text, '[0-9]+')
      ORDER BY session_id, driver
      """
}
