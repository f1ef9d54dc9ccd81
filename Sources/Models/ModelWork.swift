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

  /// The rows that are scanned afterwards, where it is a scan that tests can join.
  var scannedRows: String? {
    switch kind {
    case .build: model.relation.quoted
    case .update(let changed, _) where !changed.arriving.isEmpty:
      "\(model.relation.quoted) WHERE \(changed.arrivingCondition)"
    default: nil
    }
  }

  /// Does it; what it has made is not looked at yet.
  ///
  /// - Parameter existing: TABLE or VIEW where the file has one of that name.
  func run(_ builder: ModelBuilder, existing: String?) throws -> Done {
    let clock = ContinuousClock()
    let start = clock.now
    var done = try result(builder, existing)
    done.seconds = (clock.now - start) / .seconds(1)
    return done
  }

  /// What was done with a model.
  struct Done: Sendable {
    /// Nil where the scan counts them.
    var rows: Int?
    let extent: RunReport.Extent
    /// What its rows are asked; nil for rows that were there before.
    var scan: ModelScan?
    var seconds = 0.0
    /// Whether the rows are to be counted or asked something.
    var needsLook: Bool { scan.map { rows == nil || !$0.isEmpty } ?? false }
  }

  private func result(_ builder: ModelBuilder, _ existing: String?) throws -> Done {
    switch kind {
    case .build:
      return Done(extent: .everything, scan: try builder.build(model, existing: existing))
    case .count(let change, let rows):
      return Done(rows: try builder.count(model, after: change, rows: rows), extent: .kept)
    case .describe(let rows): return Done(rows: rows, extent: .kept)
    case .update(let changed, let rows):
      let count = Set(changed.arriving + changed.leaving).count
      let (rows, scan) = try builder.update(model, changed, rows: rows)
      return Done(rows: rows, extent: .sessions(count), scan: scan)
    }
  }
}
