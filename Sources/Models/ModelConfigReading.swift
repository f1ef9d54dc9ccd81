extension ModelConfig {
  /// Reads `config(…)` calls of a model.
  init(_ calls: [TemplateCall], file: String) throws(ProjectError) {
    self.init()
    for call in calls {
      let fail = { (message: String) in ProjectError(file: file, line: call.line, message) }
      guard call.positional.isEmpty else {
        throw fail("config() takes settings by name, as in config(materialized='table')")
      }
      for (name, value) in call.named { try set(name, to: value.json, fail) }
    }
  }

  /// Takes one setting of a YAML file.
  mutating func set(
    _ name: String, key: YamlNode, to value: YamlNode
  ) throws(ProjectError) {
    try set(name, to: try value.json(), { value.error($0) }, unknown: { key.error($0) })
  }

  /// Takes one setting.
  ///
  /// - Parameters:
  ///   - fail: makes the error about its value.
  ///   - unknown: makes the error about its name; the same where it is nil.
  mutating func set(
    _ name: String, to value: JSONValue, _ fail: (String) -> ProjectError,
    unknown: ((String) -> ProjectError)? = nil
  ) throws(ProjectError) {
    switch name {
    case "materialized":
      let text = value.text ?? value.jsonText
      guard Materialization.names.contains(text) else {
        throw fail(
          "materialized='\(text)' is not supported: use table, view, incremental or external")
      }
      materialized = text
    case "schema":
      guard let identifier = value.text.flatMap(Identifier.init) else {
        throw fail("a schema is a plain name in quotes")
      }
      schema = identifier
    case "contract":
      guard let enforced = value["enforced"]?.bool,
        (value.members ?? []).allSatisfy({ ["enforced", "alias_types"].contains($0.key) })
      else { throw fail("contract is a mapping such as {enforced: true}") }
      isContractEnforced = enforced
    case "enabled": isEnabled = try Self.bool(value, "enabled", fail)
    case "tags":
      guard let texts = value.texts else { throw fail("tags are a text or a list of texts") }
      tags += texts
    case "meta":
      guard value.members != nil else { throw fail("meta is a mapping") }
      meta = value
    case "unique_key", "incremental_strategy", "on_schema_change", "location", "format":
      try setStorage(name, to: value, fail)
    case _ where Self.descriptive.contains(name): break
    default:
      let names = Self.names.joined(separator: ", ")
      let message = "the setting '\(name)' is not supported: \(names) are"
      if let unknown { throw unknown(message) }
      throw fail(message)
    }
    raw[name] = value
  }

  private mutating func setStorage(
    _ name: String, to value: JSONValue, _ fail: (String) -> ProjectError
  ) throws(ProjectError) {
    switch name {
    case "unique_key":
      let columns = value.texts?.compactMap(Identifier.init) ?? []
      guard !columns.isEmpty, columns.count == value.texts?.count else {
        throw fail("unique_key is the name of a column or a list of them")
      }
      uniqueKey = columns
    case "incremental_strategy": strategy = try Self.choice(value, name, fail)
    case "on_schema_change": onSchemaChange = try Self.choice(value, name, fail)
    case "format": format = try Self.choice(value, name, fail)
    default:
      guard let text = value.text, !text.isEmpty else { throw fail("location is a path in quotes") }
      location = text
    }
  }

  private static func bool(
    _ value: JSONValue, _ name: String, _ fail: (String) -> ProjectError
  ) throws(ProjectError) -> Bool {
    guard let bool = value.bool else { throw fail("\(name) is true or false") }
    return bool
  }

  private static func choice<T: RawRepresentable<String> & CaseIterable>(
    _ value: JSONValue, _ name: String, _ fail: (String) -> ProjectError
  ) throws(ProjectError) -> T {
    if let found = value.text.flatMap(T.init) { return found }
    let known = T.allCases.map(\.rawValue).joined(separator: ", ")
    throw fail(
      "\(name)='\(value.text ?? value.jsonText)' is not supported: use \(known)")
  }
}

/// The settings of a folder of models and of the folders below it.
struct FolderConfig: Sendable {
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
