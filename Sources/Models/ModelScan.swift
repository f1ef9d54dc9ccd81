internal import DuckDB

/// What is asked of the rows of a built model: how many there are, whether they keep the constraints
/// of the contract, and whether all numbers are finite. One scan answers all of it.
///
/// DuckDB gives infinity for a division by zero, without an error.
struct ModelScan {
  private struct Question {
    let expression: String
    /// The error for so many rows.
    let error: (Int) -> ProjectError
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

  /// Asks.
  ///
  /// - Parameter condition: limits the rows to those that have just come in; nil means all.
  /// - Returns: the number of rows.
  /// - Throws: ``ProjectError`` for the first answer that is bad.
  func run(_ connection: Connection, where condition: String? = nil) throws -> Int {
    let list = (["count(*)"] + questions.map(\.expression)).joined(separator: ", ")
    let limit = condition.map { " WHERE \($0)" } ?? ""
    let row = try InProject.run(model.file) {
      try connection.rows("SELECT \(list) FROM \(model.relation.quoted)\(limit)").first ?? []
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
    let (expression, words) =
      switch constraint {
      case .notNull: ("count(*) - count(\(column.quoted))", "is null")
      case .unique:
        ("count(\(column.quoted)) - count(DISTINCT \(column.quoted))", "is not unique")
      case .check(let condition):
        ("count(*) FILTER (NOT (\(condition)))", "breaks the check (\(condition))")
      }
    return Question(expression: expression) { count in
      model.contractError(["\(column) \(words) in \(count) \(count == 1 ? "row" : "rows")"])
    }
  }

  private static func isFinite(_ column: String, _ model: Model) -> Question {
    Question(expression: "count(*) FILTER (NOT isfinite(\(column.sqlQuoted)))") { count in
      ProjectError(
        file: model.file, line: model.line(of: column, with: "/"),
        "\(column) is infinite or not a number in \(count) \(count == 1 ? "row" : "rows"):"
          + " something is divided by zero. Hint: divide by nullif(divisor, 0)")
    }
  }
}
