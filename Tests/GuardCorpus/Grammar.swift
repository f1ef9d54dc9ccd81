import TestSupport

/// Makes statements at random: ordinary SQL over the project's tables, with hostile pieces in it.
package struct Grammar {
  private var random: SeededRandom
  private let tables: [SchemaSnapshot.Table]
  private let corpus: [Case]
  private let hostile: Hostile
  /// How often a hostile piece takes the place of an ordinary one, of 1,000.
  private var malice = 0
  // The tables of the query being made, by alias.
  private var scope: [(alias: String, columns: [String])] = []
  private var ctes: [String] = []

  /// - Parameters:
  ///   - seed: the same seed gives the same statements.
  ///   - canary: a folder that hostile pieces try to read and write.
  package init(seed: UInt64, canary: String, tables: [SchemaSnapshot.Table]) {
    random = SeededRandom(state: seed)
    self.tables = tables
    corpus = Case.all("Attacks") + Case.all("Queries")
    hostile = Hostile(canary: canary)
  }

  /// The next statement.
  package mutating func statement() -> String {
    scope = []
    ctes = []
    switch number(100) {
    case 0..<45:
      malice = 0
      return withQuery(3)
    case 45..<75:
      malice = 25
      return withQuery(3)
    case 75..<85: return hostile.statements.randomElement(using: &random) ?? ""
    case 85..<93: return mutated(corpus.randomElement(using: &random)?.sql ?? "")
    default:
      malice = 5
      return mutated(withQuery(2))
    }
  }

  private mutating func number(_ below: Int) -> Int { Int.random(in: 0..<below, using: &random) }
  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }
  private mutating func isHostile() -> Bool { number(1_000) < malice }

  private mutating func list(_ most: Int, _ make: (inout Grammar) -> String) -> String {
    (0...number(most)).map { _ in make(&self) }.joined(separator: ", ")
  }

  // Queries

  private mutating func withQuery(_ depth: Int) -> String {
    guard chance(30) else { return query(depth) }
    var parts: [String] = []
    for index in 0...number(3) {
      parts.append("c\(index) AS (\(query(depth - 1)))")
      ctes.append("c\(index)")
    }
    return "WITH \(parts.joined(separator: ", ")) \(query(depth))"
  }

  private mutating func query(_ depth: Int) -> String {
    let outer = scope
    defer { scope = outer }
    if depth > 0, chance(8) {
      let operation = pick(["UNION ALL", "UNION", "EXCEPT", "INTERSECT", "UNION ALL BY NAME"])
      return "(\(query(depth - 1))) \(operation) (\(query(depth - 1)))"
    }
    let from = from(depth)
    let grouped = chance(30)
    let keys = grouped ? list(1) { $0.column() } : ""
    var text = "SELECT "
    if grouped {
      text += keys + ", " + list(2) { $0.aggregate(1) }
    } else {
      text += chance(10) ? "*" : list(3) { $0.item(depth) }
    }
    text += " FROM \(from)"
    if chance(50) { text += " WHERE \(condition(depth))" }
    if grouped { text += " GROUP BY \(chance(10) ? "ROLLUP (\(keys))" : keys)" }
    if !grouped, chance(8) { text += " QUALIFY row_number() OVER (ORDER BY \(column())) <= 3" }
    if chance(40) { text += " ORDER BY \(pick(["1", "1 DESC", "ALL", "1 NULLS LAST"]))" }
    if chance(30) { text += " LIMIT \(number(50))" }
    return text
  }

  private mutating func from(_ depth: Int) -> String {
    var text = source(depth)
    while chance(30), scope.count < 4 {
      switch number(6) {
      case 0: text += ", \(source(depth))"
      case 1: text += " CROSS JOIN \(source(depth))"
      default:
        let kind = pick(["JOIN", "LEFT JOIN", "FULL JOIN", "SEMI JOIN", "ANTI JOIN"])
        let left = column()
        text += " \(kind) \(source(depth)) ON \(left)::VARCHAR = \(column())::VARCHAR"
      }
    }
    return text
  }

  private mutating func source(_ depth: Int) -> String {
    let alias = "t\(scope.count)\(number(1_000))"
    if isHostile() {
      scope.append((alias, ["a"]))
      return hostile.sources.randomElement(using: &random).map { "\($0) AS \(alias)" } ?? ""
    }
    if chance(12) {
      scope.append((alias, ["n"]))
      let size = pick(["3", "10", "1000", "100000", "1000000000", "1, 20", "5, 1, -1"])
      return "\(pick(["range", "generate_series"]))(\(size)) AS \(alias)(n)"
    }
    if depth > 0, chance(15) {
      let inner = query(depth - 1)
      scope.append((alias, ["season"]))
      return "(\(inner)) AS \(alias)"
    }
    if !ctes.isEmpty, chance(30) {
      scope.append((alias, ["season"]))
      return "\(pick(ctes)) AS \(alias)"
    }
    guard let table = tables.randomElement(using: &random) else { return "" }
    scope.append((alias, table.columns.map(\.name)))
    let name = chance(20) ? table.name : "\(table.schema).\(table.name)"
    return "\(chance(10) ? name.uppercased() : name) AS \(alias)"
  }

  // Expressions

  private mutating func column() -> String {
    guard let table = scope.randomElement(using: &random) else { return "1" }
    let name = pick(table.columns)
    return chance(20) ? "\(table.alias).\"\(name)\"" : "\(table.alias).\(name)"
  }

  private mutating func item(_ depth: Int) -> String {
    let value =
      switch number(10) {
      case 0..<5: column()
      case 5: window()
      default: expression(depth)
      }
    return chance(40) ? "\(value) AS \(pick(["a", "b", "created_at", "\"update\"", "x"]))" : value
  }

  private mutating func condition(_ depth: Int) -> String {
    let first = comparison(depth)
    guard chance(40) else { return first }
    return "\(first) \(pick(["AND", "OR", "AND NOT"])) (\(comparison(depth)))"
  }

  private mutating func comparison(_ depth: Int) -> String {
    switch number(8) {
    case 0: "\(column()) IS NOT NULL"
    case 1:
      "\(column())::VARCHAR \(pick(["LIKE", "ILIKE", "NOT LIKE"])) '\(pick(["a%", "%r%", "_x"]))'"
    case 2: "\(column())::VARCHAR IN (\(list(4) { $0.text() }))"
    case 3 where depth > 0: "EXISTS (\(query(depth - 1)))"
    case 4: "\(column())::VARCHAR BETWEEN 'a' AND 'z'"
    default: "\(column())::VARCHAR \(pick(["=", "<>", "<", ">=", "IS DISTINCT FROM"])) \(text())"
    }
  }

  private mutating func text() -> String {
    pick(["'VER'", "'2023-01-R'", "''", "'it''s'", "E'\\n'", "$$x$$", "'COPY x TO y'", "';--'"])
  }

  private mutating func literal() -> String {
    isHostile()
      ? hostile.expressions.randomElement(using: &random) ?? "1"
      : pick(["1", "-7", "2.5", "NULL", "true", "DATE '2024-02-29'", text(), "1e3", "[1, 2]"])
  }

  private mutating func expression(_ depth: Int) -> String {
    if isHostile() { return hostile.expressions.randomElement(using: &random) ?? "1" }
    guard depth > 0 else { return chance(60) ? column() : literal() }
    let inner = { (grammar: inout Grammar) in grammar.expression(depth - 1) }
    switch number(12) {
    case 0: return "CASE WHEN \(comparison(depth - 1)) THEN \(inner(&self)) ELSE NULL END"
    case 1: return "CAST(\(inner(&self)) AS VARCHAR)"
    case 2:
      return "TRY_CAST(\(inner(&self)) AS \(pick(["INTEGER", "DOUBLE", "DATE", "VARCHAR[]"])))"
    case 3: return "\(pick(Self.ofText))(\(inner(&self))::VARCHAR)"
    case 4: return "coalesce(\(inner(&self))::VARCHAR, \(inner(&self))::VARCHAR)"
    case 5: return "(\(inner(&self))::VARCHAR || \(text()))"
    case 6: return "[\(inner(&self))::VARCHAR, \(text())]"
    case 7: return "{'a': \(inner(&self)), 'b': \(inner(&self))}"
    case 8: return "list_transform([1, 2, 3], x -> x \(pick(["+", "*", "-"])) 2)"
    case 9: return "(SELECT \(pick(["max", "min", "count"]))(1) FROM (\(query(depth - 1))))"
    case 10: return "round(TRY_CAST(\(inner(&self)) AS DOUBLE), 2) \(pick(["+", "/", "%"])) 3"
    default: return column()
    }
  }

  private static let ofText = [
    "upper", "lower", "length", "trim", "reverse", "md5", "strip_accents", "ascii", "hash",
  ]

  private mutating func aggregate(_ depth: Int) -> String {
    let name = pick(["count", "min", "max", "any_value", "list", "mode", "approx_count_distinct"])
    let filter = chance(20) ? " FILTER (WHERE \(comparison(0)))" : ""
    return isHostile() ? literal() : "\(name)(\(chance(20) ? "DISTINCT " : "")\(column()))\(filter)"
  }

  private mutating func window() -> String {
    let name = pick(["row_number()", "rank()", "count(*)", "lag(\(column()))", "max(\(column()))"])
    return "\(name) OVER (PARTITION BY \(column()) ORDER BY \(column()))"
  }

  // Mutations

  private mutating func mutated(_ sql: String) -> String {
    var pieces = sql.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...number(3) where !pieces.isEmpty {
      let place = number(pieces.count)
      switch number(6) {
      case 0: pieces.remove(at: place)
      case 1: pieces.insert(pieces[number(pieces.count)], at: place)
      case 2: pieces.swapAt(place, number(pieces.count))
      case 3: pieces.insert(pick(hostile.pieces), at: place)
      case 4: pieces[place] = String(pieces[place].dropLast())
      default: pieces[place] = pick(hostile.pieces)
      }
    }
    return pieces.joined(separator: " ")
  }
}
