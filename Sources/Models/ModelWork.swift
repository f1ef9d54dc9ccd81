/// What a build has to do for one model.
struct ModelWork: Sendable {
  private enum Kind {
    case build
    case update(ChangedSessions, rows: Int)
    /// The rows are those of others, and some of those have changed.
    case count(BuildPlan.Change, rows: Int)
    /// Only the comments are to be written again.
    case describe(rows: Int)

    var writesComments: Bool {
      switch self {
      case .build, .describe: true
      case .update, .count: false
      }
    }
  }

  private let model: Model
  private let kind: Kind
  /// Whether ``ModelComments`` are to be written when it is done.
  var writesComments: Bool { kind.writesComments }

  /// Nil where there is nothing to do.
  init?(_ model: Model, _ plan: BuildPlan, _ old: BuildState) {
    self.model = model
    let name = model.relation.name
    guard let before = old.models[model.relation.description] else {
      kind = .build
      return
    }
    let isDescribed = before.description == ModelFingerprint.descriptions(of: model)
    switch plan.actions[name] {
    case .sessions(let changed) where isDescribed: kind = .update(changed, rows: before.rows)
    case .keep where !isDescribed: kind = .describe(rows: before.rows)
    case .keep:
      guard model.materialized == .view, let change = plan.changes[name], change != .none else {
        return nil
      }
      kind = .count(change, rows: before.rows)
    default: kind = .build
    }
  }

  /// Does it.
  ///
  /// - Parameter existing: TABLE or VIEW where the file has one of that name.
  func run(_ builder: ModelBuilder, existing: String?) throws -> RunReport.ModelRun {
    let clock = ContinuousClock()
    let start = clock.now
    let (rows, extent) = try result(builder, existing)
    return RunReport.ModelRun(
      relation: model.relation, rows: rows, seconds: (clock.now - start) / .seconds(1),
      extent: extent)
  }

  private func result(
    _ builder: ModelBuilder, _ existing: String?
  ) throws -> (Int, RunReport.Extent) {
    switch kind {
    case .build: return (try builder.build(model, existing: existing), .everything)
    case .count(let change, let rows):
      return (try builder.count(model, after: change, rows: rows), .kept)
    case .describe(let rows): return (rows, .kept)
    case .update(let changed, let rows):
      let count = Set(changed.arriving + changed.leaving).count
      return (try builder.update(model, changed, rows: rows), .sessions(count))
    }
  }
}
