/// What a schema file says about one model.
struct ModelProperties {
  let name: Identifier
  let description: String
  let config: ModelConfig
  /// Columns in order; the type is nil where none is declared.
  let columns: [ColumnProperties]
  let tests: [DataTest]
  let file: String
  let line: Int?
}

/// What a schema file says about one column.
struct ColumnProperties: Equatable {
  let name: Identifier
  let type: String?
  let description: String
  let line: Int?
}

/// A YAML file of the models folder: properties of models, and sources.
struct SchemaFile {
  private(set) var models: [ModelProperties] = []
  private(set) var sources: [Source] = []

  init(_ text: String, file: String, environment: YamlEnvironment) throws(ProjectError) {
    guard let root = try YamlNode.parse(text, file: file) else { return }
    for (key, keyNode, value) in try root.entries() {
      switch key {
      case "version": break
      case "models": for item in try value.items() { models.append(try Self.model(item)) }
      case "sources":
        for item in try value.items() { sources += try Source.read(item, environment) }
      default:
        throw keyNode.error(
          "'\(key)' is not supported by the native runner: models and sources are")
      }
    }
  }

  private static func model(_ node: YamlNode) throws(ProjectError) -> ModelProperties {
    try node.allow(
      ["name", "description", "config", "columns", "data_tests", "tests", "meta", "docs"],
      in: "a model")
    guard let name = try node.value("name")?.identifier("a model's name") else {
      throw node.error("a model needs its name")
    }
    var config = ModelConfig()
    for (key, keyNode, value) in (try node.value("config")?.entries()) ?? [] {
      try config.set(key, key: keyNode, to: value)
    }
    var columns: [ColumnProperties] = []
    var tests = try Self.tests(of: node, model: name, column: nil)
    for item in (try node.value("columns")?.items()) ?? [] {
      let column = try Self.column(item)
      columns.append(column)
      tests += try Self.tests(of: item, model: name, column: column.name)
    }
    return ModelProperties(
      name: name, description: (try node.value("description")?.string()) ?? "", config: config,
      columns: columns, tests: tests, file: node.file, line: node.line)
  }

  private static func column(_ node: YamlNode) throws(ProjectError) -> ColumnProperties {
    try node.allow(
      ["name", "description", "data_type", "data_tests", "tests", "meta", "tags"], in: "a column")
    guard let name = try node.value("name")?.identifier("a column's name") else {
      throw node.error("a column needs its name")
    }
    return ColumnProperties(
      name: name, type: try node.value("data_type")?.string(),
      description: (try node.value("description")?.string()) ?? "", line: node.line)
  }

  private static func tests(
    of node: YamlNode, model: Identifier, column: Identifier?
  ) throws(ProjectError) -> [DataTest] {
    let reader = DataTestReader(model: model, column: column)
    var tests: [DataTest] = []
    for key in ["data_tests", "tests"] {
      if let list = try node.value(key) { tests += try reader.read(list) }
    }
    return tests
  }
}
