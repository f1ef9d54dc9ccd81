/// How a model is stored.
public enum Materialization: Sendable, Equatable {
  case table, view
  /// A table of which a build replaces only the rows of what has changed.
  case incremental(IncrementalSettings)
  /// A table, and a file with the same rows for other tools.
  case external(ExternalSettings)

  /// As projects write it: `table`, `view`, `incremental`, `external`.
  public var name: String {
    switch self {
    case .table: "table"
    case .view: "view"
    case .incremental: "incremental"
    case .external: "external"
    }
  }

  /// What it is in the database, for SQL: TABLE or VIEW.
  public var relationKind: String {
    switch self {
    case .table, .incremental, .external: "TABLE"
    case .view: "VIEW"
    }
  }

  static let names = ["table", "view", "incremental", "external"]
}

/// How the rows of an incremental model are replaced.
public struct IncrementalSettings: Sendable, Equatable {
  /// What happens to the rows that are there.
  public enum Strategy: String, Sendable, CaseIterable {
    /// Those of changed sessions go first.
    case deleteInsert = "delete+insert"
  }

  /// What happens where the model now gives other columns than the table has.
  public enum SchemaChange: String, Sendable, CaseIterable {
    /// The table keeps its columns; one that the model no longer gives is an error.
    case ignore
    /// The build fails.
    case fail
  }

  /// The columns that say which rows belong together; `session_id` is one of them.
  public let uniqueKey: [Identifier]
  /// `delete+insert` where the project names none, as in dbt-duckdb.
  public let strategy: Strategy
  /// `ignore` where the project says nothing, as in dbt.
  public let onSchemaChange: SchemaChange
}

/// Where an external model is written and how.
public struct ExternalSettings: Sendable, Equatable {
  /// The format of the file.
  public enum Format: String, Sendable, CaseIterable { case parquet }

  /// The path as written, with its variables resolved; nil where the project leaves it to the runner.
  public let location: String?
  /// Parquet: the only format that keeps types.
  public let format: Format
}
