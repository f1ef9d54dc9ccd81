/// Reads the entries of `data_tests:` (or `tests:`) of a schema file.
struct DataTestReader {
  let model: Identifier
  /// The column that the entries stand under; nil for those of the model itself.
  let column: Identifier?
  /// What the column hands on to its tests.
  var columnTags: [String] = []

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
    var arguments: [(name: String, value: YamlNode)] = []
    var settings = TestSettings()
    var titleNode = name
    var description = ""
    for (key, keyNode, value) in (try body?.entries()) ?? [] {
      switch key {
      case "arguments":
        for entry in try value.entries() { arguments.append((entry.key, entry.value)) }
      case "config":
        for entry in try value.entries() { try take(entry.key, entry.value, into: &settings) }
      case "name": titleNode = value
      case "description": description = try value.string()
      case _ where TestSettings.names.contains(key): try take(key, value, into: &settings)
      case "fail_calc", "store_failures", "store_failures_as":
        try settings.set(key, to: .null) { keyNode.error($0) }
      default: arguments.append((key, value))
      }
    }
    settings.tags = Set(settings.tags + columnTags).sorted()
    let byName = Dictionary(arguments.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let kind = try kind(test, at: place, arguments: byName)
    var values: JSONValue = .object([])
    if let column { values["column_name"] = .text(column.name) }
    for (name, value) in arguments { values[name] = try value.json() }
    let named = GenericTestName(
      test, model: model.name, arguments: values, title: try titleNode?.string())
    let generic = DataTest.Generic(
      test: test, name: named, column: column, arguments: values, models: kind.parents + [model])
    return DataTest(
      name: named.full, file: place.file, line: place.line, kind: kind, model: model,
      settings: settings, generic: generic, description: description, template: nil,
      reads: .none)
  }

  private func take(
    _ name: String, _ value: YamlNode, into settings: inout TestSettings
  ) throws(ProjectError) {
    try settings.set(name, to: try value.json()) { value.error($0) }
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
          + ", and queries in the tests folder\(Nearest.hint(test, among: needed.keys))")
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
}

extension DataTest.Kind {
  /// The models that it reads beside the one that it checks.
  var parents: [Identifier] {
    if case .relationships(_, let parent, _) = self { [parent] } else { [] }
  }
}
