/// Something outside that is made from the project's tables: a dashboard, a notebook, a program.
public struct Exposure: Sendable, Equatable {
  /// Its name.
  public let name: String
  /// A title for people; nil where the name is enough.
  public let label: String?
  /// `dashboard`, `notebook`, `analysis`, `ml` or `application`.
  public let type: String
  /// `low`, `medium` or `high`; nil where the project says nothing.
  public let maturity: String?
  /// Where it is to be found.
  public let url: String?
  /// What it is.
  public let description: String
  /// Who answers for it: `name`, `email`.
  public let owner: JSONValue
  /// What selections go by.
  public let tags: [String]
  /// What the project notes for programs.
  public let meta: JSONValue
  /// The file that declares it, relative to the project.
  public let file: String
  /// The line in that file.
  public let line: Int?
  let reads: [ProjectInput]
  let config: JSONValue

  /// The models that it reads.
  public var models: [Identifier] {
    reads.compactMap { if case .model(let name) = $0 { name } else { nil } }
  }

  /// Reads one entry of `exposures:`.
  ///
  /// - Returns: nil where it is switched off.
  static func read(_ node: YamlNode) throws(ProjectError) -> Exposure? {
    try node.allow(
      [
        "name", "label", "type", "maturity", "url", "description", "owner", "tags", "meta",
        "depends_on", "config",
      ], in: "an exposure")
    guard let name = try node.value("name")?.identifier("an exposure's name") else {
      throw node.error("an exposure needs its name")
    }
    let config = try node.value("config")
    try config?.allow(["enabled", "tags", "meta"], in: "the config of an exposure")
    if try config?.value("enabled")?.bool() == false { return nil }
    var reads: [ProjectInput] = []
    for item in (try node.value("depends_on")?.items()) ?? [] { reads.append(try read(item)) }
    let types = ["dashboard", "notebook", "analysis", "ml", "application"]
    guard let type = try choice("type", types, of: node) else {
      throw node.error("an exposure needs its type: \(types.joined(separator: ", "))")
    }
    guard let owner = try node.value("owner")?.json(), owner.members?.isEmpty == false else {
      throw node.error("an exposure needs its owner: {name: …} or {email: …}")
    }
    let tags = try node.value("tags")
    let meta = try node.value("meta")
    let configTags = try config?.value("tags")
    let configMeta = try config?.value("meta")
    return Exposure(
      name: name.name, label: try node.value("label")?.string(), type: type,
      maturity: try choice("maturity", ["low", "medium", "high"], of: node),
      url: try node.value("url")?.string(), description: try node.value("description").prose(),
      owner: owner, tags: (try (configTags ?? tags)?.json().texts) ?? [],
      meta: (try (configMeta ?? meta)?.json()) ?? .object([]), file: node.file, line: node.line,
      reads: reads, config: (try config?.json()) ?? .object([]))
  }

  private static func read(_ node: YamlNode) throws(ProjectError) -> ProjectInput {
    let call = try TemplateExpression.parse(
      try node.string(), file: node.file, line: node.line ?? 1)
    guard let input = ProjectInput(call) else {
      throw node.error("depends_on lists ref('model') or source('source', 'table')")
    }
    return input
  }

  private static func choice(
    _ key: String, _ known: [String], of node: YamlNode
  ) throws(ProjectError) -> String? {
    guard let value = try node.value(key) else { return nil }
    let text = try value.string()
    guard known.contains(text) else {
      throw value.error("\(key) is one of \(known.joined(separator: ", "))")
    }
    return text
  }
}
