/// Reads the entries of `data_tests:` (or `tests:`) of a schema file.
struct DataTestReader {
  let model: Identifier
  /// The column that the entries stand under; nil for those of the model itself.
  let column: Identifier?

  func read(_ list: YamlNode) throws(ProjectError) -> [DataTest] {
    var tests: [DataTest] = []
    for item in try list.items() { tests.append(try test(item)) }
    return tests
  }

  private func test(_ item: YamlNode) throws(ProjectError) -> DataTest {
    if item.isScalar { return try make(try item.string(), at: item, body: nil) }
    // `- unique: {…}`; `name:` may stand inside of the body or beside it.
    let entries = try item.entries()
    let named = entries.first { $0.key == "name" }
    guard let entry = entries.first(where: { $0.key != "name" }), entries.count <= 2 else {
      throw item.error("a data test is a name, or one name with its arguments")
    }
    return try make(entry.key, at: entry.keyNode, body: entry.value, name: named?.value)
  }

  private func make(
    _ test: String, at place: YamlNode, body: YamlNode?, name: YamlNode? = nil
  ) throws(ProjectError) -> DataTest {
    var arguments: [String: YamlNode] = [:]
    var settings: [String: YamlNode] = [:]
    var titleNode = name
    for (key, _, value) in (try body?.entries()) ?? [] {
      switch key {
      case "arguments": for entry in try value.entries() { arguments[entry.key] = entry.value }
      case "config": for entry in try value.entries() { settings[entry.key] = entry.value }
      case "name": titleNode = value
      case "where", "severity": settings[key] = value
      case "description": break
      default: arguments[key] = value
      }
    }
    let kind = try kind(test, at: place, arguments: arguments)
    let title = try titleNode?.string()
    let parts = [test, model.name, column?.name].compactMap(\.self)
    return DataTest(
      name: title ?? parts.joined(separator: "_"), file: place.file,
      line: place.line, severity: try severity(settings), kind: kind, model: model,
      condition: try settings["where"]?.string())
  }

  private func kind(
    _ test: String, at place: YamlNode, arguments: [String: YamlNode]
  ) throws(ProjectError) -> DataTest.Kind {
    let needed: [String: Set<String>] = [
      "not_null": [], "unique": [], "accepted_values": ["values", "quote"],
      "relationships": ["to", "field"],
    ]
    guard let allowed = needed[test] else {
      throw place.error(
        "there is no data test '\(test)' but \(needed.keys.sorted().joined(separator: ", "))"
          + ", and queries in the tests folder")
    }
    for (name, value) in arguments where !allowed.union(["column_name"]).contains(name) {
      throw value.error("\(test) has no argument '\(name)'")
    }
    let named = try arguments["column_name"]?.identifier("a column")
    guard let column = column ?? named else {
      throw place.error("\(test) needs a column: put it under one")
    }
    switch test {
    case "not_null": return .notNull(column: column)
    case "unique": return .unique(column: column)
    case "accepted_values":
      return .acceptedValues(column: column, literals: try literals(arguments, at: place))
    default: return try relationship(column, arguments, at: place)
    }
  }

  private func literals(
    _ arguments: [String: YamlNode], at place: YamlNode
  ) throws(ProjectError) -> [String] {
    guard let values = arguments["values"] else {
      throw place.error("accepted_values needs values")
    }
    let quotes = try arguments["quote"]?.bool() != false
    var literals: [String] = []
    for item in try values.items() {
      switch (try item.literal(), quotes) {
      case (.number(let number), false): literals.append(number)
      case (.bool(let bool), false): literals.append(bool ? "TRUE" : "FALSE")
      case (_, false): throw item.error("with quote: false a value is a number, true or false")
      default: literals.append(try item.string().sqlLiteral)
      }
    }
    guard !literals.isEmpty else { throw values.error("accepted_values needs at least one value") }
    return literals
  }

  private func relationship(
    _ column: Identifier, _ arguments: [String: YamlNode], at place: YamlNode
  ) throws(ProjectError) -> DataTest.Kind {
    guard let to = arguments["to"], let field = arguments["field"] else {
      throw place.error("relationships needs to and field")
    }
    let call = try TemplateExpression.parse(
      try to.string(), file: to.file, line: to.line ?? 1)
    guard call.function == "ref", call.positional.count == 1, call.named.isEmpty,
      let parent = call.positional.first?.text.flatMap(Identifier.init)
    else { throw to.error("to names a model, as in ref('sessions')") }
    return .relationships(column: column, to: parent, field: try field.identifier("a column"))
  }

  private func severity(
    _ settings: [String: YamlNode]
  ) throws(ProjectError) -> DataTest.Severity {
    let descriptive = ModelConfig.descriptive.union(["where", "severity"])
    for (name, value) in settings where !descriptive.contains(name) {
      throw value.error("the data test setting '\(name)' is not supported")
    }
    guard let node = settings["severity"] else { return .error }
    guard let severity = DataTest.Severity(rawValue: try node.string().lowercased()) else {
      throw node.error("severity is error or warn")
    }
    return severity
  }
}
