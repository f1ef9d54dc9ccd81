/// The resources of a manifest and how they depend on each other.
struct ResourceGraph: Sendable {
  let order: [String]
  let nodes: [String: JSONValue]
  private let parents: [String: [String]]
  private let children: [String: [String]]

  init(_ manifest: Manifest) {
    let all = manifest.all
    order = all.map(\.key)
    let nodes = Dictionary(all.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
    var parents: [String: [String]] = [:]
    var children: [String: [String]] = [:]
    for member in all {
      let own = Manifest.parents(of: member.value).filter { nodes[$0] != nil }
      parents[member.key] = own
      for parent in own { children[parent, default: []].append(member.key) }
    }
    self.nodes = nodes
    self.parents = parents
    self.children = children
  }

  func type(_ id: String) -> String { nodes[id]?["resource_type"]?.text ?? "" }

  /// All that `ids` need, up to so many generations.
  func ancestors(of ids: Set<String>, depth: Int = .max) -> Set<String> {
    reach(ids, parents, depth)
  }

  /// All that is made from `ids`, up to so many generations.
  func descendants(of ids: Set<String>, depth: Int = .max) -> Set<String> {
    reach(ids, children, depth)
  }

  /// With the tests of what is selected: a test comes with any of the models that it reads.
  func withTests(_ ids: Set<String>) -> Set<String> {
    let tests = ids.flatMap { children[$0] ?? [] }.filter {
      ["test", "unit_test"].contains(type($0))
    }
    return ids.union(tests)
  }

  private func reach(_ ids: Set<String>, _ next: [String: [String]], _ depth: Int) -> Set<String> {
    var found: Set<String> = []
    var layer = ids
    var generation = 0
    while !layer.isEmpty, generation < depth {
      layer = Set(layer.flatMap { next[$0] ?? [] }).subtracting(found)
      found.formUnion(layer)
      generation += 1
    }
    return found
  }
}
