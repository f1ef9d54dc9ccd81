/// The order in which models can be built.
enum ModelGraph {
  /// Each model after its parents; among those that could come next, by name.
  ///
  /// - Throws: ``ProjectError`` that names the models of a cycle in order.
  static func order(_ models: [Model]) throws(ProjectError) -> [Model] {
    var waiting = models.sorted { $0.relation.name < $1.relation.name }
    var ordered: [Model] = []
    var done: Set<Identifier> = []
    while !waiting.isEmpty {
      guard let next = waiting.firstIndex(where: { done.isSuperset(of: $0.parents) }) else {
        throw cycle(in: waiting, done)
      }
      let model = waiting.remove(at: next)
      done.insert(model.relation.name)
      ordered.append(model)
    }
    return ordered
  }

  // Every waiting model has a waiting parent, so following parents must come to a model twice.
  private static func cycle(in waiting: [Model], _ done: Set<Identifier>) -> ProjectError {
    let byName = Dictionary(uniqueKeysWithValues: waiting.map { ($0.relation.name, $0) })
    var path: [Identifier] = []
    var next = waiting.first?.relation.name
    while let name = next, !path.contains(name) {
      path.append(name)
      next = byName[name]?.parents.first { byName[$0] != nil }
    }
    let start = next.flatMap { path.firstIndex(of: $0) } ?? 0
    let members = path[start...] + (next.map { [$0] } ?? [])
    let first = members.first.flatMap { byName[$0] }
    let names = members.map(\.name).joined(separator: " → ")
    return ProjectError(
      file: first?.file ?? ProjectFile.name,
      line: members.dropFirst().first.flatMap { first?.line(reading: $0) },
      "models read each other in a circle: \(names). Hint: take one ref out, or give what both need a"
        + " model of its own")
  }
}
