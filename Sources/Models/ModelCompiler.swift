/// Resolves the names in models and tests to tables and files.
struct ModelCompiler: Sendable {
  let project: ParsedProject
  private let environment: YamlEnvironment

  private var variables: Variables { environment.vars }

  init(_ project: ParsedProject, _ environment: YamlEnvironment) {
    self.project = project
    self.environment = environment
  }

  /// A full build with the project's variables.
  var context: TemplateContext { TemplateContext(variables: variables) }

  /// All models, compiled, in order of their names.
  func models() throws(ProjectError) -> [Model] {
    let names = project.models.keys.sorted()
    let compiled = names.concurrently { name throws(ProjectError) in
      try project.models[name].map { parsed throws(ProjectError) in try model(parsed) }
    }
    var models: [Model] = []
    for name in names {
      if let model = try compiled[name]?.get() { models.append(model) }
    }
    return models
  }

  /// All tests, with the names in them checked and queries compiled.
  func tests() throws(ProjectError) -> [DataTest] {
    var tests = project.schemaTests.filter(\.settings.isEnabled)
    for test in tests {
      _ = try test.sql { name throws(ProjectError) in
        try relation(name.name, file: test.file, line: test.line)
      }
    }
    for (name, template) in project.queryTests {
      let test = try queryTest(name, template)
      if test.settings.isEnabled { tests.append(test) }
    }
    return tests
  }

  /// A model's file by its name.
  ///
  /// - Parameters:
  ///   - file: where the name stands, for the error.
  ///   - line: in that file.
  func parsedModel(
    _ name: Identifier, file: String, line: Int?
  ) throws(ProjectError) -> ParsedModel {
    if let model = project.models[name] { return model }
    if let disabled = project.disabled[name] {
      throw ProjectError(
        file: file, line: line, "the model '\(name)' is switched off by enabled in \(disabled)")
    }
    let near = Nearest.hint(name.name, among: project.models.keys.map(\.name))
    let hint = near.isEmpty ? "; `f1lake ls --resource-type model` lists all" : near
    throw ProjectError(file: file, line: line, "there is no model '\(name)'\(hint)")
  }

  /// What stands for a source's table in SQL.
  func source(
    _ group: String, _ table: String, file: String, line: Int?
  ) throws(ProjectError) -> Source {
    let found = project.sources.first { $0.group == group && $0.table.name == table }
    if let found { return found }
    let known = project.sources.map { "\($0.group).\($0.table)" }
    let near = Nearest.hint("\(group).\(table)", among: known)
    throw ProjectError(
      file: file, line: line, "no schema file declares the source \(group).\(table)\(near)")
  }

  /// The SQL of a template.
  ///
  /// - Parameter override: what stands for a call in place of the project's own; nil leaves it.
  func render(
    _ template: Template, _ context: TemplateContext,
    override: (TemplateCall) throws(ProjectError) -> String? = { _ in nil }
  ) throws(ProjectError) -> RenderedText {
    try template.render(context) { call throws(ProjectError) in
      if let text = try override(call) { return text }
      return try text(of: call, in: template.file, context)
    }
  }

  private func text(
    of call: TemplateCall, in file: String, _ context: TemplateContext
  ) throws(ProjectError) -> String {
    switch call.function {
    case "ref":
      guard let name = call.positional.first?.text, call.positional.count == 1, call.named.isEmpty
      else {
        throw ProjectError(
          file: file, line: call.line, "ref takes the name of one model of this project")
      }
      return try relation(name, file: file, line: call.line).quoted
    case "source":
      let names = call.positional.compactMap(\.text)
      guard names.count == 2, call.positional.count == 2, call.named.isEmpty else {
        throw ProjectError(
          file: file, line: call.line, "source takes a source and one of its tables")
      }
      return try source(names[0], names[1], file: file, line: call.line).sql
    case "var": return try context.variables.text(of: call, file: file)
    case "config": return ""
    case "is_incremental" where call.positional.isEmpty && call.named.isEmpty:
      return context.isIncremental ? "True" : "False"
    default:
      let hint = TemplateHint.expression("\(call.function)(") ?? TemplateHint.macro
      throw ProjectError(
        file: file, line: call.line,
        "\(call.function)() is outside of the Jinja subset: ref, source, var, config and"
          + " is_incremental are in it. Hint: \(hint)")
    }
  }

  func relation(_ name: String, file: String, line: Int?) throws(ProjectError) -> Relation {
    guard let identifier = Identifier(name) else {
      throw ProjectError(file: file, line: line, "there is no model '\(name)'")
    }
    let model = try parsedModel(identifier, file: file, line: line)
    return Relation(schema: model.schema, name: identifier)
  }

  private func queryTest(
    _ name: String, _ template: Template
  ) throws(ProjectError) -> DataTest {
    var settings = TestSettings()
    for call in template.calls("config") {
      let fail = { (message: String) in
        ProjectError(file: template.file, line: call.line, message)
      }
      for (name, value) in call.named { try settings.set(name, to: value.json, fail) }
      if settings.condition != nil { throw fail("a query has no where: write it into the query") }
    }
    return DataTest(
      name: name, file: template.file, line: nil, kind: .query(try render(template, context).text),
      model: nil, settings: settings, generic: nil, description: "", template: template,
      reads: try TemplateReads(template, context))
  }

  private func model(_ parsed: ParsedModel) throws(ProjectError) -> Model {
    let materialized = try materialization(of: parsed)
    return Model(
      relation: try relation(parsed.name.name, file: parsed.file, line: nil),
      materialized: materialized, file: parsed.file,
      reads: try TemplateReads(parsed.template, context),
      sql: try render(parsed.template, context), properties: parsed.properties,
      config: parsed.config, path: parsed.path, source: parsed.template.source,
      contract: try ModelContract.read(parsed))
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
}
