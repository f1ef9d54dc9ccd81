/// A model as the manifest describes it.
struct ModelNode {
  private let model: Model
  private let names: NodeNames
  private let tests: [DataTest]

  /// - Parameter tests: those of this model; dbt guesses its key by them.
  init(_ model: Model, _ names: NodeNames, tests: [DataTest]) {
    self.model = model
    self.names = names
    self.tests = tests
  }

  func json(_ time: JSONValue) -> JSONValue.Member {
    let name = model.relation.name
    let schema = model.relation.schema.name
    let id = names.model(name)
    let stripped = String(model.source.trimming(while: \.isWhitespace))
    let calls = (model.reads.refs, model.reads.sources)
    var node: JSONValue = [
      "database": .text(names.database), "schema": .text(schema), "name": .text(name.name),
      "resource_type": "model", "package_name": .text(names.project.name),
      "path": .text(NodeNames.path(model.file)), "original_file_path": .text(model.file),
      "unique_id": .text(id), "fqn": JSONValue([names.project.name] + model.path),
      "alias": .text(name.name), "checksum": SHA256Text.checksum(stripped), "config": config,
      "tags": JSONValue(model.tags), "description": .text(model.description),
      "columns": NodeNames.columns(model.columns), "meta": model.meta, "group": nil,
      "docs": NodeNames.docs,
      "patch_path": JSONValue(model.properties.map { "\(names.project)://\($0.file)" }),
      "build_path": nil, "unrendered_config": model.config.raw, "created_at": time,
      "relation_name": names.relation(schema, name.name), "raw_code": .text(stripped),
    ]
    let rest: JSONValue = [
      "doc_blocks": [], "language": "sql",
      "refs": .list(calls.0.map(NodeNames.reference)),
      "sources": .list(calls.1.map { [.text($0.group), .text($0.table)] }),
      "metrics": [], "functions": [],
      "depends_on": ["macros": JSONValue(macros), "nodes": JSONValue(parents)],
      "compiled_path": nil, "compiled": true, "compiled_code": .text(model.sql),
      "extra_ctes_injected": true, "extra_ctes": [], "contract": contract, "access": "protected",
      "constraints": [], "version": nil, "latest_version": nil, "deprecation_date": nil,
      "primary_key": JSONValue(primaryKey), "time_spine": nil,
    ]
    for member in rest.members ?? [] { node[member.key] = member.value }
    return JSONValue.Member(id, node)
  }

  private var parents: [String] {
    model.reads.sources.map { names.source($0.group, $0.table) } + model.reads.refs.map(names.model)
  }

  private var macros: [String] {
    model.reads.usesIncremental ? ["macro.dbt.is_incremental"] : []
  }

  // As dbt guesses it: a constraint, else columns tested as unique and there, else as unique.
  private var primaryKey: [String] {
    let declared = model.columns.first { column in
      (column.rawConstraints.list ?? []).contains { $0["type"] == "primary_key" }
    }
    if let declared { return [declared.name.name] }
    let tested = { (name: String) in
      Set(tests.filter { $0.generic?.test == name }.compactMap { $0.generic?.columnName })
    }
    let unique = tested("unique")
    let keys = unique.intersection(tested("not_null"))
    return (keys.isEmpty ? unique : keys).sorted()
  }

  // Without a contract dbt keeps no checksum of one.
  private var contract: JSONValue {
    let isEnforced = model.config.isContractEnforced == true
    return [
      "enforced": .bool(isEnforced), "alias_types": true,
      "checksum": isEnforced ? .text(ContractChecksum.text(of: model)) : .null,
    ]
  }

  private var config: JSONValue {
    let settings = model.config
    var config = ModelConfigDefaults.json
    config["enabled"] = true
    config["schema"] = JSONValue(settings.schema?.name)
    config["tags"] = JSONValue(settings.tags)
    config["meta"] = settings.meta
    config["materialized"] = .text(model.materialized.name)
    if let strategy = settings.strategy {
      config["incremental_strategy"] = .text(strategy.rawValue)
    }
    if let change = settings.onSchemaChange { config["on_schema_change"] = .text(change.rawValue) }
    config["contract"] = [
      "enforced": .bool(settings.isContractEnforced == true), "alias_types": true,
    ]
    for member in settings.raw.members ?? [] where Self.plain.contains(member.key) {
      config[member.key] = member.value
    }
    return config
  }

  /// Settings that the manifest shows as they are written.
  private static let plain: Set<String> = [
    "unique_key", "location", "format", "access", "group", "persist_docs",
  ]
}

/// The settings of a model where the project says nothing.
enum ModelConfigDefaults {
  static let json: JSONValue = [
    "enabled": true, "alias": nil, "schema": nil, "database": nil, "tags": [], "meta": [:],
    "group": nil, "static_analysis": nil, "materialized": "view", "incremental_strategy": nil,
    "batch_size": nil, "lookback": 1, "begin": nil, "persist_docs": [:], "post-hook": [],
    "pre-hook": [], "quoting": [:], "column_types": [:], "full_refresh": nil, "unique_key": nil,
    "on_schema_change": "ignore", "on_configuration_change": "apply", "grants": [:],
    "packages": [], "docs": NodeNames.docs,
    "contract": ["enforced": false, "alias_types": true], "event_time": nil,
    "concurrent_batches": nil, "access": "protected", "freshness": nil,
  ]
}
