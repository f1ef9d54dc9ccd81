internal import DuckDB

/// A column of a table, as the engine describes it.
struct TableColumn: Equatable, Sendable {
  let name: String
  let type: String
}

enum TableColumns {
  static func read(_ relation: String, _ connection: Connection) throws -> [TableColumn] {
    try connection.rows("DESCRIBE \(relation)").compactMap { row in
      row[0].text.flatMap { name in row[1].text.map { TableColumn(name: name, type: $0) } }
    }
  }
}

/// The SQL of rows that are written in a schema file.
enum FixtureSQL {
  /// Rows of an input: columns that a row does not name are null, each of the input's own type.
  static func given(
    _ given: UnitTest.Given, _ test: UnitTest, _ columns: @autoclosure () throws -> [TableColumn]
  ) throws -> String {
    guard case .rows(let rows) = given.fixture.content else { return sql(given.fixture) }
    let columns = try columns()
    let fail = { (message: String) in
      ProjectError(file: given.fixture.file, line: given.fixture.line, message)
    }
    let types = byName(columns)
    for row in rows { try check(row, types, "\(given.text) of the unit test \(test.name)", fail) }
    guard !rows.isEmpty else {
      let nulls = columns.map { "CAST(NULL AS \($0.type)) AS \(quoted($0.name))" }
      return "SELECT \(nulls.joined(separator: ", ")) LIMIT 0"
    }
    return select(columns, rows)
  }

  /// Rows that the model must give; the first one says which columns are compared.
  ///
  /// - Parameter columns: those that the model gives.
  static func expected(_ test: UnitTest, _ columns: [TableColumn]) throws -> String {
    guard case .rows(let rows) = test.expect.content else { return sql(test.expect) }
    let fail = { (message: String) in
      ProjectError(file: test.expect.file, line: test.expect.line, message)
    }
    let types = byName(columns)
    for row in rows { try check(row, types, "expect of the unit test \(test.name)", fail) }
    guard let first = rows.first else {
      let nulls = columns.map { "CAST(NULL AS \($0.type)) AS \(quoted($0.name))" }
      return "SELECT \(nulls.joined(separator: ", ")) LIMIT 0"
    }
    let names = Set(lowercased(first).keys)
    for row in rows where Set(lowercased(row).keys) != names {
      let list = (first.members ?? []).map { $0.key.lowercased() }.joined(separator: ", ")
      throw fail("every row of expect needs the same columns, \(list)")
    }
    return select(compared(rows, columns), rows)
  }

  /// The columns that are compared with rows of a model: those that the first row names, or all where there is none.
  static func compared(_ rows: [JSONValue], _ columns: [TableColumn]) -> [TableColumn] {
    guard let first = rows.first else { return columns }
    let types = byName(columns)
    return (first.members ?? []).compactMap { types[$0.key.lowercased()] }
  }

  static func quoted(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }

  private static func sql(_ fixture: UnitTest.Fixture) -> String {
    if case .sql(let sql) = fixture.content { sql } else { "" }
  }

  private static func byName(_ columns: [TableColumn]) -> [String: TableColumn] {
    Dictionary(columns.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { a, _ in a })
  }

  private static func lowercased(_ row: JSONValue) -> [String: JSONValue] {
    let pairs = (row.members ?? []).map { ($0.key.lowercased(), $0.value) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  private static func check(
    _ row: JSONValue, _ types: [String: TableColumn], _ place: String,
    _ fail: (String) -> ProjectError
  ) throws {
    for member in row.members ?? [] where types[member.key.lowercased()] == nil {
      let near = Nearest.hint(member.key, among: types.keys)
      throw fail("there is no column '\(member.key)' for \(place)\(near)")
    }
  }

  /// Rows as a list of texts, cast column by column: a cast in every cell would be planned as often.
  private static func select(_ columns: [TableColumn], _ rows: [JSONValue]) -> String {
    let cells = rows.map(lowercased)
    let named = columns.filter { column in cells.contains { $0[column.name.lowercased()] != nil } }
    let places = Dictionary(
      named.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let casts = columns.map { column in
      let value = places[column.name].map { "v\($0)" } ?? "NULL"
      return "CAST(\(value) AS \(column.type)) AS \(quoted(column.name))"
    }
    let lists = cells.map { row in
      let values = named.map { literal(row[$0.name.lowercased()] ?? .null) }
      return "(0\(values.map { ", " + $0 }.joined()))"
    }
    let names = ["row"] + named.indices.map { "v\($0)" }
    return """
      SELECT \(casts.joined(separator: ", "))
      FROM (VALUES \(lists.joined(separator: ", "))) AS rows(\(names.joined(separator: ", ")))
      """
  }

  private static func literal(_ value: JSONValue) -> String {
    switch value {
    case .null: "NULL"
    case .text(let text): text.sqlLiteral
    case .list(let values): "[\(values.map(literal).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\($0.key.sqlLiteral): \(literal($0.value))" }.joined(separator: ", "))}"
    default: value.jsonText.sqlLiteral
    }
  }
}
