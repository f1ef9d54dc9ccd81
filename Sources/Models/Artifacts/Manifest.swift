/// The project as dbt's manifest describes it (schema version 12): nodes by their unique identifiers.
public struct Manifest: Sendable {
  /// Models and data tests.
  public private(set) var nodes: [JSONValue.Member] = []
  /// Source tables.
  public private(set) var sources: [JSONValue.Member] = []
  /// Exposures.
  public private(set) var exposures: [JSONValue.Member] = []
  /// Unit tests.
  public private(set) var unitTests: [JSONValue.Member] = []
  private(set) var macros: [JSONValue.Member] = []
  private(set) var metadata: JSONValue

  /// All of it for a project that was read.
  ///
  /// - Parameters:
  ///   - macros: those of dbt itself, by identifier, from a manifest that dbt wrote; the ones that
  ///     nodes depend on are taken over.
  public init(_ project: Project, moment: ArtifactMoment, dbtMacros: JSONValue = .object([])) {
    metadata = moment.metadata("manifest/v12")
    metadata["project_name"] = .text(project.name.name)
    metadata["project_id"] = .text(MD5.text(project.name.name))
    metadata["user_id"] = .null
    metadata["send_anonymous_usage_stats"] = false
    metadata["adapter_type"] = "duckdb"
    metadata["quoting"] = ["database": true, "schema": true, "identifier": true, "column": nil]
    metadata["run_started_at"] = .text(moment.started)
    let names = NodeNames(project)
    let time = JSONValue.number(moment.seconds)
    let tests = Dictionary(grouping: project.tests) { $0.model }
    nodes += project.models.map { model in
      ModelNode(model, names, tests: tests[model.relation.name] ?? []).json(time)
    }
    nodes += project.tests.map { TestNode($0, names).json(time) }
    sources = project.sources.map { SourceNode($0, names).json(time) }
    exposures = project.exposures.map { ExposureNode($0, names).json(time) }
    unitTests = project.unitTests.map { UnitTestNode($0, names).json(time) }
    macros = MacroNodes(project, nodes: nodes, dbt: dbtMacros).members
  }

  /// All nodes that can be selected, of every kind.
  var all: [JSONValue.Member] { nodes + sources + exposures + unitTests }

  /// The file's content.
  public var json: JSONValue {
    let (parents, children) = relatives
    return [
      "metadata": metadata, "nodes": .object(nodes), "sources": .object(sources),
      "macros": .object(macros), "docs": [:], "exposures": .object(exposures), "metrics": [:],
      "groups": [:], "selectors": [:], "disabled": [:], "parent_map": parents,
      "child_map": children, "group_map": [:], "saved_queries": [:], "semantic_models": [:],
      "unit_tests": .object(unitTests), "functions": [:],
    ]
  }

  private var relatives: (parents: JSONValue, children: JSONValue) {
    var children: [String: [String]] = [:]
    for member in all {
      for parent in Self.parents(of: member.value) {
        children[parent, default: []].append(member.key)
      }
    }
    return (
      .object(all.map { JSONValue.Member($0.key, JSONValue(Self.parents(of: $0.value))) }),
      .object(all.map { JSONValue.Member($0.key, JSONValue((children[$0.key] ?? []).sorted())) })
    )
  }

  static func parents(of node: JSONValue) -> [String] {
    node["depends_on"]?["nodes"]?.texts ?? []
  }
}

/// When and by what an artifact was made.
public struct ArtifactMoment: Sendable {
  /// Of the run that it is about.
  let invocation: String
  /// Seconds since 1970.
  let seconds: Double
  /// As artifacts write it, in UTC.
  let started: String

  /// What every artifact says about itself.
  ///
  /// - Parameter schema: `manifest/v12` and so on.
  func metadata(_ schema: String) -> JSONValue {
    [
      "dbt_schema_version": .text("https://schemas.getdbt.com/dbt/\(schema).json"),
      "dbt_version": "1.11.0", "generated_at": .text(ArtifactMoment.now),
      "invocation_id": .text(invocation), "invocation_started_at": .text(started),
      "env": ["producer": "f1lake"],
    ]
  }
}
