/// What dbt_project.yml says.
struct ProjectFile {
  static let name = "dbt_project.yml"

  let project: Identifier
  private(set) var modelPaths = ["models"]
  private(set) var testPaths = ["tests"]
  private(set) var macroPaths = ["macros"]
  private(set) var hooks: [Hook] = []
  private(set) var variables: [String: TemplateValue] = [:]
  private var folders = FolderConfig()

  // These steer dbt itself and change nothing in the tables.
  private static let ignored: Set<String> = [
    "name", "version", "config-version", "profile", "require-dbt-version",
    "seed-paths", "snapshot-paths", "analysis-paths", "docs-paths", "asset-paths", "target-path",
    "log-path", "clean-targets", "packages-install-path", "flags",
  ]

  init(_ text: String) throws(ProjectError) {
    guard let root = try YamlNode.parse(text, file: Self.name),
      let name = try root.value("name")
    else { throw ProjectError(file: Self.name, "has no name: this is no dbt project") }
    project = try name.identifier("a project's name")
    for (key, keyNode, value) in try root.entries() {
      switch key {
      case "model-paths": modelPaths = try Self.paths(value)
      case "test-paths": testPaths = try Self.paths(value)
      case "macro-paths": macroPaths = try Self.paths(value)
      case "on-run-start": hooks = try Hook.read(value)
      case "vars": try readVariables(value)
      case "models": try readFolders(value)
      case _ where Self.ignored.contains(key): break
      default: throw keyNode.error("'\(key)' is not supported by the native runner")
      }
    }
  }

  /// The settings of dbt_project.yml for a model at `path` below a model folder.
  func config(at path: [String]) -> ModelConfig { folders.config(at: path) }

  private static func paths(_ node: YamlNode) throws(ProjectError) -> [String] {
    var paths: [String] = []
    for item in try node.items() { paths.append(try item.string()) }
    return paths
  }

  private mutating func readVariables(_ node: YamlNode) throws(ProjectError) {
    for (key, keyNode, value) in try node.entries() {
      if value.isMapping {
        guard key == project.name else {
          throw keyNode.error("variables of the package '\(key)': there are no packages here")
        }
        try readVariables(value)
      } else {
        variables[key] = try value.literal()
      }
    }
  }

  private mutating func readFolders(_ node: YamlNode) throws(ProjectError) {
    for (key, keyNode, value) in try node.entries() {
      guard key == project.name else {
        throw keyNode.error("settings belong under the project's name, \(project)")
      }
      folders = try FolderConfig(value)
    }
  }
}
