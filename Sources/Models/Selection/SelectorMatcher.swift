/// Finds what a selector means.
struct SelectorMatcher {
  let graph: ResourceGraph
  let state: ManifestState?

  /// What is meant, its relatives, and the tests of all these.
  func resolve(_ selector: Selector) throws(SelectionError) -> Set<String> {
    let found = try matches(selector)
    var selected = found
    if selector.withChildrensParents {
      let family = graph.descendants(of: found).union(found)
      selected.formUnion(graph.ancestors(of: family).union(family))
    }
    if let depth = selector.parents {
      selected.formUnion(graph.ancestors(of: found, depth: depth))
    }
    if let depth = selector.children {
      selected.formUnion(graph.descendants(of: found, depth: depth))
    }
    return graph.withTests(selected)
  }

  private func matches(_ selector: Selector) throws(SelectionError) -> Set<String> {
    if selector.method == "state" { return try changed(selector) }
    if selector.method == "test_type",
      !["generic", "singular", "unit", "data"].contains(selector.value)
    {
      throw SelectionError("test_type is generic, singular, unit or data, not '\(selector.value)'")
    }
    return Set(
      graph.order.filter { id in graph.nodes[id].map { matches(selector, $0) } ?? false })
  }

  private func changed(_ selector: Selector) throws(SelectionError) -> Set<String> {
    guard let state else {
      throw SelectionError(
        "state:\(selector.value) needs a manifest to compare with: name its folder with --state")
    }
    guard let check = ManifestState.Check(rawValue: selector.value) else {
      let known = ManifestState.Check.allCases.map(\.rawValue).joined(separator: ", ")
      throw SelectionError("there is no state '\(selector.value)' but \(known)")
    }
    return Set(
      graph.order.filter { id in graph.nodes[id].map { state.holds(check, id, $0) } ?? false })
  }

  private func matches(_ selector: Selector, _ node: JSONValue) -> Bool {
    let value = selector.value
    let text = { (key: String) in node[key]?.text ?? "" }
    let type = text("resource_type")
    switch selector.method {
    case "fqn": return type != "source" && matches(name: value, node["fqn"]?.texts ?? [])
    case "tag": return (node["tags"]?.texts ?? []).contains { Wildcard.matches($0, value) }
    case "source":
      return type == "source"
        && matches(parts: value, [text("package_name"), text("source_name"), text("name")])
    case "exposure", "unit_test":
      return type == selector.method && matches(parts: value, [text("package_name"), text("name")])
    case "path":
      let schema = text("patch_path").split(separator: "://").last.map(String.init)
      return PathPattern.matches(text("original_file_path"), value, isSelf: true)
        || schema.map { PathPattern.matches($0, value, isSelf: false) } ?? false
    case "file":
      let file = text("original_file_path").split(separator: "/").last.map(String.init) ?? ""
      let stem = file.split(separator: ".").dropLast().joined(separator: ".")
      return Wildcard.matches(file, value) || Wildcard.matches(stem, value)
    case "resource_type": return type == value
    case "test_name":
      return type == "unit_test"
        ? Wildcard.matches(text("name"), value)
        : node["test_metadata"]?["name"]?.text.map { Wildcard.matches($0, value) } ?? false
    case "test_type": return Self.testTypes(of: node, type).contains(value)
    case "config": return hasSetting(selector, node, type)
    default: return false
    }
  }

  private static func testTypes(of node: JSONValue, _ type: String) -> [String] {
    switch type {
    case "unit_test": ["unit"]
    case "test": node["test_metadata"] == nil ? ["singular", "data"] : ["generic", "data"]
    default: []
    }
  }

  // The name alone, or a path of names from the project or from below it.
  private func matches(name: String, _ fqn: [String]) -> Bool {
    matches(name, fqn) || matches(name, Array(fqn.dropFirst()))
  }

  private func matches(_ name: String, _ fqn: [String]) -> Bool {
    guard let leaf = fqn.last else { return false }
    if leaf == name { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let flat = fqn.flatMap { $0.split(separator: ".").map(String.init) }
    guard flat.count >= parts.count else { return false }
    for (index, part) in parts.enumerated() {
      if Wildcard.isPattern(part) {
        let rest = flat[index...].joined(separator: ".")
        if Wildcard.matches(rest, parts[index...].joined(separator: ".")) { return true }
        return parts.count == 1 && Wildcard.matches(leaf, name)
      }
      guard flat[index] == part else { return false }
    }
    return true
  }

  private func matches(parts value: String, _ names: [String]) -> Bool {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    // `source:bronze` means all of its tables, `bronze.laps` leaves the project out.
    let wanted: [String]
    switch (parts.count, names.count) {
    case (1, 3): wanted = ["*", parts[0], "*"]
    case (2, 3): wanted = ["*"] + parts
    case (1, 2): wanted = ["*"] + parts
    default: wanted = parts
    }
    guard wanted.count == names.count else { return false }
    return zip(names, wanted).allSatisfy { Wildcard.matches($0, $1) }
  }

  private func hasSetting(_ selector: Selector, _ node: JSONValue, _ type: String) -> Bool {
    guard ["model", "test", "source"].contains(type), var value = node["config"] else {
      return false
    }
    for name in selector.arguments {
      guard let next = value[name] else { return false }
      value = next
    }
    let isAnyCase = selector.arguments == ["severity"]
    return (value.list ?? [value]).contains { item in
      if let bool = item.bool { return selector.value.lowercased() == (bool ? "true" : "false") }
      let text = item.python
      return text == selector.value
        || isAnyCase && text.lowercased() == selector.value.lowercased()
    }
  }
}
