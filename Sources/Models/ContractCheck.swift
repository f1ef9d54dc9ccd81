internal import DuckDB

/// Compares the columns of a built model with those that its schema file promises.
struct ContractCheck {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Does nothing for a model without an enforced contract.
  ///
  /// - Throws: ``ProjectError`` with each column that is missing, undeclared or of another type, or
  ///   whose values break a constraint.
  func check(_ model: Model) throws {
    guard let contract = model.contract else { return }
    let found = try columns(of: model)
    var faults: [String] = []
    for expected in contract {
      let type = try canonical(expected.type, model)
      switch found[expected.column.name] {
      case nil: faults.append("\(expected.column) is missing")
      case type: break
      case let other?: faults.append("\(expected.column) is \(other) instead of \(type)")
      }
    }
    let declared = Set(contract.map(\.column.name))
    faults += Set(found.keys).subtracting(declared).sorted().map { "\($0) is not declared" }
    if faults.isEmpty { faults = try brokenConstraints(contract, model) }
    guard faults.isEmpty else {
      throw ProjectError(
        file: model.file,
        "breaks its contract: " + faults.joined(separator: ", ")
          + ". Hint: cast in the SQL, or change the columns in \(model.properties?.file ?? "")")
    }
  }

  private func brokenConstraints(_ contract: [Model.Contract], _ model: Model) throws -> [String] {
    var faults: [String] = []
    for expected in contract {
      for constraint in expected.constraints {
        let (sql, words) = Self.breaking(constraint, expected.column)
        let rows = try connection.value("SELECT \(sql) FROM \(model.relation.quoted)").int ?? 0
        if rows > 0 {
          faults.append("\(expected.column) \(words) in \(rows) \(rows == 1 ? "row" : "rows")")
        }
      }
    }
    return faults
  }

  private static func breaking(
    _ constraint: ColumnConstraint, _ column: Identifier
  ) -> (sql: String, words: String) {
    switch constraint {
    case .notNull: ("count(*) - count(\(column.quoted))", "is null")
    case .unique: ("count(\(column.quoted)) - count(DISTINCT \(column.quoted))", "is not unique")
    case .check(let condition):
      ("count(*) FILTER (NOT (\(condition)))", "breaks the check (\(condition))")
    }
  }

  private func columns(of model: Model) throws -> [String: String] {
    let rows = try connection.rows(
      """
      SELECT column_name, data_type FROM duckdb_columns()
      WHERE schema_name = $1 AND table_name = $2
      """, [.text(model.relation.schema.name), .text(model.relation.name.name)])
    let pairs = rows.compactMap { row in
      row[0].text.flatMap { name in row[1].text.map { (name, $0) } }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  // A type has many spellings; the engine knows them all.
  private func canonical(_ type: String, _ model: Model) throws -> String {
    do {
      return try connection.value("SELECT typeof(CAST(NULL AS \(type)))").text ?? type
    } catch let error as DuckDBError {
      throw ProjectError(
        file: model.properties?.file ?? model.file,
        line: model.properties?.columns.first { $0.type == type }?.line,
        "'\(type)' is no type: \(error.message)")
    }
  }
}
