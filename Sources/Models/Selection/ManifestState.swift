/// An earlier manifest, of this runner or of dbt, that `state:` compares with.
public struct ManifestState: Sendable {
  /// What is asked about a resource.
  enum Check: String, CaseIterable, Sendable {
    case new, old, modified, unmodified
    case body = "modified.body"
    case configs = "modified.configs"
    case relation = "modified.relation"
    case contract = "modified.contract"
    case macros = "modified.macros"
  }

  private let nodes: [String: JSONValue]

  /// - Parameter text: the content of a manifest.json.
  /// - Throws: ``SelectionError`` where it is none of version 12.
  public init(_ text: [UInt8], file: String) throws(SelectionError) {
    guard let json = JSONValue(parsing: text),
      json["metadata"]?["dbt_schema_version"]?.text?.hasSuffix("/manifest/v12.json") == true
    else { throw SelectionError("\(file) is no manifest of version 12") }
    self.init(json)
  }

  init(_ json: JSONValue) {
    let members = ["nodes", "sources", "exposures", "unit_tests"].flatMap {
      json[$0]?.members ?? []
    }
    nodes = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
  }

  func holds(_ check: Check, _ id: String, _ node: JSONValue) -> Bool {
    let old = nodes[id]
    guard let old else { return check != .old && check != .unmodified && isComparable(check, node) }
    switch check {
    case .new: return false
    case .old: return true
    case .modified: return isModified(node, old)
    case .unmodified: return !isModified(node, old)
    case .body: return !same(["raw_code", "checksum"], node, old)
    case .configs: return !sameConfig(node, old)
    case .relation: return !sameRelation(node, old)
    case .contract: return !same(["contract"], node, old)
    case .macros: return false
    }
  }

  // Only models and tests have a body, settings, a relation; none of ours has a macro.
  private func isComparable(_ check: Check, _ node: JSONValue) -> Bool {
    switch check {
    case .new, .modified: true
    case .old, .unmodified, .macros: false
    default: ["model", "test"].contains(node["resource_type"]?.text)
    }
  }

  private func isModified(_ node: JSONValue, _ old: JSONValue) -> Bool {
    switch node["resource_type"]?.text {
    case "unit_test": !same(["checksum"], node, old)
    case "exposure":
      !same(["fqn", "type", "owner", "maturity", "url", "description", "label"], node, old)
        || !sameParents(node, old) || !sameConfig(node, old)
    case "source":
      !same(["database", "schema", "identifier", "fqn", "quoting", "freshness"], node, old)
        || !same(["loaded_at_field", "external"], node, old) || !sameConfig(node, old)
    case "test" where node["test_metadata"] != nil:
      !same(["fqn"], node, old) || !sameConfig(node, old)
    default:
      !same(["raw_code", "fqn", "contract"], node, old) || !sameConfig(node, old)
        || !sameRelation(node, old) || !samePersisted(node, old)
    }
  }

  private func same(_ keys: [String], _ node: JSONValue, _ old: JSONValue) -> Bool {
    keys.allSatisfy { (node[$0] ?? .null).means(old[$0] ?? .null) }
  }

  private func sameParents(_ node: JSONValue, _ old: JSONValue) -> Bool {
    Set(Manifest.parents(of: node)) == Set(Manifest.parents(of: old))
  }

  // Where it is built counts as written, not as it came out; tags and groups are no change.
  private func sameRelation(_ node: JSONValue, _ old: JSONValue) -> Bool {
    ["database", "schema", "alias"].allSatisfy { key in
      (node["unrendered_config"]?[key] ?? .null).means(old["unrendered_config"]?[key] ?? .null)
    }
  }

  private func sameConfig(_ node: JSONValue, _ old: JSONValue) -> Bool {
    let left = compared(node["unrendered_config"])
    return left.means(compared(old["unrendered_config"]))
  }

  private func compared(_ config: JSONValue?) -> JSONValue {
    let members = (config?.members ?? []).filter {
      !["database", "schema", "alias", "tags", "group", "docs", "access"].contains($0.key)
        && $0.value != .null
    }
    return .object(members)
  }

  // Descriptions count where dbt would write them into the database.
  private func samePersisted(_ node: JSONValue, _ old: JSONValue) -> Bool {
    let persist = node["config"]?["persist_docs"]
    if persist?["relation"]?.bool == true, !same(["description"], node, old) { return false }
    guard persist?["columns"]?.bool == true else { return true }
    let texts = { (node: JSONValue) -> JSONValue in
      .object(
        (node["columns"]?.members ?? []).map {
          JSONValue.Member($0.key, $0.value["description"] ?? "")
        })
    }
    return texts(node).means(texts(old))
  }
}
