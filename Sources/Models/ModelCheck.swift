internal import DuckDB

/// The look at the rows of a model that was made or changed: whether they are as they must be, and what tests find that
/// scan the same rows.
struct ModelCheck: Sendable {
  let model: Model
  /// What is scanned; nil where nothing has come in.
  let rows: String?
  /// The tests that scan just that.
  let batch: TestBatch?
  let runner: TestRunner

  /// - Returns: how the model was built, and the outcomes of the tests.
  /// - Throws: ``ProjectError`` for rows that the model must not have.
  func run(
    _ done: ModelWork.Done, _ connection: Connection
  ) throws -> (model: RunReport.ModelRun, tests: [(index: Int, run: RunReport.TestRun)]) {
    let clock = ContinuousClock()
    let start = clock.now
    let (count, tests) = try look(done, connection)
    // Each second is counted once: a scan that tests share is theirs.
    let own = tests.isEmpty ? (clock.now - start) / .seconds(1) : 0
    let run = RunReport.ModelRun(
      relation: model.relation, rows: done.rows ?? count, seconds: done.seconds + own,
      extent: done.extent)
    return (run, tests)
  }

  private func look(
    _ done: ModelWork.Done, _ connection: Connection
  ) throws -> (Int, [(index: Int, run: RunReport.TestRun)]) {
    guard let rows, done.needsLook || batch != nil else { return (0, []) }
    let isWhole = done.rows == nil
    let ownRows = !isWhole && done.scan?.needsAllRows == true ? model.relation.quoted : rows
    if ownRows == rows, let found = try quick(done, rows, connection) { return found }
    let count = try done.scan?.run(connection, over: ownRows) ?? 0
    return (count, try batch.map { try runner.run($0, connection) } ?? [])
  }

  // One scan for all. Whatever is wrong, the steps that follow it tell what and where.
  private func quick(
    _ done: ModelWork.Done, _ rows: String, _ connection: Connection
  ) throws -> (Int, [(index: Int, run: RunReport.TestRun)])? {
    let clock = ContinuousClock()
    let start = clock.now
    let checks = (done.scan?.checks ?? RowChecks()).and(batch?.checks ?? RowChecks())
    guard let row = try? connection.rows(checks.sql(over: rows)).first,
      row.dropFirst().allSatisfy({ $0.int == 0 })
    else { return nil }
    let seconds = (clock.now - start) / .seconds(1)
    return (Int(row[0].int ?? 0), batch.map { runner.passed($0, seconds: seconds) } ?? [])
  }
}
