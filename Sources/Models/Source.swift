/// A table that the project reads and does not make.
struct Source: Equatable {
  let group: String
  let table: Identifier
  /// What stands for it in SQL: a `read_parquet(…)` call or a quoted path.
  let sql: String
  let file: String
  let line: Int?

  /// Reads one entry of `sources:` with its tables.
  static func read(
    _ node: YamlNode, _ environment: YamlEnvironment
  ) throws(ProjectError) -> [Source] {
    try node.allow(["name", "description", "config", "meta", "tables", "schema"], in: "a source")
    guard let group = try node.value("name")?.string() else {
      throw node.error("a source needs its name")
    }
    let shared = try location(of: node)
    var sources: [Source] = []
    for item in (try node.value("tables")?.items()) ?? [] {
      try item.allow(["name", "description", "config", "meta", "columns"], in: "a source's table")
      guard let table = try item.value("name")?.identifier("a table's name") else {
        throw item.error("a table needs its name")
      }
      let own = try location(of: item)
      guard let location = own ?? shared else {
        throw item.error("the source has no config.meta.external_location: the file to read")
      }
      let text = try environment.render(location)
        .replacing("{name}", with: table.name).replacing("{identifier}", with: table.name)
      let sql = text.contains("(") || text.hasPrefix("'") ? text : text.sqlLiteral
      sources.append(
        Source(group: group, table: table, sql: sql, file: item.file, line: item.line))
    }
    return sources
  }

  private static func location(of node: YamlNode) throws(ProjectError) -> YamlNode? {
    let configured = try node.value("config")?.value("meta")
    let older = try node.value("meta")
    let meta = configured ?? older
    try meta?.allow(["external_location"], in: "the meta of a source")
    return try meta?.value("external_location")
  }
}

/// What the Jinja of a YAML file may ask for: environment variables and the project's variables.
struct YamlEnvironment {
  let variables: [String: String]
  let vars: Variables

  /// The text of a node with its calls replaced.
  func render(_ node: YamlNode) throws(ProjectError) -> String {
    try render(try node.string(), file: node.file, line: node.line ?? 1)
  }

  /// The text with its calls replaced; `line` is where it begins.
  func render(_ text: String, file: String, line: Int) throws(ProjectError) -> String {
    let template = try Template(text, file: file, line: line)
    return try template.render(TemplateContext(variables: vars)) { call throws(ProjectError) in
      switch call.function {
      case "env_var": try value(of: call, file: file)
      case "var": try vars.text(of: call, file: file)
      default:
        throw ProjectError(
          file: file, line: call.line,
          "\(call.function)() has no meaning here: use env_var or var"
        )
      }
    }.text
  }

  // The value ends up in SQL text in single quotes: a quote in a disk's name must not end it.
  private func value(of call: TemplateCall, file: String) throws(ProjectError) -> String {
    guard let name = call.positional.first?.text, call.named.isEmpty, call.positional.count <= 2
    else {
      throw ProjectError(file: file, line: call.line, "env_var takes a name and perhaps a default")
    }
    guard let value = variables[name] ?? call.positional.dropFirst().first?.text else {
      throw ProjectError(file: file, line: call.line, "the environment variable \(name) is not set")
    }
    return value.replacing("'", with: "''")
  }
}

/// The project's variables, from dbt_project.yml and overridden by the caller.
struct Variables: Sendable {
  var values: [String: TemplateValue]

  /// The text that `var('name')` or `var('name', default)` stands for.
  func text(of call: TemplateCall, file: String) throws(ProjectError) -> String {
    switch try value(of: call, file: file) {
    case .text(let text), .number(let text): return text
    case .bool(let bool): return bool ? "True" : "False"
    case .none, .list, .map:
      let name = call.positional.first?.text ?? ""
      throw ProjectError(
        file: file, line: call.line, "the variable '\(name)' is no text, number or truth value")
    }
  }

  /// The value of `var('name')` or `var('name', default)`.
  func value(of call: TemplateCall, file: String) throws(ProjectError) -> TemplateValue {
    let fail = { (message: String) in ProjectError(file: file, line: call.line, message) }
    guard let name = call.positional.first?.text, call.named.isEmpty, call.positional.count <= 2
    else { throw fail("var takes a name and perhaps a default") }
    guard let value = values[name] ?? call.positional.dropFirst().first else {
      let near = Nearest.hint(name, among: values.keys)
      throw fail("there is no variable '\(name)' in dbt_project.yml, and no default here\(near)")
    }
    return value
  }
}
