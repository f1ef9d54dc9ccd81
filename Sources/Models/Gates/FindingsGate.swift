extension Gate {
  /// What ingest could not repair: a table or a column of a session is missing.
  static let findings = Gate(
    name: "findings", question: "Did ingest find errors in the data?", severity: .warning,
    needs: ["silver.findings": ["session_id", "severity", "feed", "line", "message"]]
  ) { input in
    let all = try await input.number("SELECT count(*) FROM silver.findings")
    return GateAnswer(
      summary: "\(all.of("finding")) of all kinds",
      problems: try await input.problems(
        """
        SELECT session_id, coalesce(feed || ': ', '') || message FROM silver.findings
        WHERE severity = 'error' ORDER BY session_id, feed, line, message
        """))
  }
}
