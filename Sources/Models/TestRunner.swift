internal import DuckDB

/// Runs the data tests of a plan.
struct TestRunner: Sendable {
  private let project: Project
  private let plan: TestPlan
  private let relations: [Identifier: Relation]
  private let changedRows: ChangedRows
  private let batches: [TestBatch]

  init(
    _ project: Project, _ plan: TestPlan, _ changedRows: ChangedRows
  ) throws(ProjectError) {
    self.project = project
    self.plan = plan
    self.changedRows = changedRows
    relations = Dictionary(
      uniqueKeysWithValues: project.models.map { ($0.relation.name, $0.relation) })
    batches = try TestBatch.all(plan, relations, changedRows)
  }

  /// The tests that are part of a scan of these rows.
  func batch(over rows: String) -> TestBatch? { batches.first { $0.rows == rows } }

  /// Work for one thread: the models that must be there before, and what gives outcomes by index.
  struct Step: Sendable {
    let models: [Identifier]
    let run: @Sendable (Connection) throws -> [(index: Int, run: RunReport.TestRun)]
  }

  /// All tests that have to be run, as few steps as they allow.
  ///
  /// - Parameter scanned: rows whose batch is part of another scan.
  func steps(without scanned: Set<String>) throws(ProjectError) -> [Step] {
    let batched = Set(batches.flatMap(\.tests))
    var steps = batches.filter { !scanned.contains($0.rows) }.map { batch in
      Step(models: batch.models) { try run(batch, $0) }
    }
    for (index, entry) in plan.entries.enumerated()
    where entry.scope != .nothing && !batched.contains(index) {
      steps.append(
        Step(models: entry.models) { connection in
          [(index, try timed { try run(entry, connection) })]
        })
    }
    return steps
  }

  /// The outcome of a test that need not be run.
  func carriedOver(_ index: Int) -> RunReport.TestRun {
    RunReport.TestRun(
      test: plan.entries[index].test, failures: 0, samples: [], isCarriedOver: true)
  }

  /// The outcomes of a batch.
  func run(
    _ batch: TestBatch, _ connection: Connection
  ) throws -> [(index: Int, run: RunReport.TestRun)] {
    let clock = ContinuousClock()
    let start = clock.now
    // A mistake in one test spoils the batch; alone, the test that has it tells where it is.
    let found = try? connection.rows(batch.checks.sql(over: batch.rows)).first
    if let found, found.dropFirst().allSatisfy({ $0.int == 0 }) {
      return passed(batch, seconds: (clock.now - start) / .seconds(1))
    }
    return try batch.tests.map { index in
      (index, try timed { try runAlone(plan.entries[index], connection) })
    }
  }

  /// The outcomes of a batch that finds no row.
  func passed(
    _ batch: TestBatch, seconds: Double
  ) -> [(index: Int, run: RunReport.TestRun)] {
    let share = seconds / Double(batch.tests.count)
    return batch.tests.map { ($0, passed(plan.entries[$0], seconds: share)) }
  }

  private func run(
    _ entry: TestPlan.Entry, _ connection: Connection
  ) throws -> RunReport.TestRun {
    let test = entry.test
    if let sql = try quickSQL(entry),
      try InProject.run(
        test.file, line: test.line, { try connection.value(sql).int == 0 })
    {
      return passed(entry)
    }
    return try runAlone(entry, connection)
  }

  private func quickSQL(_ entry: TestPlan.Entry) throws(ProjectError) -> String? {
    if case .sessions(let changed) = entry.scope,
      let sql = try project.changesSQL(of: entry.test, changed)
    {
      return "SELECT count(*) FROM (\(sql)\n) AS failures"
    }
    return try entry.test.quickCheck(entry.scope, changedRows) { relations[$0] }
  }

  private func passed(_ entry: TestPlan.Entry, seconds: Double = 0) -> RunReport.TestRun {
    RunReport.TestRun(test: entry.test, failures: 0, samples: [], seconds: seconds)
  }

  private func timed(_ body: () throws -> RunReport.TestRun) rethrows -> RunReport.TestRun {
    let clock = ContinuousClock()
    let start = clock.now
    var run = try body()
    run.seconds = (clock.now - start) / .seconds(1)
    return run
  }

  private func runAlone(
    _ entry: TestPlan.Entry, _ connection: Connection
  ) throws -> RunReport.TestRun {
    try InProject.run(entry.test.file, line: entry.test.line) {
      let sql = entry.sql
      let count = try connection.value("SELECT count(*) FROM (\(sql)\n) AS failures").int ?? 0
      let samples = count == 0 ? [] : try Self.sample(sql, connection)
      return RunReport.TestRun(test: entry.test, failures: Int(count), samples: samples)
    }
  }

  /// The first rows that a test's query gives.
  static func sample(_ sql: String, _ connection: Connection) throws -> [[RunReport.Cell]] {
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
}
