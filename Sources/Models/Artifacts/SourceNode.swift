/// A source table as the manifest describes it.
struct SourceNode {
  private let source: Source
  private let names: NodeNames

  init(_ source: Source, _ names: NodeNames) {
    self.source = source
    self.names = names
  }

  func json(_ time: JSONValue) -> JSONValue.Member {
    let id = names.source(source.group, source.table.name)
    var node: JSONValue = [
      "database": .text(names.database), "schema": .text(source.schema ?? source.group),
      "name": .text(source.table.name), "resource_type": "source",
      "package_name": .text(names.project.name), "path": .text(source.file),
      "original_file_path": .text(source.file), "unique_id": .text(id),
      "fqn": names.fqn(source.file, [source.group, source.table.name]),
      "source_name": .text(source.group), "source_description": .text(source.groupDescription),
      "loader": "", "identifier": .text(source.table.name),
      "quoting": ["database": nil, "schema": nil, "identifier": nil, "column": nil],
      "loaded_at_field": JSONValue(source.freshness?.loadedAtField), "loaded_at_query": nil,
      "freshness": Self.criteria(source.freshness), "external": nil,
      "description": .text(source.description), "columns": NodeNames.columns(source.columns),
      "meta": source.meta, "source_meta": source.groupMeta, "tags": JSONValue(source.tags),
    ]
    let rest: JSONValue = [
      "config": config, "patch_path": nil, "unrendered_config": unrendered,
      "relation_name": .text(source.sql), "created_at": time, "unrendered_database": nil,
      "unrendered_schema": JSONValue(source.schema), "doc_blocks": [],
    ]
    for member in rest.members ?? [] { node[member.key] = member.value }
    return JSONValue.Member(id, node)
  }

  private var config: JSONValue {
    [
      "enabled": true, "event_time": nil, "freshness": Self.criteria(source.freshness),
      "loaded_at_field": JSONValue(source.freshness?.loadedAtField), "loaded_at_query": nil,
      "meta": source.meta, "tags": JSONValue(source.tags), "static_analysis": nil,
    ]
  }

  private var unrendered: JSONValue {
    var config: JSONValue = [
      "meta": source.meta, "loaded_at_field": JSONValue(source.freshness?.loadedAtField),
      "loaded_at_query": nil, "tags": JSONValue(source.tags),
    ]
    if let freshness = source.freshness, freshness.isChecked {
      config["freshness"] = Self.criteria(freshness)
    }
    return config
  }

  /// The ages as dbt writes them, null where the project does not say.
  static func criteria(_ freshness: Freshness?) -> JSONValue {
    let age = { (age: Freshness.Age?) -> JSONValue in
      ["count": age.map { .integer($0.count) } ?? .null, "period": JSONValue(age?.period)]
    }
    return [
      "warn_after": age(freshness?.warnAfter), "error_after": age(freshness?.errorAfter),
      "filter": JSONValue(freshness?.filter),
    ]
  }
}

/// An exposure as the manifest describes it.
struct ExposureNode {
  private let exposure: Exposure
  private let names: NodeNames

  init(_ exposure: Exposure, _ names: NodeNames) {
    self.exposure = exposure
    self.names = names
  }

  func json(_ time: JSONValue) -> JSONValue.Member {
    let id = "exposure.\(names.project).\(exposure.name)"
    var owner = exposure.owner
    for key in ["email", "name"] where owner[key] == nil { owner[key] = .null }
    let node: JSONValue = [
      "name": .text(exposure.name), "resource_type": "exposure",
      "package_name": .text(names.project.name), "path": .text(NodeNames.path(exposure.file)),
      "original_file_path": .text(exposure.file), "unique_id": .text(id),
      "fqn": names.fqn(exposure.file, [exposure.name]), "type": .text(exposure.type),
      "owner": owner, "description": .text(exposure.description),
      "label": JSONValue(exposure.label), "maturity": JSONValue(exposure.maturity),
      "meta": exposure.meta, "tags": JSONValue(exposure.tags),
      "config": [
        "enabled": true, "tags": JSONValue(exposure.tags), "meta": exposure.meta,
      ],
      "unrendered_config": exposure.config, "url": JSONValue(exposure.url),
      "depends_on": ["macros": [], "nodes": JSONValue(exposure.reads.map(names.input))],
      "refs": .list(exposure.models.map(NodeNames.reference)),
      "sources": .list(
        exposure.reads.compactMap {
          if case .source(let group, let table) = $0 { [.text(group), .text(table)] } else { nil }
        }),
      "metrics": [], "created_at": time,
    ]
    return JSONValue.Member(id, node)
  }
}
