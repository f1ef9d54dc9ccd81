internal import DuckDB

/// A database that real dbt has built from the project.
struct DbtFile {
  private let path: String
  /// The schema in the file for each relation of it, in the names of the project.
  private let schemas: [String: String]

  /// - Throws: ``RunError`` where it cannot be opened, for example because dbt is still running.
  init(_ path: String) throws {
    self.path = path
    do {
      let rows = try Database(path: path, access: .readOnly).connect().rows(
        """
        SELECT schema_name, table_name FROM duckdb_tables()
        WHERE database_name = current_database()
        """)
      let found = rows.compactMap { row in
        row[0].text.flatMap { schema in row[1].text.map { (schema: schema, table: $0) } }
      }
      // Without the macro generate_schema_name dbt puts `main_` before each schema.
      let named = found.map { ($0.schema.trimmed("main_") + "." + $0.table, $0.schema) }
      schemas = Dictionary(named, uniquingKeysWith: { $0.count < $1.count ? $0 : $1 })
    } catch let error as DuckDBError {
      throw RunError(path: path, reason: error.message)
    }
  }

  /// The project with tables that are taken from the file; views stay as they are.
  ///
  /// - Throws: ``RunError`` with the tables that the file does not have.
  func project(_ project: Project) throws -> Project {
    var taken = project
    var missing: [String] = []
    taken.models = project.models.map { model in
      if case .view = model.materialized { return model }
      guard let schema = schemas[model.relation.description] else {
        missing.append(model.relation.description)
        return model
      }
      return model.reading(table(model.relation.name.name, schema))
    }
    guard missing.isEmpty else {
      throw RunError(
        path: path,
        reason: "has no \(missing.joined(separator: ", ")): run `dbt build` on the whole project")
    }
    return taken
  }

  private func table(_ name: String, _ schema: String) -> String {
    """
    SELECT * FROM read_duckdb(\(path.sqlLiteral), schema_name = \(schema.sqlLiteral), \
    table_name = \(name.sqlLiteral))
    """
  }
}

extension Model {
  /// The same model with other SQL.
  fileprivate func reading(_ sql: String) -> Model {
    var text = RenderedText()
    text.append(sql, from: 1)
    return Model(
      relation: relation, materialized: materialized, file: file, reads: reads, sql: text,
      properties: properties, config: config, path: path, source: source, contract: contract)
  }
}

extension String {
  fileprivate func trimmed(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
