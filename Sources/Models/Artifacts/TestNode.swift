/// A data test as the manifest describes it.
struct TestNode {
  private let test: DataTest
  private let names: NodeNames

  init(_ test: DataTest, _ names: NodeNames) {
    self.test = test
    self.names = names
  }

  var id: String {
    let base = "test.\(names.project).\(test.name)"
    return test.generic.map { "\(base).\($0.name.hash)" } ?? base
  }

  func json(_ time: JSONValue) -> JSONValue.Member {
    let short = test.generic?.name.short ?? test.name
    let text = test.template?.source ?? ""
    let stripped = String(text.trimming(while: \.isWhitespace))
    let path = test.generic == nil ? NodeNames.path(test.file) : "\(short).sql"
    var node: JSONValue = [
      "database": .text(names.database), "schema": "dbt_test__audit", "name": .text(test.name),
      "resource_type": "test", "package_name": .text(names.project.name), "path": .text(path),
      "original_file_path": .text(test.file), "unique_id": .text(id),
      "fqn": names.fqn(test.file, [test.name]), "alias": .text(short),
      "checksum": test.generic == nil
        ? SHA256Text.checksum(stripped) : ["name": "none", "checksum": ""],
      "config": config, "tags": JSONValue(test.tags), "description": .text(test.description),
      "columns": [:], "meta": test.settings.meta, "group": nil, "docs": NodeNames.docs,
      "patch_path": nil, "build_path": nil, "unrendered_config": unrendered, "created_at": time,
      "relation_name": nil, "raw_code": .text(test.generic.map { rawCode($0.test) } ?? stripped),
      "doc_blocks": [], "language": "sql",
      "refs": .list(models.map(NodeNames.reference)),
      "sources": .list(sources.map { [.text($0.group), .text($0.table)] }), "metrics": [],
      "functions": [],
      "depends_on": [
        "macros": JSONValue(macros),
        "nodes": JSONValue(
          sources.map { names.source($0.group, $0.table) } + models.map(names.model)),
      ],
      "compiled_path": nil,
      "contract": ["enforced": false, "alias_types": true, "checksum": nil],
    ]
    for member in generic { node[member.key] = member.value }
    return JSONValue.Member(id, node)
  }

  /// What only a generic test has.
  private var generic: [JSONValue.Member] {
    guard let generic = test.generic, let model = test.model else { return [] }
    var arguments = generic.arguments
    arguments["model"] = .text(GenericTestName.subquery(model.name))
    let fields: JSONValue = [
      "column_name": JSONValue(generic.column?.name), "file_key_name": .text("models.\(model)"),
      "attached_node": .text(names.model(model)),
      "test_metadata": ["name": .text(generic.test), "kwargs": arguments, "namespace": nil],
    ]
    return fields.members ?? []
  }

  private var models: [Identifier] { test.generic?.models ?? test.reads.refs }
  private var sources: [SourceName] { test.reads.sources }

  private var macros: [String] {
    guard let name = test.generic?.test else { return [] }
    let plain = ["not_null", "unique"].contains(name)
    return ["macro.dbt.test_\(name)"] + (plain ? [] : ["macro.dbt.get_where_subquery"])
  }

  private func rawCode(_ name: String) -> String {
    let settings = (unrendered.members ?? []).map { member in
      let value = member.value.text.map { "\"\($0.replacing("\"", with: "\\\""))\"" }
      return "\(member.key)=\(value ?? member.value.pythonLiteral)"
    }
    let call = "{{ test_\(name)(**_dbt_generic_test_kwargs) }}"
    return settings.isEmpty ? call : "\(call){{ config(\(settings.joined(separator: ","))) }}"
  }

  // As dbt orders them: the settings that it knows first.
  private var unrendered: JSONValue {
    var config = JSONValue.object([])
    for key in ["severity", "tags", "enabled", "where", "limit", "warn_if", "error_if", "meta"] {
      if let value = test.settings.raw[key] { config[key] = value }
    }
    if let name = test.generic?.name, name.short != name.full {
      config["alias"] = .text(name.short)
    }
    return config
  }

  private var config: JSONValue {
    let raw = test.settings.raw
    return [
      "enabled": true, "alias": unrendered["alias"] ?? .null, "schema": "dbt_test__audit",
      "database": nil, "tags": JSONValue(raw["tags"]?.texts ?? []), "meta": test.settings.meta,
      "group": nil,
      "static_analysis": nil, "materialized": "test", "severity": raw["severity"] ?? "ERROR",
      "store_failures": nil, "store_failures_as": nil, "where": raw["where"] ?? .null,
      "limit": raw["limit"] ?? .null, "fail_calc": "count(*)",
      "warn_if": .text(test.settings.warnIf.text), "error_if": .text(test.settings.errorIf.text),
    ]
  }
}
