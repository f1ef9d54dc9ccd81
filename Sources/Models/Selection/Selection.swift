/// Which resources of a project are meant by `--select` and `--exclude`, as in dbt.
public struct Selection: Sendable {
  static let methods = [
    "config", "exposure", "file", "fqn", "path", "resource_type", "source", "state", "tag",
    "test_name", "test_type", "unit_test",
  ]

  private let include: [[Selector]]
  private let exclude: [[Selector]]
  private let kinds: Set<String>

  /// - Parameters:
  ///   - include: selectors; a space makes a union, a comma an intersection. Empty means all.
  ///   - exclude: what is taken away again.
  ///   - resourceTypes: `model`, `test`, `unit_test`, `source`, `exposure`; empty means all.
  /// - Throws: ``SelectionError`` for what is not in the subset.
  public init(
    include: [String] = [], exclude: [String] = [], resourceTypes: [String] = []
  ) throws(SelectionError) {
    self.include = try Self.parse(include)
    self.exclude = try Self.parse(exclude)
    let known = ["model", "test", "unit_test", "source", "exposure"]
    for type in resourceTypes where !known.contains(type) {
      throw SelectionError(
        "there is no resource type '\(type)' but \(known.joined(separator: ", "))"
          + Nearest.hint(type, among: known))
    }
    kinds = Set(resourceTypes)
  }

  /// Whether everything is meant.
  public var isEverything: Bool { include.isEmpty && exclude.isEmpty && kinds.isEmpty }

  /// The identifiers of what is selected, in the order of the manifest.
  ///
  /// - Parameter state: the manifest that `state:` compares with.
  /// - Throws: ``SelectionError`` where a selector needs a manifest and there is none.
  public func resolve(
    in manifest: Manifest, state: ManifestState? = nil
  ) throws(SelectionError) -> [SelectedResource] {
    let graph = ResourceGraph(manifest)
    let matcher = SelectorMatcher(graph: graph, state: state)
    var selected = Set(graph.order)
    if !include.isEmpty { selected = try union(include, matcher) }
    selected.subtract(try union(exclude, matcher))
    return graph.order.filter(selected.contains).compactMap { id in
      graph.nodes[id].map { SelectedResource(id: id, node: $0) }
    }.filter { kinds.isEmpty || kinds.contains($0.type) }
  }

  private func union(
    _ parts: [[Selector]], _ matcher: SelectorMatcher
  ) throws(SelectionError) -> Set<String> {
    var selected: Set<String> = []
    for part in parts {
      var common: Set<String>?
      for selector in part {
        let found = try matcher.resolve(selector)
        common = common?.intersection(found) ?? found
      }
      selected.formUnion(common ?? [])
    }
    return selected
  }

  private static func parse(_ texts: [String]) throws(SelectionError) -> [[Selector]] {
    var parts: [[Selector]] = []
    for text in texts.flatMap({ $0.split(separator: " ") }) {
      var selectors: [Selector] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        selectors.append(try Selector(String(part)))
      }
      parts.append(selectors)
    }
    return parts
  }
}

/// One selected thing.
public struct SelectedResource: Sendable {
  /// Its unique identifier, as in `model.f1_lakehouse.laps`.
  public let id: String
  let node: JSONValue

  /// `model`, `test`, `unit_test`, `source` or `exposure`.
  public var type: String { node["resource_type"]?.text ?? "" }
  /// Its name.
  public var name: String {
    type == "source"
      ? "\(node["source_name"]?.text ?? "").\(node["name"]?.text ?? "")"
      : node["name"]?.text ?? ""
  }
  /// The file that it stands in, relative to the project.
  public var path: String { node["original_file_path"]?.text ?? "" }
  /// What selects just this, as `dbt ls` prints it.
  public var selector: String {
    let package = node["package_name"]?.text ?? ""
    switch type {
    case "source": return "source:\(package).\(name)"
    case "exposure": return "exposure:\(package).\(name)"
    case "unit_test": return "unit_test:\(package).\(name)"
    default: return (node["fqn"]?.texts ?? []).joined(separator: ".")
    }
  }
  /// As the manifest has it, for programs.
  public var json: JSONValue { node }
}
