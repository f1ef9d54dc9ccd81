/// A hash of what decides about a model's rows, its bronze files aside: its SQL, settings and
/// contract, and all of that of the models it reads.
enum ModelFingerprint {
  /// The fingerprints of all models by name.
  static func all(_ project: Project) throws(ProjectError) -> [Identifier: String] {
    // A macro may be called by any model.
    let macros = project.hooks.map(\.sql)
    let incremental = project.models.filter {
      if case .incremental = $0.materialized { true } else { false }
    }
    let models = Dictionary(uniqueKeysWithValues: incremental.map { ($0.relation.name, $0) })
    let changes = Array(models.keys).concurrently { name throws(ProjectError) in
      try models[name].map { model throws(ProjectError) in
        try project.changesSQL(of: model, ChangedSessions.variable).text
      }
    }
    var found: [Identifier: String] = [:]
    for model in project.models {
      let columns = model.contract?.map { "\($0.column) \($0.type) \($0.constraints)" } ?? []
      let parents = model.parents.map { found[$0] ?? "" }
      var pieces = ["\(model.relation)", "\(model.materialized)", model.sql]
      if let sql = try changes[model.relation.name]?.get() { pieces.append(sql) }
      pieces += columns + parents + macros
      found[model.relation.name] = pieces.joined(separator: "\u{0}").digest
    }
    return found
  }

  /// A hash of the descriptions of a model and its columns.
  static func descriptions(of model: Model) -> String {
    let columns = model.columnDescriptions.sorted { $0.key < $1.key }
    let texts = columns.map { "\($0.key) \($0.value)" }
    return ([model.description] + texts).joined(separator: "\u{0}").digest
  }
}
