/// A model's file, read but not yet resolved.
struct ParsedModel {
  let name: Identifier
  let template: Template
  let config: ModelConfig
  let properties: ModelProperties?

  var file: String { template.file }
  var relation: Relation? {
    guard let schema = config.schema ?? Identifier("main") else { return nil }
    return Relation(schema: schema, name: name)
  }
}

/// All files of a project, read, with the settings of each model gathered.
struct ParsedProject {
  private(set) var models: [Identifier: ParsedModel] = [:]
  private(set) var sources: [Source] = []
  private(set) var schemaTests: [DataTest] = []
  private(set) var queryTests: [(name: String, template: Template)] = []

  init(
    _ folder: ProjectFolder, _ project: ProjectFile, _ environment: YamlEnvironment
  ) throws(ProjectError) {
    var properties: [Identifier: ModelProperties] = [:]
    var files: [(file: String, path: [String])] = []
    for root in project.modelPaths {
      for file in folder.files(below: root) {
        if file.hasSuffix(".yml") || file.hasSuffix(".yaml") {
          let schema = try SchemaFile(try folder.text(file), file: file, environment: environment)
          try Self.merge(schema.models, into: &properties)
          sources += schema.sources
        } else if file.hasSuffix(".sql") {
          let path = file.dropFirst(root.count + 1).dropLast(".sql".count)
          files.append((file, path.split(separator: "/").map(String.init)))
        } else if file.hasSuffix(".py") {
          throw ProjectError(file: file, "Python models are not supported by the native runner")
        }
      }
    }
    for (file, path) in files {
      let template = try Template(try folder.text(file), file: file)
      try add(template, path, project, properties)
    }
    try takeTests(of: properties)
    for root in project.testPaths {
      for file in folder.files(below: root) where file.hasSuffix(".sql") {
        let name = file.split(separator: "/").last.map { String($0.dropLast(4)) } ?? file
        queryTests.append((name, try Template(try folder.text(file), file: file)))
      }
    }
  }

  /// The sources that some model or query asks for.
  var usedSources: [Source] {
    let templates = models.values.map(\.template) + queryTests.map(\.template)
    let names = templates.flatMap { $0.calls("source") }.map(\.positional)
    return sources.filter { names.contains([.text($0.group), .text($0.table.name)]) }
  }

  private static func merge(
    _ models: [ModelProperties], into all: inout [Identifier: ModelProperties]
  ) throws(ProjectError) {
    for model in models {
      if let other = all[model.name] {
        throw ProjectError(
          file: model.file, line: model.line,
          "\(model.name) is described twice: \(other.file) describes it too")
      }
      all[model.name] = model
    }
  }

  private mutating func add(
    _ template: Template, _ path: [String], _ project: ProjectFile,
    _ properties: [Identifier: ModelProperties]
  ) throws(ProjectError) {
    let file = template.file
    guard let name = path.last.flatMap(Identifier.init) else {
      throw ProjectError(
        file: file, "a model's file name is its table's name: letters, digits and underscores")
    }
    if let other = models[name] {
      throw ProjectError(file: file, "the model \(name) exists twice: \(other.file) is one too")
    }
    let described = properties[name]
    let config = project.config(at: path)
      .overlaid(by: described?.config ?? ModelConfig())
      .overlaid(by: try ModelConfig(template.calls("config"), file: file))
    models[name] = ParsedModel(
      name: name, template: template, config: config, properties: described)
  }

  private mutating func takeTests(
    of properties: [Identifier: ModelProperties]
  ) throws(ProjectError) {
    for model in properties.values.sorted(by: { $0.name < $1.name }) {
      guard models[model.name] != nil else {
        throw ProjectError(
          file: model.file, line: model.line, "there is no model \(model.name).sql to describe")
      }
      schemaTests += model.tests
    }
  }
}
