/// Tells by its first word what a statement is, for a refusal that says so.
///
/// Only the wording rests on it: whatever passes here must still be one SELECT for DuckDB.
enum StatementKind {
  private static let selects: Set<String> = [
    "SELECT", "WITH", "FROM", "VALUES", "PIVOT", "UNPIVOT", "DESCRIBE", "DESC", "SUMMARIZE",
    "TABLE",
  ]
  private static let others: Set<String> = [
    "ABORT", "ALTER", "ANALYZE", "ATTACH", "BEGIN", "CALL", "CHECKPOINT", "CLUSTER", "COMMENT",
    "COMMIT", "COPY", "CREATE", "DEALLOCATE", "DECLARE", "DELETE", "DETACH", "DROP", "END",
    "EXECUTE", "EXPLAIN", "EXPORT", "FORCE", "GRANT", "IMPORT", "INSERT", "INSTALL", "LISTEN",
    "LOAD", "LOCK", "MERGE", "NOTIFY", "PRAGMA", "PREPARE", "REASSIGN", "REFRESH", "REINDEX",
    "RELEASE", "REPLACE", "RESET", "REVOKE", "ROLLBACK", "SAVEPOINT", "SET", "SHOW", "START",
    "TRUNCATE", "UPDATE", "UPSERT", "USE", "VACUUM",
  ]

  /// Calls `refuse` with a sentence for a first word that begins another kind of statement.
  static func check(
    _ word: String, _ refuse: (String) -> GuardRefusal
  ) throws(GuardRefusal) {
    if selects.contains(word) { return }
    guard others.contains(word) else {
      throw refuse("A statement begins with SELECT, WITH or FROM here.")
    }
    throw refuse("\(word) is refused: only SELECT may run here, and the lake never changes.")
  }
}
