internal import DuckDB

/// Knows the columns of models without building them: empty tables with the right types.
struct ModelSkeleton {
  private let project: Project
  private let connection: Connection
  private var known: [ProjectInput: [TableColumn]] = [:]

  init(_ project: Project, _ connection: Connection) {
    self.project = project
    self.connection = connection
  }

  /// The columns of an input: from an enforced contract, else from the SQL over empty parents.
  mutating func columns(of input: ProjectInput) throws -> [TableColumn] {
    if let columns = known[input] { return columns }
    guard case .model(let name) = input,
      let model = project.models.first(where: { $0.relation.name == name })
    else { return [] }
    let relation = model.relation.quoted
    for parent in model.parents where model.contract == nil {
      _ = try columns(of: .model(parent))
    }
    do {
      try connection.run("CREATE SCHEMA IF NOT EXISTS \(model.relation.schema.quoted)")
      try connection.run("CREATE TABLE \(relation) AS (\(Self.empty(model))\n) LIMIT 0")
    } catch let error as DuckDBError {
      throw SQLFault(error.message).error(in: model.file, text: model.compiled)
    }
    let columns = try TableColumns.read(relation, connection)
    known[input] = columns
    return columns
  }

  private static func empty(_ model: Model) -> String {
    guard let contract = model.contract else { return model.sql }
    let columns = contract.map { "CAST(NULL AS \($0.type)) AS \($0.column.quoted)" }
    return "SELECT \(columns.joined(separator: ", "))"
  }
}
