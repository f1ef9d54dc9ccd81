/// Makes the SQL of a unit test: its inputs, what the model gives for them, and what it must give.
struct UnitTestCompiler {
  /// A unit test as SQL.
  struct Compiled: Sendable {
    let test: UnitTest
    /// Name, and the fixture, for each input.
    let inputs: [(name: Identifier, given: UnitTest.Given)]
    /// The model's SELECT on the inputs.
    let sql: RenderedText
    let file: String
  }

  private let compiler: ModelCompiler

  init(_ compiler: ModelCompiler) { self.compiler = compiler }

  /// - Parameter schema: where the inputs will be; nil where they are parts of one query.
  func compile(
    _ test: UnitTest, schema: Identifier?
  ) throws(ProjectError) -> Compiled {
    let model = try compiler.parsedModel(test.model, file: test.file, line: test.line)
    try checkOverride(test, model)
    var names: [ProjectInput: Identifier] = [:]
    for given in test.given {
      try checkInput(given, test)
      guard let name = Self.name(of: given.input), names[given.input] == nil else {
        throw ProjectError(
          file: test.file, line: given.fixture.line, "\(given.text) is given twice in \(test.name)")
      }
      names[given.input] = name
    }
    let sql = try compiler.render(model.template, context(of: test)) { call throws(ProjectError) in
      guard let input = ProjectInput(call) else { return nil }
      guard let name = names[input] else {
        throw ProjectError(
          file: test.file, line: test.line,
          "the unit test \(test.name) does not give \(input.text), which \(test.model) reads."
            + " Hint: add - input: \(input.text) with its rows, or rows: [] for none")
      }
      return schema.map { "\($0.quoted).\(name.quoted)" } ?? name.quoted
    }
    let inputs = test.given.compactMap { given in names[given.input].map { ($0, given) } }
    return Compiled(test: test, inputs: inputs, sql: sql, file: model.file)
  }

  private func context(of test: UnitTest) -> TemplateContext {
    var context = compiler.context
    context.isIncremental = test.overrides?.isIncremental ?? false
    for (name, value) in test.overrides?.variables ?? [] {
      context.variables.values[name] = value
    }
    return context
  }

  private func checkOverride(_ test: UnitTest, _ model: ParsedModel) throws(ProjectError) {
    guard test.overrides?.isIncremental == nil,
      !model.template.calls("is_incremental").isEmpty
    else { return }
    throw ProjectError(
      file: test.file, line: test.line,
      "the unit test \(test.name) needs overrides: {macros: {is_incremental: false}}, or true:"
        + " \(test.model) asks for it, and dbt refuses the test without")
  }

  private func checkInput(_ given: UnitTest.Given, _ test: UnitTest) throws(ProjectError) {
    switch given.input {
    case .model(let name):
      _ = try compiler.parsedModel(name, file: test.file, line: given.fixture.line)
    case .source(let group, let table):
      _ = try compiler.source(group, table, file: test.file, line: given.fixture.line)
    }
  }

  private static func name(of input: ProjectInput) -> Identifier? {
    switch input {
    case .model(let name): Identifier("ref_\(name)")
    case .source(let group, let table): Identifier("source_\(group)_\(table)")
    }
  }
}
