/// One model: a SELECT that becomes a table or a view.
public struct Model: Sendable {
  /// Where it is built.
  public let relation: Relation
  /// Table or view.
  public let materialized: Materialization
  /// What the schema file says about it; empty where it says nothing.
  public let description: String
  /// What the schema file says about its columns, by name.
  public let columnDescriptions: [Identifier: String]
  /// The model's file, relative to the project folder.
  public let file: String
  /// The models that it reads.
  public let parents: [Identifier]
  /// The SELECT with all names resolved.
  public let sql: String
  /// The columns and types that the result must have; nil where no contract is enforced.
  let contract: [Contract]?

  struct Contract: Sendable {
    let column: Identifier
    let type: String
  }
}
