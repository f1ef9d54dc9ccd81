internal import DuckDB

/// Looks for numbers that are none: DuckDB gives infinity for a division by zero, without an error.
struct FiniteCheck {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// - Throws: ``ProjectError`` that names the first such column and the line where it is made.
  func check(_ model: Model) throws {
    guard model.materialized.relationKind == "TABLE" else { return }
    let names = try connection.rows(
      """
      SELECT column_name FROM duckdb_columns()
      WHERE schema_name = $1 AND table_name = $2 AND data_type IN ('DOUBLE', 'FLOAT')
      ORDER BY column_index
      """, [.text(model.relation.schema.name), .text(model.relation.name.name)]
    ).compactMap { $0.first?.text }
    guard !names.isEmpty else { return }
    let counts = names.map {
      "count(*) FILTER (NOT isfinite(\"\($0.replacing("\"", with: "\"\""))\"))"
    }
    let row = try connection.rows(
      "SELECT \(counts.joined(separator: ", ")) FROM \(model.relation.quoted)"
    ).first
    for (name, value) in zip(names, row ?? []) {
      guard let count = value.int, count > 0 else { continue }
      throw ProjectError(
        file: model.file, line: Self.line(of: name, in: model.source),
        "\(name) is infinite or not a number in \(count) \(count == 1 ? "row" : "rows"):"
          + " something is divided by zero. Hint: divide by nullif(divisor, 0)")
    }
  }

  // The last line with the name and a division, else the last with the name.
  private static func line(of column: String, in source: String) -> Int? {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let named = lines.indices.filter { lines[$0].contains(column) }
    let divided = named.last { lines[$0].contains("/") }
    return (divided ?? named.last).map { $0 + 1 }
  }
}
