internal import DuckDB

/// The comments of tables, views and columns, for people and programs that ask the snapshot what a column means.
struct ModelComments {
  private let connection: Connection
  private let project: Project

  /// - Parameter connection: one that nobody else uses.
  init(_ connection: Connection, _ project: Project) throws {
    self.connection = connection
    self.project = project
    // There is nothing to optimise in a comment, and trying takes half of the time of writing it.
    try connection.run("PRAGMA disable_optimizer")
  }

  /// Writes those of some models.
  func write(_ models: [Model]) throws {
    // One by one they would be as many transactions.
    try connection.transaction {
      for model in models {
        let statements = Self.statements(model)
        guard !statements.isEmpty else { continue }
        try InProject.run(model.file, models: project.models.map(\.relation.name)) {
          try connection.run(statements.joined(separator: "; "))
        }
      }
    }
  }

  private static func statements(_ model: Model) -> [String] {
    let name = model.relation.quoted
    var statements: [String] = []
    if !model.description.isEmpty {
      let kind = model.materialized.relationKind
      statements.append("COMMENT ON \(kind) \(name) IS \(model.description.sqlLiteral)")
    }
    for (column, text) in model.columnDescriptions.sorted(by: { $0.key < $1.key }) {
      statements.append("COMMENT ON COLUMN \(name).\(column.quoted) IS \(text.sqlLiteral)")
    }
    return statements
  }
}
