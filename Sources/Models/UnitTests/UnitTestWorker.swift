internal import DuckDB
internal import Lake

/// Runs unit tests on a thread of its own.
actor UnitTestWorker {
  private let project: Project
  private let executor = EngineExecutor(label: "f1lake.unit-tests")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ project: Project) { self.project = project }

  /// - Parameter tests: each with its place in the order of all.
  func run(_ tests: [(Int, UnitTest)]) throws -> [(Int, UnitTestRun)] {
    let settings = [
      "threads": "1", "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false",
    ]
    return try UnitTestBench(project, try Database(settings: settings).connect()).run(tests)
  }
}

/// Runs unit tests one after another; blocks meanwhile.
struct UnitTestBench {
  private let project: Project
  private let connection: Connection

  /// - Parameter connection: to an empty database that nobody else uses.
  init(_ project: Project, _ connection: Connection) {
    self.project = project
    self.connection = connection
  }

  /// - Parameter tests: each with its place in the order of all.
  func run(_ tests: [(Int, UnitTest)]) throws -> [(Int, UnitTestRun)] {
    // With a handful of rows a better plan saves less than it takes to find it.
    try connection.run("PRAGMA disable_optimizer")
    for hook in project.hooks {
      try Self.inFile(hook.file, line: hook.line) { try connection.run(hook.sql) }
    }
    var skeleton = ModelSkeleton(project, connection)
    var runs: [(Int, UnitTestRun)] = []
    for (number, test) in tests {
      runs.append((number, try run(test, number, &skeleton)))
    }
    return runs
  }

  private func run(
    _ test: UnitTest, _ number: Int, _ skeleton: inout ModelSkeleton
  ) throws -> UnitTestRun {
    let clock = ContinuousClock()
    let start = clock.now
    let difference =
      try passes(test, &skeleton) ? nil : try difference(test, number, &skeleton)
    return UnitTestRun(
      test: test, difference: difference, seconds: (clock.now - start) / .seconds(1))
  }

  // A mistake in the rows or in the SQL is told with its place by the steps that follow.
  private func passes(_ test: UnitTest, _ skeleton: inout ModelSkeleton) throws -> Bool {
    guard let sql = try UnitTestQuery.sql(test, project, &skeleton) else { return false }
    return (try? connection.value(sql)) == .bool(true)
  }

  private func difference(
    _ test: UnitTest, _ number: Int, _ skeleton: inout ModelSkeleton
  ) throws -> String? {
    let schema = Identifier.unitTest(number)
    let compiled = try UnitTestCompiler(project.compiler).compile(test, schema: schema)
    try connection.run("CREATE SCHEMA \(schema.quoted)")
    for (name, given) in compiled.inputs {
      let sql = try FixtureSQL.given(given, test, skeleton.columns(of: given.input))
      try Self.inFile(given.fixture.file, line: given.fixture.line) {
        try connection.run("CREATE TABLE \(schema.quoted).\(name.quoted) AS (\(sql)\n)")
      }
    }
    let difference = try compare(compiled, schema)
    try connection.run("DROP SCHEMA \(schema.quoted) CASCADE")
    return difference
  }

  private func compare(
    _ compiled: UnitTestCompiler.Compiled, _ schema: Identifier
  ) throws -> String? {
    let test = compiled.test
    let actual = "\(schema.quoted).actual"
    do {
      try connection.run("CREATE TABLE \(actual) AS (\(compiled.sql.text)\n)")
    } catch let error as DuckDBError {
      throw SQLFault(error.message).error(
        in: compiled.file, text: compiled.sql, models: project.models.map(\.relation.name))
    }
    let columns = try TableColumns.read(actual, connection)
    let expected = try FixtureSQL.expected(test, columns)
    return try Self.inFile(test.expect.file, line: test.expect.line) {
      try connection.run("CREATE TABLE \(schema.quoted).expected AS (\(expected)\n)")
      let names = try TableColumns.read("\(schema.quoted).expected", connection).map(\.name)
      return try difference(names, schema)
    }
  }

  private func difference(
    _ names: [String], _ schema: Identifier
  ) throws -> String? {
    let list = names.map(FixtureSQL.quoted).joined(separator: ", ")
    let texts = names.map { "CAST(\(FixtureSQL.quoted($0)) AS VARCHAR)" }.joined(separator: ", ")
    let except = { (a: String, b: String) in
      """
      SELECT \(list) FROM \(schema.quoted).\(a) EXCEPT ALL SELECT \(list) FROM \(schema.quoted).\(b)
      """
    }
    let (surplus, missing) = (except("actual", "expected"), except("expected", "actual"))
    let isSame = "SELECT NOT EXISTS (\(surplus)) AND NOT EXISTS (\(missing))"
    if try connection.value(isSame) == .bool(true) { return nil }
    let rows = { (sql: String) in
      try connection.rows("SELECT \(texts) FROM (\(sql)) ORDER BY ALL")
        .map { $0.map { $0.text ?? "NULL" } }
    }
    let found = try rows(surplus)
    let total = try connection.value("SELECT count(*) FROM \(schema.quoted).actual").int ?? 0
    return RowDifference(
      columns: names, surplus: found, missing: try rows(missing), equal: Int(total) - found.count
    ).text
  }

  static func inFile<T>(_ file: String, line: Int?, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DuckDBError {
      // The SQL is made from the rows: its own lines say nothing.
      var fault = SQLFault(error.message).error(in: file)
      fault = ProjectError(file: file, line: line, fault.message)
      throw fault
    }
  }
}
