/// A table that the project reads and does not make.
public struct Source: Equatable, Sendable {
  /// The source that it belongs to.
  public let group: String
  /// Its name.
  public let table: Identifier
  /// What it holds; empty where the project says nothing.
  public let description: String
  /// The source's own description.
  public let groupDescription: String
  /// What selections go by, those of the source among them.
  public let tags: [String]
  /// The columns that the schema file lists.
  public let columns: [ModelColumn]
  /// When its data is too old; nil where the project does not say.
  public let freshness: Freshness?
  /// What stands for it in SQL: a `read_parquet(…)` call or a quoted path.
  let sql: String
  let file: String
  let line: Int?
  /// `meta` with its Jinja resolved, of the table and of the source alone.
  let meta: JSONValue
  let groupMeta: JSONValue
  let schema: String?

  /// Reads one entry of `sources:` with its tables.
  static func read(
    _ node: YamlNode, _ environment: YamlEnvironment
  ) throws(ProjectError) -> [Source] {
    let keys: Set<String> = [
      "name", "description", "config", "meta", "tags", "loaded_at_field", "freshness",
    ]
    try node.allow(keys.union(["tables", "schema"]), in: "a source")
    guard let group = try node.value("name")?.string() else {
      throw node.error("a source needs its name")
    }
    let shared = try SourceSettings(node, environment)
    var sources: [Source] = []
    for item in (try node.value("tables")?.items()) ?? [] {
      try item.allow(keys.union(["columns"]), in: "a source's table")
      guard let table = try item.value("name")?.identifier("a table's name") else {
        throw item.error("a table needs its name")
      }
      let settings = try SourceSettings(item, environment)
      let merged = shared.overlaid(by: settings)
      guard let location = merged.meta["external_location"]?.text else {
        throw item.error("the source has no config.meta.external_location: the file to read")
      }
      let text = location.replacing("{name}", with: table.name)
        .replacing("{identifier}", with: table.name)
      sources.append(
        Source(
          group: group, table: table, description: try item.value("description").prose(),
          groupDescription: try node.value("description").prose(), tags: merged.tags,
          columns: try columns(of: item), freshness: merged.freshness,
          sql: text.contains("(") || text.hasPrefix("'") ? text : text.sqlLiteral, file: item.file,
          line: item.line, meta: merged.meta, groupMeta: shared.meta,
          schema: try node.value("schema")?.string()))
    }
    return sources
  }

  private static func columns(of node: YamlNode) throws(ProjectError) -> [ModelColumn] {
    var columns: [ModelColumn] = []
    for item in (try node.value("columns")?.items()) ?? [] {
      for key in ["data_tests", "tests"] {
        if let tests = try item.value(key) {
          throw tests.error(
            "data tests on a source are not supported: test the model that reads it")
        }
      }
      columns.append(try ModelColumn.read(item))
    }
    return columns
  }
}

/// The settings of a source, or those of one of its tables.
private struct SourceSettings {
  var meta = JSONValue.object([])
  var tags: [String] = []
  var freshness: Freshness?

  init(_ node: YamlNode, _ environment: YamlEnvironment) throws(ProjectError) {
    let config = try node.value("config")
    try config?.allow(
      ["meta", "tags", "loaded_at_field", "freshness"], in: "the config of a source")
    for place in [node, config].compactMap(\.self) {
      for entry in (try place.value("meta")?.entries()) ?? [] {
        guard entry.key == "external_location" else {
          meta[entry.key] = try entry.value.json()
          continue
        }
        meta[entry.key] = .text(try environment.render(entry.value))
      }
      tags += (try place.value("tags")?.json().texts) ?? []
      if let found = try Freshness.read(place) { freshness = found.completed(by: freshness) }
    }
  }

  func overlaid(by other: SourceSettings) -> SourceSettings {
    var merged = self
    for member in other.meta.members ?? [] { merged.meta[member.key] = member.value }
    merged.tags = Set(tags + other.tags).sorted()
    if let own = other.freshness { merged.freshness = own.completed(by: freshness) }
    return merged
  }
}
