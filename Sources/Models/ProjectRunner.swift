internal import DuckDB
internal import Lake

/// Runs a project's models and tests in a database file of their own.
///
/// The engine blocks, so the actor has a thread of its own and leaves the cooperative pool alone.
public actor ProjectRunner {
  private let project: Project
  private let executor = EngineExecutor(label: "f1lake.models")

  /// The actor's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A runner for one project.
  public init(_ project: Project) { self.project = project }

  /// Builds every model in a new database file, runs every test and closes the file again.
  ///
  /// Failing tests do not throw: they are in the report.
  ///
  /// - Parameters:
  ///   - database: a path at which there is no file yet.
  ///   - bronze: the folder of bronze tables, for their fingerprint.
  ///   - beforeWrite: runs before each model and stops the run by throwing.
  /// - Throws: ``ProjectError`` where a model or test is wrong, ``RunError`` where the disk or the
  ///   input is.
  public func run(
    database: String, bronze: String, beforeWrite: @Sendable () throws -> Void = {}
  ) throws -> RunReport {
    let connection = try openDatabase(database)
    let fingerprint = try inFile(bronze) {
      try BronzeFiles(bronze, connection).fingerprint(of: project.sourceTables)
    }
    for hook in project.hooks {
      try inProject(hook.file, line: hook.line) { try connection.run(hook.sql) }
    }
    var models: [RunReport.ModelRun] = []
    for model in project.models {
      try beforeWrite()
      models.append(try build(model, connection))
    }
    var tests: [RunReport.TestRun] = []
    for test in project.tests { tests.append(try run(test, connection)) }
    try inFile(database) { try connection.run("CHECKPOINT") }
    return RunReport(models: models, tests: tests, bronze: fingerprint)
  }

  // No extension is fetched or loaded by name: a build depends on nothing but this binary.
  private func openDatabase(_ path: String) throws -> Connection {
    try inFile(path) {
      let settings = [
        "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
      ]
      return try Database(path: path, settings: settings).connect()
    }
  }

  private func build(_ model: Model, _ connection: Connection) throws -> RunReport.ModelRun {
    let clock = ContinuousClock()
    let start = clock.now
    let kind = model.materialized.relationKind
    // The model's text begins on the first line, so that the engine's line numbers are its own.
    try inProject(model.file) {
      try connection.run("CREATE SCHEMA IF NOT EXISTS \(model.relation.schema.quoted)")
      try connection.run("CREATE \(kind) \(model.relation.quoted) AS (\(model.sql)\n)")
    }
    try ContractCheck(connection).check(model)
    try inProject(model.file) { try FiniteCheck(connection).check(model) }
    try inProject(model.file) { try describe(model, connection) }
    let rows = try inProject(model.file) {
      try connection.value("SELECT count(*) FROM \(model.relation.quoted)").int
    }
    return RunReport.ModelRun(
      relation: model.relation, rows: Int(rows ?? 0), seconds: (clock.now - start) / .seconds(1))
  }

  // Descriptions travel with the snapshot, for people and programs that ask it what a column means.
  private func describe(_ model: Model, _ connection: Connection) throws {
    let kind = model.materialized.relationKind
    if !model.description.isEmpty {
      try connection.run(
        "COMMENT ON \(kind) \(model.relation.quoted) IS \(model.description.sqlLiteral)")
    }
    guard model.materialized.relationKind == "TABLE" else { return }
    for (column, text) in model.columnDescriptions.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        "COMMENT ON COLUMN \(model.relation.quoted).\(column.quoted) IS \(text.sqlLiteral)")
    }
  }

  private func run(_ test: DataTest, _ connection: Connection) throws -> RunReport.TestRun {
    let relations = Dictionary(
      uniqueKeysWithValues: project.models.map { ($0.relation.name, $0.relation) })
    let sql = try test.sql { name throws(ProjectError) in
      guard let relation = relations[name] else {
        throw ProjectError(file: test.file, line: test.line, "there is no model '\(name)'")
      }
      return relation
    }
    return try inProject(test.file, line: test.line) {
      let count = try connection.value("SELECT count(*) FROM (\(sql)\n) AS failures").int ?? 0
      let samples = count == 0 ? [] : try sample(sql, connection)
      return RunReport.TestRun(test: test, failures: Int(count), samples: samples)
    }
  }

  private func sample(_ sql: String, _ connection: Connection) throws -> [[RunReport.Cell]] {
    let limited = """
      SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n\(sql)\n) AS failures
      LIMIT \(RunReport.sampleLimit)
      """
    let result = try connection.prepare(limited).execute()
    let names = result.columnNames
    return try result.allRows().map { row in
      zip(names, row).map { RunReport.Cell(column: $0, value: $1.text) }
    }
  }

  // The engine reports a bad disk and bad SQL alike; its kind of error tells them apart.
  private func inProject<T>(_ file: String, line: Int? = nil, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DuckDBError {
      if RunError.isAboutFiles(error.message) {
        throw RunError(path: file, reason: error.message)
      }
      throw ProjectError(file: file, line: line, error.message)
    }
  }

  private func inFile<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DuckDBError {
      throw RunError(path: path, reason: error.message)
    }
  }
}
