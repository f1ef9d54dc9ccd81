internal import DuckDB
internal import Guard

extension EngineRun {
  func checked(_ sql: String, maxRows: Int? = nil) async throws(GuardRefusal) -> GuardedQuery {
    try await copilot.guardian.check(
      sql, in: copilot.runner.catalog, maxRows: maxRows ?? copilot.options.maxRows)
  }

  /// What is wrong with a draft; nil where the guard lets it through and the engine can bind it.
  func mistake(in sql: String) async -> String? {
    do {
      let query = try await checked(sql)
      // No row is made of it, but every name and type is looked up.
      let bound = try await checked(
        "SELECT * FROM (\(query.statement)\n) AS draft WHERE false", maxRows: 1)
      _ = try await copilot.runner.run(bound, deadline: copilot.options.deadline)
      return nil
    } catch { return error.description }
  }

  /// Runs a query and fills in all that its rows tell.
  ///
  /// - Parameter metric: what the plan measures; nil where a model made the SQL.
  func run(
    _ query: GuardedQuery, _ wish: ChartChoice?, metric: Metric?, into answer: inout CopilotAnswer
  ) async throws {
    let found = try await copilot.runner.run(query, deadline: copilot.options.deadline)
    let fields = ColumnMeaning(lake: copilot.lake, metric: metric).fields(
      found.columns, of: query.tables)
    var rows = found.rows
    var isCut = found.truncation != nil
    var notes: [String] = []
    var chart = ChartDecision(fields, rows).choice(wish)
    if found.truncation == .rows, RowSelection.kinds.contains(chart.kind) {
      let whole = try await copilot.runner.run(
        try await checked(query.statement, maxRows: RowSelection.mostFetched),
        deadline: copilot.options.deadline)
      isCut = whole.truncation != nil
      // More rows may show more series.
      chart = ChartDecision(fields, whole.rows).choice(wish)
      let selection = RowSelection(
        whole.rows, fields, chart, most: copilot.options.maxRows,
        isLowBetter: metric?.better == .low)
      rows = selection.rows
      notes = selection.notes
    }
    let wording = AnswerWording(fields: fields, rows: rows)
    answer.sql = query.statement
    answer.fields = fields
    answer.rows = rows
    answer.isTruncated = isCut || !notes.isEmpty
    answer.chart = chart
    answer.isSimulated = copilot.lake.isSimulated
    answer.message = wording.message(answer.explanation)
    answer.warnings +=
      wording.warnings(isSimulated: answer.isSimulated, isCut: isCut && notes.isEmpty) + notes
  }
}

extension GuardRefusal {
  /// Whether the statement itself is at fault, not the time, the room or the load.
  var isOfStatement: Bool {
    switch reason {
    case .deadline, .memory, .resultTooLarge, .cancelled, .busy, .unavailable: false
    default: true
    }
  }
}
