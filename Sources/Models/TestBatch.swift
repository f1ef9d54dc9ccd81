/// Tests that are cheap enough to be one scan of a relation.
///
/// A batch only tells whether any test finds a row. If so, each is run alone.
struct TestBatch: Sendable {
  /// The tests, as indices of the plan.
  private(set) var tests: [Int] = []
  /// The models that are read.
  let models: [Identifier]
  /// What is scanned: the relation, or those of its rows that have just come in.
  let rows: String
  private(set) var checks = RowChecks()

  private init(
    _ name: Identifier, _ relation: Relation, _ scope: TestPlan.Scope, _ changedRows: ChangedRows
  ) throws(ProjectError) {
    models = [name]
    guard case .sessions(let changed) = scope else {
      rows = relation.quoted
      return
    }
    let source = try changedRows.source(name, changed) ?? relation.quoted
    rows = "\(source) WHERE \(changed.arrivingCondition)"
  }

  /// All tests of the plan that can be part of a batch, by relation and scope.
  static func all(
    _ plan: TestPlan, _ relations: [Identifier: Relation], _ changedRows: ChangedRows
  ) throws(ProjectError) -> [TestBatch] {
    var batches: [TestBatch] = []
    var places: [String: Int] = [:]
    for (index, entry) in plan.entries.enumerated() where entry.scope != .nothing {
      guard let name = entry.test.model, let relation = relations[name],
        let checks = entry.test.checks(entry.scope)
      else { continue }
      let key = entry.scope == .everything ? "\(relation) all" : "\(relation)"
      let place = places[key] ?? batches.count
      if place == batches.count {
        places[key] = place
        batches.append(try TestBatch(name, relation, entry.scope, changedRows))
      }
      batches[place].tests.append(index)
      batches[place].checks = batches[place].checks.and(checks)
    }
    return batches
  }
}

extension DataTest {
  /// Nil for a test that needs a query of its own.
  fileprivate func checks(_ scope: TestPlan.Scope) -> RowChecks? {
    let limit = condition.map { "(\($0)) AND " } ?? ""
    switch kind {
    case .notNull(let column): return RowChecks(badRows: ["\(limit)\(column.quoted) IS NULL"])
    case .acceptedValues(let column, let literals):
      let list = literals.joined(separator: ", ")
      return RowChecks(badRows: ["\(limit)\(column.quoted) NOT IN (\(list))"])
    case .unique(let column) where scope == .everything:
      let filter = condition.map { " FILTER (WHERE \($0))" } ?? ""
      return RowChecks(counts: [
        "count(\(column.quoted))\(filter) - count(DISTINCT \(column.quoted))\(filter)"
      ])
    default: return nil
    }
  }

  /// A query for the number of failures, or for whether there are any, that is cheaper than the one
  /// for the rows; nil where there is none.
  func quickCheck(
    _ scope: TestPlan.Scope, _ changedRows: ChangedRows, _ relation: (Identifier) -> Relation?
  ) throws(ProjectError) -> String? {
    guard let model, let rows = relation(model)?.quoted else { return nil }
    let limits = [condition.map { "(\($0))" }].compactMap(\.self)
    var arriving = limits
    var changedSource = rows
    if case .sessions(let changed) = scope {
      arriving.append(changed.arrivingCondition)
      changedSource = try changedRows.source(model, changed) ?? rows
    }
    switch kind {
    case .relationships(let column, let to, let field):
      guard let parent = relation(to)?.quoted else { return nil }
      let conditions = (["\(column.quoted) IS NOT NULL"] + arriving).joined(separator: " AND ")
      return """
        SELECT count(*) FROM
          (SELECT \(column.quoted) AS value FROM \(changedSource) WHERE \(conditions))
          AS child ANTI JOIN \(parent) AS parent ON child.value = parent.\(field.quoted)
        """
    case .unique(let column):
      // A value is there twice now and was not before: one of its rows has just come.
      let own = (["\(column.quoted) IS NOT NULL"] + arriving).joined(separator: " AND ")
      let all = (["true"] + limits).joined(separator: " AND ")
      return """
        SELECT count(*) FROM (SELECT 1 FROM \(rows) WHERE \(all) AND \(column.quoted) IN
          (SELECT \(column.quoted) FROM \(changedSource) WHERE \(own))
          GROUP BY \(column.quoted) HAVING count(*) > 1)
        """
    default: return nil
    }
  }
}
