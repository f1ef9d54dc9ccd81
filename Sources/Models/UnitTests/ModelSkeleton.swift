internal import DuckDB

/// Knows the columns of models without building them: by contract, else from empty tables with the right types.
struct ModelSkeleton {
  private let project: Project
  private let connection: Connection
  private var made: Set<Identifier> = []
  private var known: [Identifier: [TableColumn]] = [:]

  init(_ project: Project, _ connection: Connection) {
    self.project = project
    self.connection = connection
  }

  /// The columns of an input: from an enforced contract, else from the SQL over empty parents.
  mutating func columns(of input: ProjectInput) throws -> [TableColumn] {
    guard case .model(let name) = input, let model = project.model(name) else { return [] }
    if let columns = model.contractColumns ?? known[name] { return columns }
    try make(model)
    let columns = try TableColumns.read(model.relation.quoted, connection)
    known[name] = columns
    return columns
  }

  /// Makes the empty table of a model, and before it those that its SQL reads.
  private mutating func make(_ model: Model) throws {
    guard made.insert(model.relation.name).inserted else { return }
    if model.contract == nil {
      for parent in model.parents.compactMap(project.model) { try make(parent) }
    }
    do {
      try connection.run("CREATE SCHEMA IF NOT EXISTS \(model.relation.schema.quoted)")
      try connection.run(
        "CREATE TABLE \(model.relation.quoted) AS (\(Self.empty(model))\n) LIMIT 0")
    } catch let error as DuckDBError {
      throw SQLFault(error.message).error(in: model.file, text: model.compiled)
    }
  }

  private static func empty(_ model: Model) -> String {
    guard let columns = model.contractColumns else { return model.sql }
    let nulls = columns.map { "CAST(NULL AS \($0.type)) AS \($0.name.sqlQuoted)" }
    return "SELECT \(nulls.joined(separator: ", "))"
  }
}

extension Model {
  /// The columns of an enforced contract, with their types as the project writes them.
  var contractColumns: [TableColumn]? {
    contract?.map { TableColumn(name: $0.column.name, type: $0.type) }
  }
}

extension Project {
  /// A model by its name; nil where there is none.
  func model(_ name: Identifier) -> Model? { models.first { $0.relation.name == name } }
}
