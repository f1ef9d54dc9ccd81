public import Lake

/// What the documentation shows: all nodes with their relatives, columns, tests and last figures.
public struct DocsData: Sendable {
  /// The content of docs.json.
  public let json: JSONValue

  /// - Parameters:
  ///   - snapshot: the current one, for rows; nil where there is none.
  ///   - results: run_results.json of the last build, for tests; nil where there is none.
  public init(_ project: Project, snapshot: Snapshot?, results: JSONValue?) {
    let names = NodeNames(project)
    var rows: [String: Int] = [:]
    for table in snapshot?.contents.models ?? [] {
      rows["\(table.schema).\(table.name)"] = table.rows
    }
    let tests = DocsTests(project, names, results: results)
    let nodes =
      project.sources.map { Self.source($0, names) }
      + project.models.map { Self.model($0, names, rows, tests) }
      + project.exposures.map { Self.exposure($0, names) }
    json = [
      "project": .text(project.name.name), "snapshot": JSONValue(snapshot?.name),
      "published": JSONValue(snapshot.map { Self.minute($0.publishedAt) }),
      "models": .integer(project.models.count),
      "tests": .integer(project.tests.count + project.unitTests.count), "nodes": .list(nodes),
    ]
  }

  // `2026-11-25 12:20 UTC`, whatever follows the minutes.
  private static func minute(_ time: String) -> String {
    "\(time.prefix(16).replacing("T", with: " ")) UTC"
  }

  private static func model(
    _ model: Model, _ names: NodeNames, _ rows: [String: Int], _ tests: DocsTests
  ) -> JSONValue {
    let schema = model.relation.schema.name
    let parents =
      model.reads.sources.map { names.source($0.group, $0.table) }
      + model.reads.refs.map(names.model)
    var node = common(
      names.model(model.relation.name), model.relation.name.name,
      layer: ["silver", "gold"].contains(schema) ? schema : "other", model.description, model.file,
      model.tags, parents)
    node["materialized"] = .text(model.materialized.name)
    node["relation"] = .text(model.relation.description)
    node["rows"] = rows[model.relation.description].map { .integer($0) } ?? .null
    node["columns"] = .list(
      model.columns.map { column($0, tests.names(of: $0.name, in: model.relation.name)) })
    node["tests"] = .list(tests.of(model.relation.name))
    node["code"] = .text(model.source)
    node["compiled"] = .text(model.sql)
    return node
  }

  private static func source(_ source: Source, _ names: NodeNames) -> JSONValue {
    var node = common(
      names.source(source.group, source.table.name), "\(source.group).\(source.table)",
      layer: "source",
      [source.description, source.groupDescription].filter { !$0.isEmpty }.joined(separator: " "),
      source.file, source.tags, [])
    node["columns"] = .list(source.columns.map { column($0, []) })
    return node
  }

  private static func exposure(_ exposure: Exposure, _ names: NodeNames) -> JSONValue {
    var node = common(
      "exposure.\(names.project).\(exposure.name)", exposure.name, layer: "exposure",
      exposure.description, exposure.file, exposure.tags, exposure.reads.map(names.input))
    node["label"] = JSONValue(exposure.label)
    node["type"] = .text(exposure.type)
    node["maturity"] = JSONValue(exposure.maturity)
    // Anything but a web address would be a way to run a script.
    node["url"] = JSONValue(exposure.url.flatMap { $0.hasPrefix("http") ? $0 : nil })
    return node
  }

  private static func common(
    _ id: String, _ name: String, layer: String, _ description: String, _ file: String,
    _ tags: [String], _ parents: [String]
  ) -> JSONValue {
    [
      "id": .text(id), "name": .text(name), "layer": .text(layer),
      "description": .text(description), "file": .text(file), "tags": JSONValue(tags),
      "parents": JSONValue(parents), "rows": nil, "columns": [], "tests": [],
    ]
  }

  private static func column(_ column: ModelColumn, _ tests: [String]) -> JSONValue {
    [
      "name": .text(column.name.name), "type": JSONValue(column.type),
      "description": .text(column.description), "tests": JSONValue(tests),
    ]
  }
}

/// The tests of each model, with how they came out in the last build.
private struct DocsTests {
  private let project: Project
  private let nodeNames: NodeNames
  private let status: [String: String]

  init(_ project: Project, _ names: NodeNames, results: JSONValue?) {
    self.project = project
    nodeNames = names
    let pairs = (results?["results"]?.list ?? []).compactMap { result in
      result["unique_id"]?.text.flatMap { id in result["status"]?.text.map { (id, $0) } }
    }
    status = Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// What the column is tested for, as in `not_null`.
  func names(of column: Identifier, in model: Identifier) -> [String] {
    project.tests.compactMap {
      $0.model == model && $0.generic?.columnName == column.name ? $0.generic?.test : nil
    }
  }

  func of(_ model: Identifier) -> [JSONValue] {
    let data = project.tests.filter { $0.model == model || $0.reads.refs.first == model }
    let unit = project.unitTests.filter { $0.model == model }
    return unit.map { test in
      entry(test.name, "unit", test.description, nodeNames.unitTest(test))
    }
      + data.map { test in
        entry(
          test.name, test.generic == nil ? "query" : "data", test.description,
          TestNode(test, nodeNames).id)
      }
  }

  private func entry(
    _ name: String, _ kind: String, _ description: String, _ id: String
  ) -> JSONValue {
    [
      "name": .text(name), "kind": .text(kind), "description": .text(description),
      "status": JSONValue(status[id]),
    ]
  }
}
