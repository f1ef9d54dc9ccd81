internal import Foundation

/// Unique identifiers and what all nodes have in common.
struct NodeNames: Sendable {
  let project: Identifier
  /// The name of the database that real dbt writes to.
  let database: String
  private let schemas: [Identifier: Identifier]

  init(_ project: Project) {
    self.project = project.name
    database = ProfileFile.database(ProjectFolder(path: project.path))
    schemas = Dictionary(
      uniqueKeysWithValues: project.models.map { ($0.relation.name, $0.relation.schema) })
  }

  func model(_ name: Identifier) -> String { "model.\(project).\(name)" }
  func source(_ group: String, _ table: String) -> String { "source.\(project).\(group).\(table)" }

  func unitTest(_ test: UnitTest) -> String { "unit_test.\(project).\(test.model).\(test.name)" }

  func input(_ input: ProjectInput) -> String {
    switch input {
    case .model(let name): model(name)
    case .source(let group, let table): source(group, table)
    }
  }

  func schema(of model: Identifier) -> String { (schemas[model] ?? .main).name }

  func relation(_ schema: String, _ name: String) -> JSONValue {
    .text("\"\(database)\".\"\(schema)\".\"\(name)\"")
  }

  /// The project, the folders of a file below the first one, then the names.
  func fqn(_ file: String, _ names: [String]) -> JSONValue {
    let folders = file.split(separator: "/").dropFirst().dropLast().map(String.init)
    return JSONValue([project.name] + folders + names)
  }

  /// The part of a file's path below the project's first folder.
  static func path(_ file: String) -> String {
    file.split(separator: "/").dropFirst().joined(separator: "/")
  }

  static func reference(_ name: Identifier) -> JSONValue {
    ["name": .text(name.name), "package": nil, "version": nil]
  }

  static let docs: JSONValue = ["show": true, "node_color": nil]

  // With what dbt adds where the project says nothing.
  private static func constraint(_ written: JSONValue) -> JSONValue {
    var all: JSONValue = [
      "type": nil, "name": nil, "expression": nil, "warn_unenforced": true,
      "warn_unsupported": true, "to": nil, "to_columns": [],
    ]
    for member in written.members ?? [] { all[member.key] = member.value }
    return all
  }

  static func columns(_ columns: [ModelColumn]) -> JSONValue {
    .object(
      columns.map { column in
        JSONValue.Member(
          column.name.name,
          [
            "name": .text(column.name.name), "description": .text(column.description),
            "meta": column.meta, "data_type": JSONValue(column.type),
            "constraints": .list((column.rawConstraints.list ?? []).map(constraint)), "quote": nil,
            "config": ["meta": column.meta, "tags": JSONValue(column.tags)],
            "tags": JSONValue(column.tags), "granularity": nil, "doc_blocks": [],
          ])
      })
  }
}

/// What dbt's connection profile says, as far as manifests show it.
enum ProfileFile {
  /// The name that dbt-duckdb gives to its database: the file's name without its end.
  static func database(_ folder: ProjectFolder) -> String {
    guard let text = try? folder.text("profiles.yml"),
      let root = try? YamlNode.parse(text, file: "profiles.yml"),
      let profile = try? root.entries().first(where: { $0.key != "config" })?.value,
      let target = try? profile.value("target")?.string(),
      let path = try? profile.value("outputs")?.value(target)?.value("path")?.string()
    else { return "memory" }
    let file = path.split(separator: "/").last ?? "memory"
    return String(file.split(separator: ".").first ?? "memory")
  }
}
