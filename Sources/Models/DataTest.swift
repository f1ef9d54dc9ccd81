/// A check on a model: a query whose rows are the failures.
public struct DataTest: Equatable, Sendable {
  /// What a failing test means.
  public enum Severity: String, Sendable {
    /// The snapshot is not published.
    case error
    /// The rows are reported, the snapshot is published.
    case warn
  }

  enum Kind: Equatable, Sendable {
    case notNull(column: Identifier)
    case unique(column: Identifier)
    /// The values as SQL literals.
    case acceptedValues(column: Identifier, literals: [String])
    case relationships(column: Identifier, to: Identifier, field: Identifier)
    /// A file of the tests folder, with its rendered SQL.
    case query(String)
  }

  /// The name that reports use, such as `not_null_laps_season`.
  public let name: String
  /// The file that asks for it.
  public let file: String
  /// The line in that file.
  public let line: Int?
  let kind: Kind
  /// The model that is checked; nil for a query of its own.
  let model: Identifier?
  let settings: TestSettings
  /// How dbt names it and what it is made of; nil for a query.
  let generic: Generic?
  /// What it is for.
  let description: String
  /// The query's file; nil for a generic test.
  let template: Template?
  /// What the query reads; nothing for a generic test, whose models are in ``Generic/models``.
  let reads: TemplateReads

  /// Whether a failing row stops the publication.
  public var severity: Severity { settings.severity }
  /// What selections go by.
  public var tags: [String] { settings.tags }
  /// An SQL condition that limits the rows to check.
  var condition: String? { settings.condition }

  struct Generic: Equatable, Sendable {
    /// `not_null` and so on.
    let test: String
    let name: GenericTestName
    let column: Identifier?
    let arguments: JSONValue
    /// The models it reads, as dbt lists them.
    let models: [Identifier]

    /// The column that is checked, wherever the project names it.
    var columnName: String? { arguments["column_name"]?.text }
  }
}

extension DataTest {
  /// The SQL that gives the failing rows.
  ///
  /// - Parameter relation: where a model's table is.
  func sql(
    _ relation: (Identifier) throws(ProjectError) -> Relation
  ) throws(ProjectError) -> String {
    let sql = try unlimited(relation)
    return settings.limit.map { "SELECT * FROM (\(sql)\n) AS failing LIMIT \($0)" } ?? sql
  }

  private func unlimited(
    _ relation: (Identifier) throws(ProjectError) -> Relation
  ) throws(ProjectError) -> String {
    if case .query(let sql) = kind { return sql }
    guard let model else { throw ProjectError(file: file, line: line, "\(name) has no model") }
    var rows = try relation(model).quoted
    if let condition { rows = "(SELECT * FROM \(rows) WHERE \(condition)) AS checked" }
    switch kind {
    case .notNull(let column):
      return "SELECT * FROM \(rows) WHERE \(column.quoted) IS NULL"
    case .unique(let column):
      return """
        SELECT \(column.quoted), count(*) AS row_count FROM \(rows)
        WHERE \(column.quoted) IS NOT NULL GROUP BY \(column.quoted) HAVING count(*) > 1
        """
    case .acceptedValues(let column, let literals):
      return """
        SELECT \(column.quoted), count(*) AS row_count FROM \(rows)
        WHERE \(column.quoted) NOT IN (\(literals.joined(separator: ", ")))
        GROUP BY \(column.quoted)
        """
    case .relationships(let column, let parent, let field):
      return """
        SELECT child.\(column.quoted), count(*) AS row_count FROM (SELECT * FROM \(rows)) AS child
        LEFT JOIN \(try relation(parent).quoted) AS parent
        ON child.\(column.quoted) = parent.\(field.quoted)
        WHERE child.\(column.quoted) IS NOT NULL AND parent.\(field.quoted) IS NULL
        GROUP BY child.\(column.quoted)
        """
    case .query(let sql): return sql
    }
  }
}
