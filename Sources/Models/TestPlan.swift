/// Which rows each data test has to look at, given what has changed since it last passed.
struct TestPlan {
  enum Scope: Sendable, Equatable {
    case everything
    /// Rows of these sessions alone: all others passed before and are the same.
    case sessions(ChangedSessions)
    /// None: nothing that it reads has changed since it passed.
    case nothing
  }

  struct Entry: Sendable {
    let test: DataTest
    /// Its full SQL.
    let sql: String
    let fingerprint: String
    let scope: Scope
    /// The models that it reads, its own first.
    let models: [Identifier]
  }

  /// In the order of the project.
  let entries: [Entry]

  init(_ project: Project, _ plan: BuildPlan, old: BuildState) throws(ProjectError) {
    let models = Dictionary(uniqueKeysWithValues: project.models.map { ($0.relation.name, $0) })
    var entries: [Entry] = []
    for test in project.tests {
      let sql = try test.sql { name throws(ProjectError) in
        guard let model = models[name] else {
          throw ProjectError(file: test.file, line: test.line, "there is no model '\(name)'")
        }
        return model.relation
      }
      let fingerprint = "\(test.name)\u{0}\(sql)".digest
      let reads = Self.models(of: test)
      let scope =
        old.passedTests.contains(fingerprint)
        ? Self.scope(test, reads.map { plan.changes[$0] ?? .everything }, models) : .everything
      entries.append(
        Entry(test: test, sql: sql, fingerprint: fingerprint, scope: scope, models: reads))
    }
    self.entries = entries
  }

  private static func models(of test: DataTest) -> [Identifier] {
    if let template = test.template {
      return template.calls("ref").compactMap { $0.positional.first?.text.flatMap(Identifier.init) }
    }
    let own = test.model.map { [$0] } ?? []
    if case .relationships(_, let parent, _) = test.kind { return own + [parent] }
    return own
  }

  private static func scope(
    _ test: DataTest, _ changes: [BuildPlan.Change], _ models: [Identifier: Model]
  ) -> Scope {
    var changed: [ChangedSessions] = []
    for change in changes {
      switch change {
      case .everything: return .everything
      case .sessions(let sessions): changed.append(sessions)
      case .none: break
      }
    }
    guard !changed.isEmpty else { return .nothing }
    switch test.kind {
    case .query:
      guard test.template?.asksForChangedSessions == true else { return .everything }
      return .sessions(ChangedSessions.joined(changed))
    case .relationships:
      // Rows that leave the parent orphan children of any session.
      if case .sessions(let parent)? = changes.last, !parent.leaving.isEmpty { return .everything }
    default: break
    }
    guard let name = test.model, models[name]?.hasSessions == true else { return .everything }
    guard case .sessions(let own)? = changes.first, !own.arriving.isEmpty else { return .nothing }
    return .sessions(own)
  }
}

extension ChangedSessions {
  static func joined(_ all: [ChangedSessions]) -> ChangedSessions {
    ChangedSessions(
      arriving: Set(all.flatMap(\.arriving)).sorted(),
      leaving: Set(all.flatMap(\.leaving)).sorted())
  }
}

extension Model {
  /// Whether each row says of which session it is.
  var hasSessions: Bool {
    if case .incremental = materialized { return true }
    return contract?.contains { $0.column.name == ChangedSessions.column } ?? false
  }
}
