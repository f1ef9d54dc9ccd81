/// Resolves the names in models and tests to tables and files.
struct ModelCompiler {
  private let project: ParsedProject
  private let environment: YamlEnvironment

  private var variables: Variables { environment.vars }

  init(_ project: ParsedProject, _ environment: YamlEnvironment) {
    self.project = project
    self.environment = environment
  }

  /// All models, compiled, in order of their names.
  func models() throws(ProjectError) -> [Model] {
    var models: [Model] = []
    for (_, parsed) in project.models.sorted(by: { $0.key < $1.key }) {
      models.append(try model(parsed))
    }
    return models
  }

  /// All tests, with the names in them checked and queries compiled.
  func tests() throws(ProjectError) -> [DataTest] {
    var tests = project.schemaTests
    for test in tests {
      _ = try test.sql { name throws(ProjectError) in
        try relation(name.name, file: test.file, line: test.line)
      }
    }
    for (name, template) in project.queryTests {
      tests.append(
        DataTest(
          name: name, file: template.file, line: nil, severity: .error,
          kind: .query(try render(template).text), model: nil, condition: nil))
    }
    return tests
  }

  private func model(_ parsed: ParsedModel) throws(ProjectError) -> Model {
    let materialized = try materialization(of: parsed)
    if materialized == .view, let call = parsed.template.calls("source").first {
      throw ProjectError(
        file: parsed.file, line: call.line,
        "a view cannot read a source: readers of a snapshot may open no other file. Make it a table"
      )
    }
    let columns = parsed.properties?.columns ?? []
    let described = columns.filter { !$0.description.isEmpty }
    return Model(
      relation: try relation(parsed.name.name, file: parsed.file, line: nil),
      materialized: materialized, description: parsed.properties?.description ?? "",
      columnDescriptions: Dictionary(
        described.map { ($0.name, $0.description) }, uniquingKeysWith: { $1 }),
      file: parsed.file, parents: try parents(of: parsed.template),
      sql: try render(parsed.template).text, contract: try contract(of: parsed))
  }

  // A location may name environment variables, as dbt-duckdb renders it when it is used.
  private func materialization(of parsed: ParsedModel) throws(ProjectError) -> Materialization {
    let fail = { (message: String) in ProjectError(file: parsed.file, message) }
    var config = parsed.config
    config.location = try config.location.map { text throws(ProjectError) in
      try environment.render(text, file: parsed.file, line: 1)
    }
    return try config.materialization(fail)
  }

  // dbt takes the parents from a full build, so that one which only changes read is unknown to it.
  private func parents(of template: Template) throws(ProjectError) -> [Identifier] {
    let full = TemplateContext(variables: variables)
    let changes = TemplateContext(isIncremental: true, variables: variables)
    for function in ["ref", "source"] {
      let known = try template.calls(function, in: full).map(\.positional)
      let hidden = try template.calls(function, in: changes).first {
        !known.contains($0.positional)
      }
      guard let hidden else { continue }
      let text = "\(function)(\(hidden.positional.map(\.source).joined(separator: ", ")))"
      throw ProjectError(
        file: template.file, line: hidden.line,
        "\(text) stands only under {% if is_incremental() %}, where dbt does not see it."
          + " Hint: add the comment -- depends_on: {{ \(text) }}")
    }
    let names = try template.calls("ref", in: full).compactMap { $0.positional.first?.text }
    return Set(names.compactMap(Identifier.init)).sorted()
  }

  private func contract(of parsed: ParsedModel) throws(ProjectError) -> [Model.Contract]? {
    guard parsed.config.isContractEnforced == true else { return nil }
    guard let properties = parsed.properties, !properties.columns.isEmpty else {
      throw ProjectError(
        file: parsed.file, "an enforced contract needs the columns in a schema file")
    }
    var contract: [Model.Contract] = []
    for column in properties.columns {
      // The type goes into SQL, so it may hold nothing but a type.
      guard let type = column.type,
        type.allSatisfy({ $0.isLetter || $0.isNumber || " _(),".contains($0) })
      else {
        throw ProjectError(
          file: properties.file, line: column.line,
          "under a contract \(column.name) needs a data_type")
      }
      contract.append(Model.Contract(column: column.name, type: type))
    }
    return contract
  }

  private func render(_ template: Template) throws(ProjectError) -> RenderedText {
    try template.render(TemplateContext(variables: variables)) { call throws(ProjectError) in
      switch call.function {
      case "ref":
        guard let name = call.positional.first?.text, call.positional.count == 1, call.named.isEmpty
        else {
          throw ProjectError(
            file: template.file, line: call.line, "ref takes the name of one model of this project")
        }
        return try relation(name, file: template.file, line: call.line).quoted
      case "source": return try source(call, file: template.file)
      case "var": return try variables.text(of: call, file: template.file)
      case "config": return ""
      case "is_incremental" where call.positional.isEmpty && call.named.isEmpty: return "False"
      default:
        throw ProjectError(
          file: template.file, line: call.line,
          "\(call.function)() is outside of the Jinja subset: ref, source, var, config and"
            + " is_incremental are in it")
      }
    }
  }

  private func relation(
    _ name: String, file: String, line: Int?
  ) throws(ProjectError) -> Relation {
    guard let identifier = Identifier(name), let relation = project.models[identifier]?.relation
    else { throw ProjectError(file: file, line: line, "there is no model '\(name)'") }
    return relation
  }

  private func source(_ call: TemplateCall, file: String) throws(ProjectError) -> String {
    let names = call.positional.compactMap(\.text)
    guard names.count == 2, call.positional.count == 2, call.named.isEmpty else {
      throw ProjectError(file: file, line: call.line, "source takes a source and one of its tables")
    }
    let found = project.sources.first { $0.group == names[0] && $0.table.name == names[1] }
    guard let found else {
      throw ProjectError(
        file: file, line: call.line, "no schema file declares the source \(names[0]).\(names[1])")
    }
    return found.sql
  }
}
