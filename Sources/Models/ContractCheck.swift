internal import DuckDB

/// Compares the columns of a built model with those that its schema file promises.
struct ContractCheck {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Does nothing for a model without an enforced contract.
  ///
  /// - Throws: ``ProjectError`` with each column that is missing, undeclared or of another type.
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
    guard faults.isEmpty else {
      throw ProjectError(
        file: model.file, "breaks its contract: " + faults.joined(separator: ", "))
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
      throw ProjectError(file: model.file, "'\(type)' is no type: \(error.message)")
    }
  }
}
