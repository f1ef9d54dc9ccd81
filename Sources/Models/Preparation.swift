internal import DuckDB

/// What a file needs before the first model.
enum Preparation {
  /// Makes schemas and macros, and drops what the project does not have any more.
  static func run(_ project: Project, _ plan: BuildPlan, _ connection: Connection) throws {
    for schema in Set(project.models.map(\.relation.schema)).sorted() {
      try InProject.run(ProjectFile.name) {
        try connection.run("CREATE SCHEMA IF NOT EXISTS \(schema.quoted)")
      }
    }
    for hook in project.hooks {
      try InProject.run(hook.file, line: hook.line) { try connection.run(hook.sql) }
    }
    guard !plan.abandoned.isEmpty else { return }
    let kinds = try relations(connection)
    for name in plan.abandoned {
      guard let kind = kinds[name] else { continue }
      let quoted = name.split(separator: ".").map { String($0).sqlQuoted }.joined(separator: ".")
      try InProject.run(ProjectFile.name) { try connection.run("DROP \(kind) \(quoted)") }
    }
  }

  /// TABLE or VIEW by schema and name, for all that the file has.
  static func relations(_ connection: Connection) throws -> [String: String] {
    let rows = try connection.rows(
      """
      SELECT schema_name || '.' || table_name, 'TABLE' FROM duckdb_tables()
      WHERE database_name = current_database()
      UNION ALL SELECT schema_name || '.' || view_name, 'VIEW' FROM duckdb_views()
      WHERE database_name = current_database() AND NOT internal
      """)
    return Dictionary(rows.map { ($0[0].text ?? "", $0[1].text ?? "") }, uniquingKeysWith: { $1 })
  }
}
