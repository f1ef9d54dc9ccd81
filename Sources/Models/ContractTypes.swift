internal import DuckDB

/// Compares the columns of built models with those that their schema files promise.
struct ContractTypes: Sendable {
  /// The engine's name of each type by the name in the project: a type has many spellings.
  private let canonical: [String: String]

  /// Asks the engine for the types in the contracts of `models`, all at once.
  ///
  /// - Throws: ``ProjectError`` with the place of what is no type.
  init(of models: [Model], _ connection: Connection) throws {
    let types = Set(models.flatMap { ($0.contract ?? []).map(\.type) }).sorted()
    guard !types.isEmpty else {
      canonical = [:]
      return
    }
    let list = types.map { "typeof(CAST(NULL AS \($0)))" }.joined(separator: ", ")
    do {
      let names = try connection.rows("SELECT \(list)").first?.map { $0.text ?? "" } ?? []
      canonical = Dictionary(uniqueKeysWithValues: zip(types, names))
    } catch let error as DuckDBError {
      throw Self.culprit(models, connection) ?? ProjectError(file: ProjectFile.name, error.message)
    }
  }

  private static func culprit(_ models: [Model], _ connection: Connection) -> ProjectError? {
    for model in models {
      for type in (model.contract ?? []).map(\.type) {
        do {
          _ = try connection.value("SELECT CAST(NULL AS \(type))")
        } catch {
          let message = (error as? DuckDBError)?.message ?? "\(error)"
          return ProjectError(
            file: model.properties?.file ?? model.file,
            line: model.properties?.columns.first { $0.type == type }?.line,
            "'\(type)' is no type: \(message)")
        }
      }
    }
    return nil
  }

  /// The columns that a model has by its contract; nil where it has none.
  func columns(of model: Model) -> [TableColumn]? {
    model.contract?.map {
      TableColumn(name: $0.column.name, type: canonical[$0.type] ?? $0.type)
    }
  }

  /// Does nothing for a model without an enforced contract.
  ///
  /// - Parameter columns: those of the built model.
  /// - Throws: ``ProjectError`` with each column that is missing, undeclared, of another type or in
  ///   another place.
  func check(_ model: Model, _ columns: [TableColumn]) throws(ProjectError) {
    guard let contract = model.contract else { return }
    let found = Dictionary(columns.map { ($0.name, $0.type) }, uniquingKeysWith: { a, _ in a })
    var faults: [String] = []
    for expected in contract {
      let type = canonical[expected.type] ?? expected.type
      switch found[expected.column.name] {
      case nil: faults.append("\(expected.column) is missing")
      case type: break
      case let other?: faults.append("\(expected.column) is \(other) instead of \(type)")
      }
    }
    let declared = contract.map(\.column.name)
    faults += Set(found.keys).subtracting(declared).sorted().map { "\($0) is not declared" }
    // dbt puts the columns into the order of the schema file; here the query must have it already.
    if faults.isEmpty, let place = zip(declared, columns).first(where: { $0 != $1.name }) {
      faults.append("\(place.1.name) stands where the schema file has \(place.0)")
    }
    guard faults.isEmpty else { throw model.contractError(faults) }
  }
}

extension Model {
  func contractError(_ faults: [String]) -> ProjectError {
    // Each fault begins with its column.
    let column = faults.first?.prefix { $0 != " " }
    return ProjectError(
      file: file, line: column.flatMap { line(of: String($0)) },
      "breaks its contract: " + faults.joined(separator: ", ")
        + ". Hint: cast in the SQL, or change the columns in \(properties?.file ?? "")")
  }
}
