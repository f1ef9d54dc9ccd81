/// A model project, read and compiled: ready to run.
public struct Project: Sendable {
  /// The folder that it was read from.
  public let path: String
  /// The models in an order in which each comes after those that it reads.
  public internal(set) var models: [Model]
  /// All data tests, those of schema files first.
  public let tests: [DataTest]
  /// The source tables that models read, in order of their names.
  public let sourceTables: [Identifier]
  /// All source tables that the project declares.
  public let sources: [Source]
  /// What others make of the models.
  public let exposures: [Exposure]
  /// All unit tests, in order of their files.
  public let unitTests: [UnitTest]
  /// The statements that make macros, to be run before the models.
  public let hooks: [Hook]
  /// The project's name in dbt_project.yml.
  public let name: Identifier
  let compiler: ModelCompiler

  /// Reads and compiles the project in a folder; touches no data.
  ///
  /// - Parameters:
  ///   - path: the folder that holds dbt_project.yml.
  ///   - environment: what `env_var` sees.
  ///   - variables: override those of dbt_project.yml.
  /// - Throws: ``ProjectError`` with the file and line of the first mistake.
  public init(
    path: String, environment: [String: String], variables: [String: TemplateValue] = [:]
  ) throws(ProjectError) {
    let folder = ProjectFolder(path: path)
    let file = try ProjectFile(try folder.text(ProjectFile.name))
    let vars = Variables(values: file.variables.merging(variables) { $1 })
    let yaml = YamlEnvironment(variables: environment, vars: vars)
    let parsed = try ParsedProject(folder, file, yaml)
    let compiler = ModelCompiler(parsed, yaml)
    self.path = path
    self.compiler = compiler
    name = file.project
    models = try ModelGraph.order(try compiler.models())
    tests = try compiler.tests()
    sourceTables = Set(parsed.usedSources.map(\.table)).sorted()
    sources = parsed.sources
    exposures = parsed.exposures
    unitTests = parsed.unitTests
    hooks = file.hooks
    try check(exposures: exposures)
    for test in unitTests { _ = try UnitTestCompiler(compiler).compile(test, schema: .main) }
  }

  private func check(exposures: [Exposure]) throws(ProjectError) {
    for exposure in exposures {
      for input in exposure.reads {
        switch input {
        case .model(let name):
          _ = try compiler.parsedModel(name, file: exposure.file, line: exposure.line)
        case .source(let group, let table):
          _ = try compiler.source(group, table, file: exposure.file, line: exposure.line)
        }
      }
    }
  }
}
