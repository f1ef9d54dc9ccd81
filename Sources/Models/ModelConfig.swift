/// How a model is stored.
public enum Materialization: String, Sendable, CaseIterable {
  case table, view
}

/// The settings of a model; what is nil is left to a more general place.
///
/// From general to particular: folders in dbt_project.yml, the schema file, the model's `config()`.
struct ModelConfig: Equatable {
  var materialized: Materialization?
  var schema: Identifier?
  var isContractEnforced: Bool?

  /// Settings that only describe, and so change nothing that is built.
  static let descriptive: Set<String> = ["tags", "meta", "docs", "group", "access"]
  static let names: Set<String> = ["materialized", "schema", "contract"]

  /// These settings with those of a more particular place laid over them.
  func overlaid(by other: ModelConfig) -> ModelConfig {
    ModelConfig(
      materialized: other.materialized ?? materialized, schema: other.schema ?? schema,
      isContractEnforced: other.isContractEnforced ?? isContractEnforced)
  }

  /// Takes one setting of a YAML file.
  mutating func set(_ name: String, key: YamlNode, to value: YamlNode) throws(ProjectError) {
    switch name {
    case "materialized":
      materialized = try Self.materialization(
        try value.string(), file: value.file, line: value.line)
    case "schema": schema = try value.identifier("a schema")
    case "contract":
      try value.allow(["enforced", "alias_types"], in: "contract")
      isContractEnforced = try value.value("enforced")?.bool()
    case _ where Self.descriptive.contains(name): break
    default: throw key.error(Self.unknown(name))
    }
  }

  /// Reads `config(…)` calls of a model.
  init(_ calls: [TemplateCall], file: String) throws(ProjectError) {
    for call in calls {
      let fail = { (message: String) in ProjectError(file: file, line: call.line, message) }
      guard call.positional.isEmpty else {
        throw fail("config() takes settings by name, as in config(materialized='table')")
      }
      for (name, value) in call.named {
        switch name {
        case "materialized":
          materialized = try Self.materialization(value.text ?? "", file: file, line: call.line)
        case "schema":
          guard let identifier = value.text.flatMap(Identifier.init) else {
            throw fail("a schema is a plain name in quotes")
          }
          schema = identifier
        case _ where Self.descriptive.contains(name): break
        default: throw fail(Self.unknown(name))
        }
      }
    }
  }

  init(
    materialized: Materialization? = nil, schema: Identifier? = nil, isContractEnforced: Bool? = nil
  ) {
    self.materialized = materialized
    self.schema = schema
    self.isContractEnforced = isContractEnforced
  }

  private static func materialization(
    _ name: String, file: String, line: Int?
  ) throws(ProjectError) -> Materialization {
    guard let known = Materialization(rawValue: name) else {
      throw ProjectError(
        file: file, line: line,
        "materialized='\(name)' is not supported: use table or view, each build is a new file"
      )
    }
    return known
  }

  private static func unknown(_ name: String) -> String {
    "the setting '\(name)' is not supported: \(names.sorted().joined(separator: ", ")) are"
  }
}

/// The settings of a folder of models and of the folders below it.
struct FolderConfig {
  private(set) var config = ModelConfig()
  private var folders: [String: FolderConfig] = [:]

  init() {}

  /// Reads a mapping whose keys are settings (`+schema`) or names of folders.
  init(_ node: YamlNode) throws(ProjectError) {
    for (key, keyNode, value) in try node.entries() {
      let name = key.hasPrefix("+") ? String(key.dropFirst()) : key
      if key.hasPrefix("+") || !value.isMapping {
        try config.set(name, key: keyNode, to: value)
      } else {
        folders[name] = try FolderConfig(value)
      }
    }
  }

  /// The settings for a model at `path`, as in `["silver", "laps"]`.
  func config(at path: some Collection<String>) -> ModelConfig {
    guard let first = path.first, let folder = folders[first] else { return config }
    return config.overlaid(by: folder.config(at: path.dropFirst()))
  }
}
