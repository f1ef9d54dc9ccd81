internal import DuckDB

/// What is asked of the rows of a built model: whether they keep the constraints of the contract, and whether all
/// numbers are finite.
///
/// DuckDB gives infinity for a division by zero, without an error.
struct ModelScan: Sendable {
  private struct Question: Sendable {
    /// What holds of a bad row; nil where a single row is not bad by itself.
    let badRow: String?
    /// How many rows are bad.
    let expression: String
    /// The error for so many rows.
    let error: @Sendable (Int) -> ProjectError
  }

  private let model: Model
  private let questions: [Question]

  /// - Parameter columns: those of the built model.
  init(_ model: Model, _ columns: [TableColumn]) {
    self.model = model
    let constraints = (model.contract ?? []).flatMap { column in
      column.constraints.map { Self.question($0, column.column, model) }
    }
    // The numbers of a view are those of its tables, or are far too many.
    let numbers = model.materialized.relationKind == "TABLE" ? columns : []
    questions =
      constraints
      + numbers.filter { ["DOUBLE", "FLOAT"].contains($0.type) }.map {
        Self.isFinite($0.name, model)
      }
  }

  /// What finds out at once whether any answer is bad, beside that of tests.
  var checks: RowChecks {
    RowChecks(
      badRows: questions.compactMap(\.badRow),
      counts: questions.filter { $0.badRow == nil }.map(\.expression))
  }

  /// Asks one by one.
  ///
  /// - Parameter rows: the relation, or those of its rows that have just come in.
  /// - Returns: the number of rows.
  /// - Throws: ``ProjectError`` for the first answer that is bad.
  func run(_ connection: Connection, over rows: String) throws -> Int {
    let list = (["count(*)"] + questions.map(\.expression)).joined(separator: ", ")
    let row = try InProject.run(model.file) {
      try connection.rows("SELECT \(list) FROM \(rows)").first ?? []
    }
    for (question, value) in zip(questions, row.dropFirst()) {
      if let count = value.int, count > 0 { throw question.error(Int(count)) }
    }
    return Int(row.first?.int ?? 0)
  }

  /// Whether rows that were there before matter for the answers.
  var needsAllRows: Bool {
    (model.contract ?? []).contains { $0.constraints.contains(.unique) }
  }

  /// Whether there is anything to ask but the number of rows.
  var isEmpty: Bool { questions.isEmpty }

  private static func question(
    _ constraint: ColumnConstraint, _ column: Identifier, _ model: Model
  ) -> Question {
    let (badRow, words): (String?, String) =
      switch constraint {
      case .notNull: ("\(column.quoted) IS NULL", "is null")
      case .unique: (nil, "is not unique")
      case .check(let condition): ("NOT (\(condition))", "breaks the check (\(condition))")
      }
    let expression =
      badRow.map { "count(*) FILTER (\($0))" }
      ?? "count(\(column.quoted)) - count(DISTINCT \(column.quoted))"
    return Question(badRow: badRow, expression: expression) { count in
      model.contractError(["\(column) \(words) in \(count) \(count == 1 ? "row" : "rows")"])
    }
  }

  private static func isFinite(_ column: String, _ model: Model) -> Question {
    let badRow = "NOT isfinite(\(column.sqlQuoted))"
    return Question(badRow: badRow, expression: "count(*) FILTER (\(badRow))") { count in
      ProjectError(
        file: model.file, line: model.line(of: column, with: "/"),
        "\(column) is infinite or not a number in \(count) \(count == 1 ? "row" : "rows"):"
          + " something is divided by zero. Hint: divide by nullif(divisor, 0)")
    }
  }
}
