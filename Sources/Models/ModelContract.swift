/// The columns that a model must have.
enum ModelContract {
  /// - Returns: nil where no contract is enforced.
  static func read(_ parsed: ParsedModel) throws(ProjectError) -> [Model.Contract]? {
    guard parsed.config.isContractEnforced == true else { return nil }
    guard let properties = parsed.properties, !properties.columns.isEmpty else {
      throw ProjectError(
        file: parsed.file, "an enforced contract needs the columns in a schema file")
    }
    var contract: [Model.Contract] = []
    for column in properties.columns {
      // The type goes into SQL, so it may hold nothing but a type.
      guard let type = column.type, isType(type) else {
        throw ProjectError(
          file: properties.file, line: column.line,
          "under a contract \(column.name) needs a data_type")
      }
      contract.append(
        Model.Contract(column: column.name, type: type, constraints: column.constraints))
    }
    return contract
  }

  static func isType(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || " _(),[]".contains($0) }
  }
}

/// What every value of a column must be, under an enforced contract.
enum ColumnConstraint: Equatable, Sendable {
  case notNull
  case unique
  /// An SQL condition.
  case check(String)

  /// Reads `constraints:` of a column.
  static func read(_ node: YamlNode) throws(ProjectError) -> [ColumnConstraint] {
    var constraints: [ColumnConstraint] = []
    for item in try node.items() {
      try item.allow(
        ["type", "expression", "name", "warn_unenforced", "warn_unsupported"], in: "a constraint")
      switch try item.value("type")?.string() {
      case "not_null": constraints.append(.notNull)
      case "unique": constraints.append(.unique)
      case "primary_key": constraints += [.notNull, .unique]
      case "check":
        guard let condition = try item.value("expression")?.string() else {
          throw item.error("a check needs its expression")
        }
        constraints.append(.check(condition))
      default:
        throw item.error(
          "a constraint's type is not_null, unique, primary_key or check; for a foreign key use the"
            + " data test relationships")
      }
    }
    return constraints
  }
}
