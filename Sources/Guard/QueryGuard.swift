internal import DuckDB

/// Decides whether a statement may run: one SELECT that only reads silver and gold.
///
/// Bounds on the text come first, then DuckDB's own parser, then an allow-list of all that its tree
/// may hold. It works on a thread of its own, one statement after another.
public actor QueryGuard {
  private let parser: StatementParser
  private let limits: GuardLimits
  private let executor: EngineThread

  /// The guard's own thread: the parser blocks.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A guard with its own parser, which takes a few milliseconds to make: keep it.
  ///
  /// - Throws: where no engine can be opened.
  public init(limits: GuardLimits = GuardLimits()) throws {
    self.limits = limits
    executor = EngineThread(label: "f1lake.guard")
    parser = try StatementParser()
  }

  /// Looks at a statement; nothing of it runs.
  ///
  /// - Parameters:
  ///   - catalog: the tables that may be read.
  ///   - maxRows: the most rows that it may give, a million at most.
  /// - Throws: why it may not run.
  public func check(
    _ sql: String, in catalog: GuardCatalog, maxRows: Int = 200
  ) throws(GuardRefusal) -> GuardedQuery {
    let statement = try TextCheck.check(sql, limits)
    // What is looked at is the very text that runs later, not the text inside it.
    let limit = min(max(maxRows, 0), 1_000_000)
    let wrapped = GuardedQuery.wrapped(statement, limit: limit)
    guard case .trees(let trees) = try parser.parse(wrapped), trees.count == 1 else {
      throw try failure(of: statement)
    }
    var walk = StatementWalk(
      catalog: catalog, limits: limits, text: statement,
      prefix: GuardedQuery.prefix.utf8.count)
    guard let inner = trees[0].wrappedQuery(limit: limit) else {
      throw GuardRefusal(.syntax, "The statement is not complete by itself.")
    }
    _ = try walk.query(inner, Scope())
    return GuardedQuery(statement: statement, tables: walk.tables.sorted(), maxRows: limit)
  }

  // The text alone gives the better message.
  private func failure(of statement: String) throws(GuardRefusal) -> GuardRefusal {
    switch try parser.parse(statement) {
    case .trees(let trees) where trees.count > 1:
      return GuardRefusal(.severalStatements, "One statement is allowed: write only one.")
    case .trees:
      return GuardRefusal(.construct, "This statement cannot stand within another query.")
    case .failure(_, isSyntax: false, _):
      return GuardRefusal(
        .notSelect, "Only one SELECT may run here; PIVOT needs its values: ON column IN (…).")
    case .failure(let message, isSyntax: true, let offset):
      return GuardRefusal(
        .syntax, EngineMessage.cleaned(message),
        at: offset.map { TextPosition(offset: $0, in: statement) })
    }
  }
}

extension Tree {
  /// The statement within `SELECT * FROM (…) LIMIT n`, or nil where the tree has another form.
  fileprivate func wrappedQuery(limit: Int) -> Tree? {
    let keys = Set(fields.map(\.key))
    let modifiers = self["modifiers"]?.array ?? []
    guard
      keys == ["type", "modifiers", "select_list", "from_table", "aggregate_handling"],
      self["type"]?.text == "SELECT_NODE",
      let items = self["select_list"]?.array, items.count == 1, items[0].isPlainStar,
      modifiers.count == 1, modifiers[0]["type"]?.text == "LIMIT_MODIFIER",
      modifiers[0]["offset"] == nil, modifiers[0]["limit"]?.intConstant == limit,
      let from = self["from_table"], from["type"]?.text == "SUBQUERY",
      from.fields.allSatisfy({ ["type", "subquery", "query_location"].contains($0.key) })
    else { return nil }
    return from["subquery"]?["node"]
  }

  private var isPlainStar: Bool {
    self["class"]?.text == "STAR"
      && fields.allSatisfy { ["class", "type", "query_location"].contains($0.key) }
  }
}
