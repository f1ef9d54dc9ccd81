/// What a schema file says about one model.
struct ModelProperties: Sendable {
  let name: Identifier
  let description: String
  let config: ModelConfig
  let columns: [ModelColumn]
  let tests: [DataTest]
  let file: String
  let line: Int?
}

/// A YAML file of the models folder: properties of models, sources, exposures and unit tests.
struct SchemaFile {
  private(set) var models: [ModelProperties] = []
  private(set) var sources: [Source] = []
  private(set) var exposures: [Exposure] = []
  private(set) var unitTests: [UnitTest] = []

  init(_ text: String, file: String, environment: YamlEnvironment) throws(ProjectError) {
    guard let root = try YamlNode.parse(text, file: file) else { return }
    for (key, keyNode, value) in try root.entries() {
      switch key {
      case "version": break
      case "models": for item in try value.items() { models.append(try Self.model(item)) }
      case "sources":
        for item in try value.items() { sources += try Source.read(item, environment) }
      case "exposures":
        for item in try value.items() { exposures += [try Exposure.read(item)].compactMap(\.self) }
      case "unit_tests":
        for item in try value.items() {
          unitTests += [try UnitTestReader(item).read()].compactMap(\.self)
        }
      default:
        throw keyNode.error(
          "'\(key)' is not supported by the native runner: models, sources, exposures and unit_tests are"
        )
      }
    }
  }

  private static func model(_ node: YamlNode) throws(ProjectError) -> ModelProperties {
    try node.allow(
      ["name", "description", "config", "columns", "data_tests", "tests", "meta", "tags", "docs"],
      in: "a model")
    guard let name = try node.value("name")?.identifier("a model's name") else {
      throw node.error("a model needs its name")
    }
    var config = ModelConfig()
    for key in ["tags", "meta"] {
      if let value = try node.value(key) { try config.set(key, key: value, to: value) }
    }
    for (key, keyNode, value) in (try node.value("config")?.entries()) ?? [] {
      try config.set(key, key: keyNode, to: value)
    }
    var columns: [ModelColumn] = []
    var tests = try Self.tests(of: node, model: name, column: nil)
    for item in (try node.value("columns")?.items()) ?? [] {
      let column = try ModelColumn.read(item)
      columns.append(column)
      tests += try Self.tests(of: item, model: name, column: column)
    }
    return ModelProperties(
      name: name, description: try node.value("description").prose(), config: config,
      columns: columns, tests: tests, file: node.file, line: node.line)
  }

  private static func tests(
    of node: YamlNode, model: Identifier, column: ModelColumn?
  ) throws(ProjectError) -> [DataTest] {
    let reader = DataTestReader(
      model: model, column: column?.name, columnTags: column?.tags ?? [])
    var tests: [DataTest] = []
    for key in ["data_tests", "tests"] {
      if let list = try node.value(key) { tests += try reader.read(list) }
    }
    return tests
  }
}

extension ModelColumn {
  /// Reads one entry of `columns:`.
  static func read(_ node: YamlNode) throws(ProjectError) -> ModelColumn {
    try node.allow(
      [
        "name", "description", "data_type", "data_tests", "tests", "meta", "tags", "config",
        "constraints",
      ], in: "a column")
    guard let name = try node.value("name")?.identifier("a column's name") else {
      throw node.error("a column needs its name")
    }
    let config = try node.value("config")
    try config?.allow(["meta", "tags"], in: "the config of a column")
    let own = try node.value("tags")
    let configured = try config?.value("tags")
    let meta = try config?.value("meta")
    let olderMeta = try node.value("meta")
    let constraints = try node.value("constraints")
    return ModelColumn(
      name: name, type: try node.value("data_type")?.string(),
      description: try node.value("description").prose(),
      tags: (try (configured ?? own)?.json().texts) ?? [],
      meta: (try (meta ?? olderMeta)?.json()) ?? .object([]),
      constraints: try constraints.map(ColumnConstraint.read) ?? [],
      rawConstraints: (try constraints?.json()) ?? [], line: node.line)
  }
}

extension YamlNode? {
  /// A description; empty where there is none.
  ///
  /// - Throws: ``ProjectError`` for Jinja in it, which dbt would render.
  func prose() throws(ProjectError) -> String {
    guard let self else { return "" }
    let text = try self.string()
    guard !text.utf8.contains(UInt8(ascii: "{")) || !(text.contains("{{") || text.contains("{%"))
    else {
      throw self.error("Jinja in a description is not supported: write the text here")
    }
    return text
  }
}
