extension StatementWalk {
  private static let tableFunctions: Set<String> = ["range", "generate_series", "unnest"]

  /// Whatever stands in FROM.
  mutating func table(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    var shape = try deeper(node) { (walk) throws(GuardRefusal) in
      switch node["type"]?.text {
      case "EMPTY", "EMPTY_FROM": Shape()
      case "BASE_TABLE": try walk.baseTable(node, scope)
      case "SUBQUERY": try walk.subquery(node, scope)
      case "JOIN": try walk.join(node, scope)
      case "EXPRESSION_LIST": try walk.values(node, scope)
      case "TABLE_FUNCTION": try walk.tableFunction(node, scope)
      case "PIVOT": try walk.pivot(node, scope)
      case "SHOW_REF": try walk.describe(node, scope)
      default: throw walk.refusal(.construct, "This form of FROM is not allowed here.", node)
      }
    }
    if let sample = node["sample"] { try parts(sample, scope) }
    if node["column_name_alias"]?.array.isEmpty == false { shape.growth = shape.growth.renamed() }
    guard shape.width <= limits.columns else {
      throw refusal(.tooComplex, "A table of FROM has more than \(limits.columns) columns.", node)
    }
    return shape
  }

  private mutating func baseTable(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    let schema = node["schema_name"]?.text ?? ""
    let name = node["table_name"]?.text ?? ""
    if schema.isEmpty, let cte = scope.ctes[name.lowercased()] {
      try addReads(max(cte.reads, 1), node)
      return cte
    }
    guard let table = catalog.table(schema: schema, name: name) else {
      throw refusal(.table, missing(schema, name), node)
    }
    try addTable(table, node)
    return Shape(width: catalog.tables[table] ?? 0)
  }

  private func missing(_ schema: String, _ name: String) -> String {
    let shown = String(name.prefix(60))
    let schemas = catalog.presentSchemas.joined(separator: " or ")
    if !schema.isEmpty, !GuardCatalog.schemas.contains(schema.lowercased()) {
      return "Only tables of \(schemas) may be read, not \(schema.prefix(60)).\(shown)."
    }
    let near = catalog.tables.keys.sorted().first {
      let (a, b) = ($0.name, name.lowercased())
      return !b.isEmpty && (a.hasPrefix(b) || b.hasPrefix(a) || a.hasSuffix(b))
    }
    let hint = near.map { "; did you mean \($0)?" } ?? "."
    return "There is no table \"\(shown)\" in \(schemas)\(hint)"
  }

  private mutating func subquery(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    guard let query = node["subquery"]?["node"] else {
      throw refusal(.construct, "This form of subquery is not allowed here.", node)
    }
    return try self.query(query, scope)
  }

  private mutating func join(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    guard let leftNode = node["left"], let rightNode = node["right"] else {
      throw refusal(.construct, "This form of join is not allowed here.", node)
    }
    let left = try table(leftNode, scope)
    var inner = scope
    // LATERAL sees the columns of the left side.
    inner.growth = inner.growth.merged(with: left.growth)
    let right = try table(rightNode, inner)
    let growth = left.growth.joined(with: right.growth)
    inner.growth = scope.growth.merged(with: growth)
    if let condition = node["condition"] { _ = try expression(condition, inner) }
    return Shape(width: left.width + right.width, growth: growth)
  }

  private mutating func values(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    var shape = Shape()
    for row in node["values"]?.array ?? [] {
      shape.width = max(shape.width, row.array.count)
      for value in row.array {
        shape.growth.widen("", to: try expression(value, scope))
      }
    }
    shape.growth = shape.growth.renamed()
    return shape
  }

  private mutating func tableFunction(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    guard let function = node["function"], let name = function["function_name"]?.text,
      Self.tableFunctions.contains(name.lowercased()), isPlain(function)
    else {
      let name = String((node["function"]?["function_name"]?.text ?? "it").prefix(60))
      throw refusal(
        .function, "The table function \(name) is not allowed: only silver and gold may be read.",
        node)
    }
    try addReads(1, node)
    var shape = Shape(width: 2)
    for child in function["children"]?.array ?? [] {
      shape.growth.widen("", to: try expression(child, scope))
    }
    shape.growth = shape.growth.renamed()
    return shape
  }

  private mutating func pivot(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    guard let source = node["source"] else {
      throw refusal(.construct, "This form of PIVOT is not allowed here.", node)
    }
    var shape = try table(source, scope)
    var inner = scope
    inner.growth = inner.growth.merged(with: shape.growth)
    var groups = max(1, node["aggregates"]?.array.count ?? 1)
    for aggregate in node["aggregates"]?.array ?? [] {
      shape.growth.widen("", to: try expression(aggregate, inner))
    }
    for pivot in node["pivots"]?.array ?? [] {
      groups = Growth.product(groups, max(1, pivot["entries"]?.array.count ?? 1))
      try parts(pivot, inner)
    }
    return Shape(width: shape.width + groups, growth: shape.growth.renamed())
  }

  // DESCRIBE and SUMMARIZE of a query; SHOW of settings and databases has no query.
  private mutating func describe(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    guard let query = node["query"], node["table_name"] == nil else {
      throw refusal(
        .construct, "SHOW and DESCRIBE without a table are refused: name a table.", node)
    }
    _ = try self.query(query, scope)
    return Shape(width: 16)
  }
}
