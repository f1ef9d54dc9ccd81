/// A model's file, read but not yet resolved.
struct ParsedModel: Sendable {
  let name: Identifier
  let template: Template
  let config: ModelConfig
  let properties: ModelProperties?
  /// Folders below the models folder, then the name.
  let path: [String]

  var file: String { template.file }
  var schema: Identifier { config.schema ?? .main }
}

/// All files of a project, read, with the settings of each model gathered.
struct ParsedProject: Sendable {
  private(set) var models: [Identifier: ParsedModel] = [:]
  /// The files of models that are switched off.
  private(set) var disabled: [Identifier: String] = [:]
  private(set) var sources: [Source] = []
  private(set) var exposures: [Exposure] = []
  private(set) var unitTests: [UnitTest] = []
  private(set) var schemaTests: [DataTest] = []
  private(set) var queryTests: [(name: String, template: Template)] = []
  let macros: MacroFolder

  init(
    _ folder: ProjectFolder, _ project: ProjectFile, _ environment: YamlEnvironment
  ) throws(ProjectError) {
    macros = try MacroFolder(folder, project.macroPaths)
    let parsed = ProjectFiles(folder, project, environment)
    var properties: [Identifier: ModelProperties] = [:]
    var files: [(file: String, path: [String])] = []
    for root in project.modelPaths {
      for file in folder.files(below: root) {
        if file.hasSuffix(".yml") || file.hasSuffix(".yaml") {
          let schema = try parsed.schema(file)
          try Self.merge(schema.models, into: &properties)
          take(schema)
        } else if file.hasSuffix(".sql") {
          let path = file.dropFirst(root.count + 1).dropLast(".sql".count)
          files.append((file, path.split(separator: "/").map(String.init)))
        } else if file.hasSuffix(".py") {
          throw ProjectError(file: file, "Python models are not supported by the native runner")
        }
      }
    }
    for (file, path) in files {
      try add(try parsed.template(file), path, project, properties)
    }
    try takeTests(of: properties)
    for root in project.testPaths { try readQueries(below: root, of: folder, parsed) }
  }

  /// The sources that some model or query asks for.
  var usedSources: [Source] {
    let templates = models.values.map(\.template) + queryTests.map(\.template)
    let names = templates.flatMap { $0.calls("source") }.map(\.positional)
    return sources.filter { names.contains([.text($0.group), .text($0.table.name)]) }
  }

  private mutating func take(_ schema: SchemaFile) {
    sources += schema.sources
    exposures += schema.exposures
    unitTests += schema.unitTests
  }

  private mutating func readQueries(
    below root: String, of folder: ProjectFolder, _ parsed: ProjectFiles
  ) throws(ProjectError) {
    for file in folder.files(below: root) {
      if file.hasSuffix(".yml") || file.hasSuffix(".yaml") {
        throw ProjectError(
          file: file, "schema files belong to the models; settings of a query go into its config()")
      }
      guard file.hasSuffix(".sql") else { continue }
      let name = file.split(separator: "/").last.map { String($0.dropLast(4)) } ?? file
      queryTests.append((name, try parsed.template(file)))
    }
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
    guard config.isEnabled != false else {
      disabled[name] = file
      return
    }
    models[name] = ParsedModel(
      name: name, template: template, config: config, properties: described, path: path)
  }

  private mutating func takeTests(
    of properties: [Identifier: ModelProperties]
  ) throws(ProjectError) {
    for model in properties.values.sorted(by: { $0.name < $1.name }) {
      if disabled[model.name] != nil { continue }
      guard models[model.name] != nil else {
        throw ProjectError(
          file: model.file, line: model.line,
          "there is no model \(model.name).sql to describe"
            + Nearest.hint(model.name.name, among: models.keys.map(\.name)))
      }
      schemaTests += model.tests
    }
    unitTests.removeAll { disabled[$0.model] != nil }
  }
}
