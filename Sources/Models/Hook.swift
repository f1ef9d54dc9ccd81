/// An SQL statement that runs before the models: where the project makes its DuckDB macros.
public struct Hook: Equatable, Sendable {
  /// The statement.
  public let sql: String
  /// The file that holds it, relative to the project.
  public let file: String
  /// The line in that file.
  public let line: Int?

  /// Reads `on-run-start:`, a text or a list of texts.
  ///
  /// Only macros can be made there, so that a build depends on nothing but its models.
  static func read(_ node: YamlNode) throws(ProjectError) -> [Hook] {
    var hooks: [Hook] = []
    for item in node.isScalar ? [node] : try node.items() {
      let sql = try item.string()
      let words = sql.split(whereSeparator: \.isWhitespace).prefix(4).map { $0.uppercased() }
      guard words == ["CREATE", "OR", "REPLACE", "MACRO"] else {
        throw item.error(
          "on-run-start holds DuckDB macros only. Hint: create or replace macro name(argument) as …"
        )
      }
      guard !sql.contains("{{"), !sql.contains("{%") else {
        throw item.error("Jinja in on-run-start is not supported: write plain SQL")
      }
      hooks.append(Hook(sql: sql, file: item.file, line: item.line))
    }
    return hooks
  }
}
