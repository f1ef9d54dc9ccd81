internal import Lake

/// The SQL of models and tests in an incremental build, in which only some sessions are looked at.
extension Project {
  /// A model's SELECT with the incremental branches taken.
  ///
  /// - Parameters:
  ///   - condition: what the variable `changed_sessions` stands for.
  ///   - files: the files to read for a source, as an SQL list; nil leaves the source as it is.
  func changesSQL(
    of model: Model, _ condition: String, _ files: (Source) -> String? = { _ in nil }
  ) throws(ProjectError) -> RenderedText {
    let parsed = try compiler.parsedModel(model.relation.name, file: model.file, line: nil)
    var context = compiler.context
    context.isIncremental = true
    context.variables.values[ChangedSessions.variable] = .text(condition)
    return try compiler.render(parsed.template, context) { call throws(ProjectError) in
      try changed(call, in: model.file, files)
    }
  }

  /// A test's query for changed sessions, if it asks for that by the variable `changed_sessions`.
  func changesSQL(
    of test: DataTest, _ changed: ChangedSessions
  ) throws(ProjectError) -> String? {
    guard let template = test.template, template.asksForChangedSessions else { return nil }
    var context = compiler.context
    context.variables.values[ChangedSessions.variable] = .text(changed.arrivingCondition)
    return try compiler.render(template, context).text
  }

  // A view over files is read as what it stands for, so that only the files in question are opened.
  private func changed(
    _ call: TemplateCall, in file: String, _ files: (Source) -> String?
  ) throws(ProjectError) -> String? {
    switch ProjectInput(call) {
    case .source(let group, let table):
      let source = try compiler.source(group, table, file: file, line: call.line)
      return files(source)
    case .model(let name):
      return try viewSQL(try compiler.parsedModel(name, file: file, line: call.line), files)
    case nil: return nil
    }
  }

  /// A view over files as a subquery that reads only some of them; nil for any other model.
  func viewSQL(
    _ model: ParsedModel, _ files: (Source) -> String?
  ) throws(ProjectError) -> String? {
    guard model.config.materialized ?? "view" == "view", !model.template.calls("source").isEmpty
    else { return nil }
    let sql = try compiler.render(model.template, compiler.context) { call throws(ProjectError) in
      guard case .source(let group, let table) = ProjectInput(call) else { return nil }
      return files(try compiler.source(group, table, file: model.file, line: call.line))
    }
    return "(\n\(sql.text)\n)"
  }
}

/// What holds the changed rows of models.
struct ChangedRows: Sendable {
  let project: Project
  let inventory: BronzeInventory

  /// What to select from for arriving rows: the model, or for a view over files a subquery over
  /// those of the sessions.
  func source(_ name: Identifier, _ changed: ChangedSessions) throws(ProjectError) -> String? {
    guard let model = project.compiler.project.models[name] else { return nil }
    return try project.viewSQL(model) { inventory.sql(of: $0, Set(changed.arriving)) }
      .map { "\($0) AS changed_rows" }
  }
}

extension Template {
  /// Whether it filters by the sessions that have changed.
  var asksForChangedSessions: Bool {
    calls("var").contains { $0.positional.first?.text == ChangedSessions.variable }
  }
}

extension BronzeInventory {
  /// What stands for a source in SQL if only the parts with rows are read, all of them or those of some sessions.
  func sql(of source: Source, _ sessions: Set<String>? = nil) -> String? {
    files(source.table.name, of: sessions).map { source.sql(reading: $0, below: root) }
  }

  /// A model's SELECT over all sessions, in which it reads the parts with rows only.
  func sql(of model: Model) -> RenderedText {
    model.reads.sources.reduce(model.compiled) { text, source in
      guard let files = files(source.table) else { return text }
      return text.replacing(Source.pattern(source.table, below: root), with: files)
    }
  }
}

extension Source {
  /// What stands for it in SQL if only some of its files are to be read.
  ///
  /// A source that is not laid out by session is read as a whole: models filter it all the same.
  func sql(reading files: String, below bronze: String) -> String {
    sql.replacing(Self.pattern(table.name, below: bronze), with: files)
  }

  /// How the SQL of a source that is laid out by session names its files.
  static func pattern(_ table: String, below bronze: String) -> String {
    "\(bronze)/\(table)/season=*/round=*/grand_prix=*/session=*/part-*.parquet".sqlLiteral
  }
}
