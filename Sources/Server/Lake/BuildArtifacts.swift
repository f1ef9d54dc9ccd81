/// Of manifest.json, what is shown. The rest holds SQL and paths, which stay here.
struct BuildManifest: Decodable, Sendable {
  struct Node: Decodable, Sendable {
    struct Config: Decodable, Sendable { let materialized: String? }
    struct Inputs: Decodable, Sendable { let nodes: [String]? }

    let name: String
    let kind: String
    let schema: String?
    let description: String?
    let tags: [String]?
    let config: Config?
    let dependsOn: Inputs?

    enum CodingKeys: String, CodingKey {
      case name, schema, description, tags, config
      case kind = "resource_type"
      case dependsOn = "depends_on"
    }
  }

  let nodes: [String: Node]
  let sources: [String: Node]
  let exposures: [String: Node]?

  /// Models, sources and exposures; tests are not part of a lineage.
  var all: [String: Node] {
    nodes.filter { $0.value.kind == "model" }.merging(sources) { first, _ in first }
      .merging(exposures ?? [:]) { first, _ in first }
  }
}

/// Of run_results.json, what is shown.
struct BuildResults: Decodable, Sendable {
  struct Metadata: Decodable, Sendable {
    let generatedAt: String?
    enum CodingKeys: String, CodingKey { case generatedAt = "generated_at" }
  }

  struct Result: Decodable, Sendable {
    let id: String
    let status: String
    let failures: Int?

    enum CodingKeys: String, CodingKey {
      case status, failures
      case id = "unique_id"
    }
  }

  let metadata: Metadata
  let results: [Result]
}
