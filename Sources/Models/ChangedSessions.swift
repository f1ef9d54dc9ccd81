/// The sessions whose rows an incremental run of a model makes anew.
struct ChangedSessions: Sendable, Equatable {
  /// Their rows come in: sessions that are new or have other content. Sorted.
  let arriving: [String]
  /// Their rows go out: sessions that the last build had and that are now other or gone. Sorted.
  let leaving: [String]

  /// The dbt variable that models filter by; its default in dbt_project.yml is `true`.
  static let variable = "changed_sessions"
  /// The column that it is a condition on.
  static let column = "session_id"

  /// An SQL condition on `session_id` that holds for arriving rows.
  var arrivingCondition: String { Self.condition(arriving) }
  /// An SQL condition on `session_id` that holds for leaving rows.
  var leavingCondition: String { Self.condition(leaving) }

  private static func condition(_ sessions: [String]) -> String {
    guard !sessions.isEmpty else { return "false" }
    return "\(column) IN (\(sessions.map(\.sqlLiteral).joined(separator: ", ")))"
  }
}
