internal import DuckDB

/// The user's SQL is not one SELECT, or asks for output that cannot be.
public struct SnapshotQueryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String

  /// Makes an error with one sentence.
  public init(_ description: String) { self.description = description }
}

/// How rows are written.
public enum SnapshotQueryFormat: String, Sendable, CaseIterable {
  /// Aligned columns for people.
  case table
  /// RFC 4180; NULL is an empty field, an empty text is `""`.
  case csv
  /// An array with one object per row.
  case json
  /// One Parquet file with the types of the query.
  case parquet
}

/// One SELECT statement on a locked-down connection.
struct SnapshotQuery {
  let connection: Connection
  private let sql: String

  /// - Throws: ``SnapshotQueryError`` unless `sql` is exactly one SELECT without parameters.
  init(_ sql: String, on connection: Connection) throws {
    let statements = try connection.extract(sql)
    guard statements.count == 1 else {
      throw SnapshotQueryError("one statement is needed, \(statements.count) were given")
    }
    try SelectCheck.check(sql, on: connection)
    let statement = try statements.prepare(0)
    guard statement.isSelect else {
      throw SnapshotQueryError("only SELECT is allowed: a snapshot never changes")
    }
    guard statement.parameterCount == 0 else {
      throw SnapshotQueryError("the statement has parameters: write the values into it")
    }
    self.connection = connection
    var text = sql[...]
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    self.sql = String(text)
  }

  /// Names and types of the columns, as the engine writes them.
  func columns() throws -> [(name: String, type: String)] {
    try connection.rows("DESCRIBE (\n\(sql)\n)").map { ($0[0].text ?? "", $0[1].text ?? "VARCHAR") }
  }

  /// Gives all rows as text, chunk by chunk; NULL is nil.
  ///
  /// - Parameter body: receives the columns of up to 2,048 rows.
  func forEachChunk(_ body: ([[String?]]) throws -> Void) throws {
    try forEachChunk("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n\(sql)\n) AS answer", body)
  }

  /// Gives all rows as JSON objects, chunk by chunk, in one column.
  ///
  /// JSON has no NaN and no infinity: they become null.
  func forEachJSONChunk(_ body: ([[String?]]) throws -> Void) throws {
    let columns = try columns()
    let names = columns.indices.map { "c\($0)" }
    let fields = zip(names, columns).map { name, column in
      let isFloat = ["DOUBLE", "FLOAT"].contains(column.type)
      let value = isFloat ? "CASE WHEN isfinite(\(name)) THEN \(name) END" : name
      return "\(column.name.sqlName) := \(value)"
    }
    try forEachChunk(
      """
      SELECT CAST(to_json(struct_pack(\(fields.joined(separator: ", ")))) AS VARCHAR)
      FROM (\n\(sql)\n) AS answer(\(names.joined(separator: ", ")))
      """, body)
  }

  private func forEachChunk(_ sql: String, _ body: ([[String?]]) throws -> Void) throws {
    var result = try connection.prepare(sql).execute()
    while let chunk = try result.next() {
      try body(try (0..<chunk.columnCount).map { try chunk.strings($0) })
    }
  }
}

extension String {
  /// As a name in SQL, whatever characters it holds.
  var sqlName: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
