/// What the Jinja of a YAML file may ask for: environment variables and the project's variables.
struct YamlEnvironment: Sendable {
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
