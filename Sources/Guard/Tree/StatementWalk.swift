/// Walks DuckDB's tree of one SELECT and refuses every part that is not known to be harmless.
struct StatementWalk {
  let catalog: GuardCatalog
  let limits: GuardLimits
  /// The statement as it was written, and how many bytes the engine's text has in front of it.
  let text: String
  let prefix: Int

  /// What the statement reads.
  private(set) var tables: Set<TableName> = []
  /// The bytes of the longest text that the statement itself holds or pads to.
  var longestText = 0
  private var depth = 0
  // Tables read by the query that is being walked.
  private var reads = 0

  init(catalog: GuardCatalog, limits: GuardLimits, text: String, prefix: Int) {
    self.catalog = catalog
    self.limits = limits
    self.text = text
    self.prefix = prefix
  }

  func refusal(
    _ reason: GuardRefusal.Reason, _ message: String, _ node: Tree? = nil
  ) -> GuardRefusal {
    let offset = node?.location.map { $0 - prefix }
    let place = offset.flatMap { offset in
      (0...text.utf8.count).contains(offset) ? TextPosition(offset: offset, in: text) : nil
    }
    return GuardRefusal(reason, message, at: place)
  }

  /// Runs `body` one level deeper.
  mutating func deeper<T>(
    _ node: Tree, _ body: (inout Self) throws(GuardRefusal) -> T
  ) throws(GuardRefusal) -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.treeDepth else {
      throw refusal(.tooDeep, "The statement is nested more than \(limits.treeDepth) deep.", node)
    }
    for field in node.fields where !AllowedNodes.keys.contains(field.key) {
      throw refusal(.construct, "This form (\(field.key)) is not allowed here.", node)
    }
    return try body(&self)
  }

  mutating func addReads(_ count: Int, _ node: Tree) throws(GuardRefusal) {
    reads += count
    guard reads <= limits.tableReads else {
      throw refusal(
        .tooComplex, "The statement reads more than \(limits.tableReads) tables in all.", node)
    }
  }

  mutating func addTable(_ table: TableName, _ node: Tree) throws(GuardRefusal) {
    tables.insert(table)
    try addReads(1, node)
  }

  /// A SELECT, set operation or list of values with everything in it.
  mutating func query(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    let outer = reads
    reads = 0
    var shape = try deeper(node) { (walk) throws(GuardRefusal) in
      switch node["type"]?.text {
      case "SELECT_NODE": try walk.select(node, scope)
      case "SET_OPERATION_NODE": try walk.setOperation(node, scope)
      case "RECURSIVE_CTE_NODE":
        throw walk.refusal(
          .construct, "Recursive queries are refused: use range(…) to count.", node)
      default: throw walk.refusal(.construct, "This kind of query is not allowed here.", node)
      }
    }
    shape.reads = reads
    reads = 0
    try addReads(outer + shape.reads, node)
    guard shape.width <= limits.columns else {
      throw refusal(.tooComplex, "A query gives more than \(limits.columns) columns.", node)
    }
    return shape
  }

  private mutating func setOperation(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    let inner = try ctes(node, scope)
    var shape = Shape()
    for side in ["left", "right"] {
      guard let side = node[side] else { continue }
      let part = try query(side, inner)
      shape.width = max(shape.width, part.width)
      shape.growth = shape.growth.merged(with: part.growth.renamed())
    }
    for part in node["children"]?.array ?? [] {
      let part = try query(part, inner)
      shape.growth = shape.growth.merged(with: part.growth.renamed())
    }
    try modifiers(node, inner)
    return shape
  }

  private mutating func select(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Shape {
    var inner = try ctes(node, scope)
    inner.lambda = nil
    let source = try node["from_table"].map { (from) throws(GuardRefusal) in
      try table(from, inner)
    }
    inner.growth = inner.growth.merged(with: source?.growth ?? Growth())
    var shape = Shape()
    for item in node["select_list"]?.array ?? [] {
      let size = try expression(item, inner)
      if item.holdsStar {
        shape.width += max(source?.width ?? 1, 1)
        shape.growth = shape.growth.merged(with: source?.growth.renamed(if: item) ?? Growth())
      } else {
        shape.width += 1
      }
      shape.growth.widen(item.columnName, to: size)
      inner.growth.widen(item.columnName, to: size)
    }
    for key in ["where_clause", "group_expressions", "having", "qualify", "sample"] {
      if let part = node[key] { try parts(part, inner) }
    }
    try modifiers(node, inner)
    return shape
  }

  private mutating func ctes(_ node: Tree, _ scope: Scope) throws(GuardRefusal) -> Scope {
    var inner = scope
    for entry in node["cte_map"]?["map"]?.array ?? [] {
      guard let name = entry["key"]?.text, let value = entry["value"],
        let query = value["query"]?["node"]
      else { throw refusal(.construct, "This form of WITH is not allowed here.", node) }
      let before = reads
      var shape = try self.query(query, inner)
      // Counted where it is used.
      reads = before
      if value["aliases"]?.array.isEmpty == false { shape.growth = shape.growth.renamed() }
      inner.ctes[name.lowercased()] = shape
    }
    return inner
  }

  private mutating func modifiers(_ node: Tree, _ scope: Scope) throws(GuardRefusal) {
    if let modifiers = node["modifiers"] { try parts(modifiers, scope) }
  }

  /// A text may not grow beyond what a few thousand rows of it can take in memory.
  func checkGrowth(_ factor: Int, _ node: Tree) throws(GuardRefusal) {
    guard factor > 1 else { return }
    let bytes = Growth.product(factor, 256 + longestText)
    guard bytes <= limits.textGrowth else {
      throw refusal(
        .argument, "This text or list could become too long: join fewer or shorter ones.", node)
    }
  }
}

extension Growth {
  // `*` keeps names; COLUMNS(…) within an expression may change them.
  fileprivate func renamed(if item: Tree) -> Growth {
    item["class"]?.text == "STAR" ? self : renamed()
  }
}

extension Tree {
  /// The name that the column of this item of a SELECT gets, in lower case.
  var columnName: String {
    let name = self["alias"]?.text ?? self["column_names"]?.array.last?.text
    return (name ?? self["function_name"]?.text ?? "").lowercased()
  }

  /// True for `*`, COLUMNS(…) and expressions with one of them.
  var holdsStar: Bool {
    switch self {
    case .array(let elements): elements.contains { $0.holdsStar }
    case .object(let fields):
      self["class"]?.text == "STAR"
        || fields.contains { $0.key != "subquery" && $0.value.holdsStar }
    default: false
    }
  }
}
