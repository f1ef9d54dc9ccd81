internal import DuckDB
internal import Lake

/// Does with models what the plan says, on one connection.
struct ModelBuilder {
  private let connection: Connection
  private let project: Project
  private let inventory: BronzeInventory
  private let types: ContractTypes

  init(
    _ connection: Connection, _ project: Project, _ inventory: BronzeInventory,
    _ types: ContractTypes
  ) {
    self.connection = connection
    self.project = project
    self.inventory = inventory
    self.types = types
  }

  /// Makes the relation anew from all of its input.
  ///
  /// - Parameter existing: TABLE or VIEW where the file has one of that name.
  /// - Returns: what is to be asked of its rows.
  func build(_ model: Model, existing: String?) throws -> ModelScan {
    if let existing {
      try inProject(model) { try connection.run("DROP \(existing) \(model.relation.quoted)") }
    }
    // A view stands for whatever lies in bronze when it is read; a table is made of the files that are there now.
    let sql = model.materialized == .view ? model.compiled : inventory.sql(of: model)
    // The model's text begins on the first line, so that the engine's line numbers are its own.
    try inProject(model, sql) {
      try connection.run(
        "CREATE \(model.materialized.relationKind) \(model.relation.quoted) AS (\(sql.text)\n)")
    }
    let columns = try columns(of: model)
    try types.check(model, columns)
    return ModelScan(model, columns)
  }

  /// Replaces the rows of some sessions.
  ///
  /// There is no transaction: a build that fails on the way is never seen.
  ///
  /// - Parameter rows: what the table holds now.
  /// - Returns: what it holds afterwards, and what is to be asked of the rows that have come in; nil where none has.
  func update(
    _ model: Model, _ changed: ChangedSessions, rows: Int
  ) throws -> (rows: Int, scan: ModelScan?) {
    var rows = rows
    if !changed.leaving.isEmpty {
      rows -= try inProject(model) {
        try countOf("DELETE FROM \(model.relation.quoted) WHERE \(changed.leavingCondition)")
      }
    }
    guard !changed.arriving.isEmpty else { return (rows, nil) }
    let columns = try types.columns(of: model) ?? columns(of: model)
    let arrived = try insert(model, changed, columns.map(\.name))
    return (rows + arrived, arrived == 0 ? nil : ModelScan(model, columns))
  }

  /// The number of rows of a view whose input has changed.
  ///
  /// - Parameter rows: what it had before. To that come those of new sessions, if it is a view over
  ///   files; else all rows are counted.
  func count(_ model: Model, after change: BuildPlan.Change, rows: Int) throws -> Int {
    let name = model.relation.name
    if case .sessions(let changed) = change, changed.leaving.isEmpty, model.hasSessions,
      let files = try ChangedRows(project: project, inventory: inventory).source(name, changed)
    {
      let condition = changed.arrivingCondition
      return try inProject(model) {
        rows + (try countOf("SELECT count(*) FROM \(files) WHERE \(condition)"))
      }
    }
    return try inProject(model) { try countOf("SELECT count(*) FROM \(model.relation.quoted)") }
  }

  // The outer condition holds even for a model that forgets to filter: no row may come in twice.
  private func insert(
    _ model: Model, _ changed: ChangedSessions, _ columns: [String]
  ) throws -> Int {
    let sql = try project.changesSQL(of: model, changed.arrivingCondition) {
      inventory.sql(of: $0, Set(changed.arriving))
    }
    let list = columns.map(\.sqlQuoted).joined(separator: ", ")
    let fresh = "(\(sql.text)\n) AS fresh WHERE \(changed.arrivingCondition)"
    var statement = "INSERT INTO \(model.relation.quoted) "
    if case .incremental(let settings) = model.materialized, settings.onSchemaChange == .fail {
      // A column too many has no place by name, and one too few is missed in the list.
      statement += "BY NAME SELECT \(list), * EXCLUDE (\(list)) FROM \(fresh)"
    } else {
      statement += "(\(list)) SELECT \(list) FROM \(fresh)"
    }
    return try inProject(model, sql) { try countOf(statement) }
  }

  private func columns(of model: Model) throws -> [TableColumn] {
    let (schema, name) = (model.relation.schema.name, model.relation.name.name)
    if let columns = connection.columns(ofTable: name, schema: schema) {
      return columns.map { TableColumn(name: $0.name, type: $0.type) }
    }
    return try inProject(model) { try TableColumns.read(model.relation.quoted, connection) }
  }

  private func countOf(_ statement: String) throws -> Int {
    Int(try connection.value(statement).int ?? 0)
  }

  private func inProject<T>(
    _ model: Model, _ text: RenderedText? = nil, _ body: () throws -> T
  ) throws -> T {
    try InProject.run(
      model.file, text: text, models: project.models.map(\.relation.name), body)
  }
}
