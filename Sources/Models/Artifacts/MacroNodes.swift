/// The macros that nodes depend on, as the manifest describes them.
struct MacroNodes {
  let members: [JSONValue.Member]

  /// - Parameter dbt: the macros of a manifest that dbt wrote. Without them dbt takes its own macros
  ///   for new ones when it compares, and with them every test that uses one.
  init(_ project: Project, nodes: [JSONValue.Member], dbt: JSONValue) {
    var found: [JSONValue.Member] = project.compiler.project.macros.macros.map {
      Self.own($0, project.name.name)
    }
    var waiting = nodes.flatMap { $0.value["depends_on"]?["macros"]?.texts ?? [] }
    var seen: Set<String> = []
    let known = Dictionary(
      (dbt.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
    while let id = waiting.popLast() {
      guard seen.insert(id).inserted, let macro = known[id] else { continue }
      found.append(JSONValue.Member(id, macro))
      waiting += macro["depends_on"]?["macros"]?.texts ?? []
    }
    members = found.sorted { $0.key < $1.key }
  }

  private static func own(_ macro: MacroFolder.Macro, _ project: String) -> JSONValue.Member {
    let id = "macro.\(project).\(macro.name)"
    return JSONValue.Member(
      id,
      [
        "name": .text(macro.name), "resource_type": "macro", "package_name": .text(project),
        "path": .text(macro.file), "original_file_path": .text(macro.file),
        "unique_id": .text(id), "macro_sql": .text(macro.text), "depends_on": ["macros": []],
        "description": "", "meta": [:], "docs": NodeNames.docs,
        "config": ["meta": [:], "docs": NodeNames.docs], "patch_path": nil, "arguments": [],
        "created_at": 0, "supported_languages": nil,
      ])
  }
}
