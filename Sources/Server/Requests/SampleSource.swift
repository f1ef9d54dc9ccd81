/// Where the rows of one session's telemetry are read.
///
/// The views over bronze look for files in the whole lake before they read those of a session: some
/// 20 ms for 50 sessions, and more in a larger lake. So the folder of the session is read itself, and
/// the view only where it is a table or bronze is elsewhere.
struct SampleSource: Sendable {
  /// A table expression with the view's columns, of this session at least.
  let sql: String

  init(_ table: CatalogTable, _ session: SessionKey, bronze: String?) {
    guard table.isView, let bronze else {
      sql = table.sql
      return
    }
    let folder =
      "\(bronze)/\(table.name)/season=\(session.season)/round=\(session.paddedRound)"
      + "/grand_prix=*/session=\(session.code)/part-*.parquet"
    let columns = table.columns.map { column in
      switch column.name {
      case "session_id": "'\(session.id)' AS session_id"
      case "season": "\(session.season) AS season"
      case "round": "\(session.round) AS round"
      case "session_code": "'\(session.code)' AS session_code"
      default: "CAST(\(column.name.sqlName) AS \(column.type)) AS \(column.name.sqlName)"
      }
    }
    sql = """
      (SELECT \(columns.joined(separator: ", ")) FROM read_parquet(
        '\(folder.replacing("'", with: "''"))', hive_partitioning = true,
        hive_types_autocast = false, union_by_name = true))
      """
  }
}
