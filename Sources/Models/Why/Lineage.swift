/// Which tables a model is made from.
struct Lineage {
  private let models: [Identifier: Model]

  init(_ project: Project) {
    models = Dictionary(uniqueKeysWithValues: project.models.map { ($0.relation.name, $0) })
  }

  /// The model first, then what it reads, then what that reads: each once.
  func inputs(of model: Model) -> [Explanation.Input] {
    var waiting = [model.relation.name]
    var seen = Set(waiting)
    var inputs: [Explanation.Input] = []
    while !waiting.isEmpty {
      guard let model = models[waiting.removeFirst()] else { continue }
      let parents = model.parents.filter { seen.insert($0).inserted }
      waiting += parents
      let names = model.parents.compactMap { models[$0]?.relation.description }
      let sources = model.reads.sources.map { "\($0.group).\($0.table)" }
      inputs.append(.init(table: model.relation.description, reads: names + sources.sorted()))
    }
    return inputs
  }
}
