/// One model: a SELECT that becomes a table or a view.
public struct Model: Sendable {
  /// Where it is built.
  public let relation: Relation
  /// How it is stored.
  public let materialized: Materialization
  /// The model's file, relative to the project folder.
  public let file: String
  let reads: TemplateReads
  let compiled: RenderedText
  let properties: ModelProperties?
  let config: ModelConfig
  /// Folders below the models folder, then the name: `["silver", "laps"]`.
  let path: [String]
  /// The file's text.
  let source: String
  /// The columns and types that the result must have; nil where no contract is enforced.
  let contract: [Contract]?

  struct Contract: Sendable {
    let column: Identifier
    let type: String
    let constraints: [ColumnConstraint]
  }

  init(
    relation: Relation, materialized: Materialization, file: String, reads: TemplateReads,
    sql: RenderedText, properties: ModelProperties?, config: ModelConfig, path: [String],
    source: String, contract: [Contract]?
  ) {
    self.relation = relation
    self.materialized = materialized
    self.file = file
    self.reads = reads
    compiled = sql
    self.properties = properties
    self.config = config
    self.path = path
    self.source = source
    self.contract = contract
  }

  /// The models that it reads, by name.
  public var parents: [Identifier] { reads.refs.sorted() }
  /// The SELECT of a full build with all names resolved.
  public var sql: String { compiled.text }
  /// What the schema file says about it; empty where it says nothing.
  public var description: String { properties?.description ?? "" }
  /// The columns that the schema file lists, in its order.
  public var columns: [ModelColumn] { properties?.columns ?? [] }
  /// What selections go by, from all places.
  public var tags: [String] { config.tags }
  /// What the project notes for programs; an object, `{}` where there is nothing.
  public var meta: JSONValue { config.meta }
  /// The first line of the file that names another model in a `ref()`.
  func line(reading other: Identifier) -> Int? {
    source.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("ref('\(other)')") || $0.contains("ref(\"\(other)\")") }
      .map { $0 + 1 }
  }

  /// The line of the file that makes a column: the last with its name, and with `word` if there is one.
  func line(of column: String, with word: String? = nil) -> Int? {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let named = lines.indices.filter { lines[$0].contains(column) }
    let best = word.flatMap { word in named.last { lines[$0].contains(word) } }
    return (best ?? named.last).map { $0 + 1 }
  }

  /// What the schema file says about its columns, by name.
  public var columnDescriptions: [Identifier: String] {
    let described = columns.filter { !$0.description.isEmpty }
    return Dictionary(described.map { ($0.name, $0.description) }, uniquingKeysWith: { $1 })
  }
}

/// What a schema file says about one column.
public struct ModelColumn: Equatable, Sendable {
  /// Its name.
  public let name: Identifier
  /// The declared type as written; nil where none is.
  public let type: String?
  /// What it means; empty where the project says nothing.
  public let description: String
  /// What selections of its tests go by.
  public let tags: [String]
  /// What the project notes for programs.
  public let meta: JSONValue
  let constraints: [ColumnConstraint]
  /// The constraints as written, for the manifest.
  let rawConstraints: JSONValue
  let line: Int?
}
