/// What has to be done with each model, given what the last build found and what is there now.
struct BuildPlan {
  /// What a build does with one model.
  enum Action: Sendable, Equatable {
    /// It stays as the last build made it.
    case keep
    /// It is made from all of its input.
    case everything
    /// Rows of these sessions are replaced.
    case sessions(ChangedSessions)
  }

  /// What is different in a model's rows afterwards.
  enum Change: Sendable, Equatable {
    case none
    case everything
    case sessions(ChangedSessions)
  }

  let fingerprints: [Identifier: String]
  private(set) var actions: [Identifier: Action] = [:]
  private(set) var changes: [Identifier: Change] = [:]
  /// Models that are left out although they would have to be built.
  private(set) var stale: Set<Identifier> = []
  /// Tables of the last build that no model makes any more, as schema and name.
  let abandoned: [String]

  private let options: RunOptions
  private let old: BuildState
  /// Hashes of the bronze sessions that are there now, by table.
  let bronze: [String: [String: String]]
  /// The sessions that differ between the builds, by bronze table.
  private let differences: [String: Set<String>]
  /// The bronze tables that each model goes back to.
  private var sources: [Identifier: Set<String>] = [:]

  /// - Parameters:
  ///   - bronze: what ``bronze`` is to be.
  ///   - old: the state of the last build; an empty one makes everything.
  init(
    _ project: Project, bronze: [String: [String: String]], old: BuildState,
    options: RunOptions = RunOptions()
  ) throws {
    self.options = options
    self.old = old
    self.bronze = bronze
    differences = Self.differences(old.bronze, bronze)
    fingerprints = try ModelFingerprint.all(project)
    let names = Set(project.models.map(\.relation.description))
    abandoned = old.models.keys.filter { !names.contains($0) }.sorted()
    for model in project.models {
      decide(model, project.sourceTables(of: model))
      if let only = options.only { try limit(model, to: only) }
    }
  }

  private mutating func decide(_ model: Model, _ own: Set<String>) {
    let name = model.relation.name
    let tables = model.parents.reduce(own) { $0.union(sources[$1] ?? []) }
    sources[name] = tables
    let parents = model.parents.map { changes[$0] ?? .none }
    let touched = touched(tables)
    let isSame =
      old.models[model.relation.description]?.fingerprint == fingerprints[name]
    guard isSame else { return set(name, .everything, .everything) }
    switch model.materialized {
    case .incremental where !parents.contains(.everything):
      decideSessions(name, touched, tables)
    case .view:
      let change = parents.contains(.everything) ? .everything : sessions(touched, tables)
      set(name, .keep, change)
    default:
      let isStale = !touched.isEmpty || parents.contains { $0 != .none }
      set(name, isStale ? .everything : .keep, isStale ? .everything : .none)
    }
  }

  // What is left out stays, and what is selected goes by what is there.
  private mutating func limit(_ model: Model, to only: Set<Identifier>) throws {
    let name = model.relation.name
    if only.contains(name) {
      if options.isFullRefresh { set(name, .everything, .everything) }
      return
    }
    guard old.models[model.relation.description] != nil else {
      throw SelectionError(
        "\(model.relation) is not in the current snapshot: select it as well, or build everything once"
      )
    }
    if actions[name] != .keep { stale.insert(name) }
    set(name, .keep, .none)
  }

  private mutating func decideSessions(
    _ name: Identifier, _ touched: Set<String>, _ tables: Set<String>
  ) {
    switch sessions(touched, tables) {
    case .sessions(let changed): set(name, .sessions(changed), .sessions(changed))
    case .none: set(name, .keep, .none)
    case .everything: set(name, .everything, .everything)
    }
  }

  // Making most sessions one by one takes longer than making all at once.
  private func sessions(_ touched: Set<String>, _ tables: Set<String>) -> Change {
    guard !touched.isEmpty else { return .none }
    let count = tables.map { bronze[$0]?.count ?? 0 }.max() ?? 0
    guard touched.count * 2 <= max(count, 2) else { return .everything }
    let arriving = touched.filter { session in tables.contains { bronze[$0]?[session] != nil } }
    let leaving = touched.filter { session in
      tables.contains { old.bronze[$0]?[session] != nil }
    }
    return .sessions(ChangedSessions(arriving: arriving.sorted(), leaving: leaving.sorted()))
  }

  /// The sessions that differ in one of the tables.
  private func touched(_ tables: Set<String>) -> Set<String> {
    tables.reduce(into: []) { $0.formUnion(differences[$1] ?? []) }
  }

  private static func differences(
    _ old: [String: [String: String]], _ new: [String: [String: String]]
  ) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for (table, sessions) in new {
      let before = old[table] ?? [:]
      let changed = sessions.filter { before[$0.key] != $0.value }.keys
      let gone = before.keys.filter { sessions[$0] == nil }
      found[table] = Set(changed).union(gone)
    }
    return found
  }

  private mutating func set(_ name: Identifier, _ action: Action, _ change: Change) {
    actions[name] = action
    changes[name] = change
  }
}

extension Project {
  /// The bronze tables that a model reads itself.
  func sourceTables(of model: Model) -> Set<String> {
    let calls = compiler.project.models[model.relation.name]?.template.calls("source") ?? []
    return Set(calls.compactMap { $0.positional.last?.text })
  }
}
