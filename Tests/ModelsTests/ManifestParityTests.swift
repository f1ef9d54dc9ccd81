import DuckDB
import Foundation
import Models
import TestSupport
import Testing

/// Our artifacts beside those of real dbt for the same project.
///
/// Skipped where scripts/bootstrap has not installed the reference dbt.
@Suite(
  .enabled(if: Package.dbt != nil, "real dbt is not in .deps/reference: run scripts/bootstrap"))
struct ManifestParityTests {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    environment = [
      "RAW": folder.path, "F1_BRONZE": folder.path, "F1_WAREHOUSE": folder.path,
      "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    ]
    for (file, text) in WideProject.files { try folder.write(text, to: file) }
    let rows =
      "select 'a' as session_id, 'VER' as driver, 1 as lap, 80.5 as time_s, now() as written_at"
    try Database().connect().run(
      "COPY (\(rows)) TO '\(folder.path)/laps.parquet' (FORMAT parquet)")
    try FileManager.default.copyItem(
      atPath: folder.path + "/laps.parquet", toPath: folder.path + "/other.parquet")
  }

  private func dbt(_ arguments: String..., project: String? = nil, target: String) throws -> String
  {
    let path = project ?? folder.path
    let all =
      arguments + [
        "--project-dir", path, "--profiles-dir", path, "--target-path", target, "--log-path",
        folder.path + "/logs", "--quiet",
      ]
    let result = try Child(
      try #require(Package.dbt), all, environment: environment, in: folder.path, keepingOutput: true
    ).wait()
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    return result.output
  }

  private func manifest(_ path: String) throws -> Manifest {
    let project = try Project(path: path, environment: environment)
    return Manifest(project, moment: ArtifactMoment(), dbtMacros: project.dbtMacros)
  }

  private func read(_ file: String) throws -> JSONValue {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    return try #require(JSONValue(parsing: Array(data)))
  }

  /// What differs, one line a field.
  private func differences(_ ours: JSONValue, _ theirs: JSONValue) -> [String] {
    // When it was made, and what only a run of dbt fills.
    let volatile: Set<String> = ["created_at", "compiled_path", "build_path"]
    var lines: [String] = []
    for group in ["nodes", "sources", "exposures", "unit_tests"] {
      let mine = ours[group]?.members ?? []
      // A hook is an operation to dbt; it is never selected.
      let real = (theirs[group]?.members ?? []).filter { !$0.key.hasPrefix("operation.") }
      if Set(mine.map(\.key)) != Set(real.map(\.key)) {
        let names = Set(mine.map(\.key)).symmetricDifference(real.map(\.key)).sorted()
        lines.append("\(group): only on one side: \(names)")
      }
      for node in real {
        guard let own = ours[group]?[node.key] else { continue }
        for field in node.value.members ?? [] where !volatile.contains(field.key) {
          let value = own[field.key]
          if sorted(value ?? "missing", field.key).means(sorted(field.value, field.key)) {
            continue
          }
          lines.append(
            "\(node.key).\(field.key): \(value?.jsonText ?? "missing") is not"
              + " \(field.value.jsonText)")
        }
      }
    }
    return lines
  }

  // Order and repetition of what is read, and of tags, mean nothing.
  private func sorted(_ value: JSONValue, _ field: String) -> JSONValue {
    let sort = { (value: JSONValue) in
      JSONValue(Set((value.list ?? []).map { $0.jsonText }).sorted())
    }
    if field == "config", let tags = value["tags"] {
      var config = value
      config["tags"] = sort(tags)
      return config
    }
    guard field == "depends_on" else {
      return ["refs", "sources", "tags"].contains(field) ? sort(value) : value
    }
    return ["macros": sort(value["macros"] ?? []), "nodes": sort(value["nodes"] ?? [])]
  }

  @Test func `our manifest equals that of dbt, node by node`() throws {
    _ = try dbt("parse", target: folder.path + "/target")
    let theirs = try read(folder.path + "/target/manifest.json")
    let found = differences(try manifest(folder.path).json, theirs)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test func `the manifest of the project that is shipped equals that of dbt`() throws {
    _ = try dbt("parse", project: Package.transform, target: folder.path + "/target")
    let theirs = try read(folder.path + "/target/manifest.json")
    let found = differences(try manifest(Package.transform).json, theirs)
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test func `dbt finds the changed model by our manifest, and nothing where nothing changed`()
    throws
  {
    // The first call leaves dbt's own macros in the target folder, for our manifest to take over.
    let all = try dbt("ls", target: folder.path + "/target")
    #expect(all.contains("wide.silver.laps"))
    let state = folder.path + "/state"
    try ArtifactFolder(state).write(try manifest(folder.path).json, as: .manifest)
    let select = { (what: String) in
      try dbt("ls", "--select", what, "--state", state, target: folder.path + "/target")
        .split(separator: "\n").map(String.init)
    }
    #expect(try select("state:modified") == [])
    try folder.write(
      try #require(WideProject.files["models/gold/view_of_best.sql"]) + "\n-- changed\n",
      to: "models/gold/view_of_best.sql")
    #expect(
      try select("state:modified,resource_type:model") == ["wide.gold.view_of_best"])
    let ours = try Selection(include: ["state:modified,resource_type:model"]).resolve(
      in: try manifest(folder.path), state: try ArtifactFolder(state).state())
    #expect(ours.map(\.selector) == ["wide.gold.view_of_best"])
  }

  private static let selections = [
    "laps", "+view_of_best", "laps+", "1+view_of_best", "laps+1", "@view_of_best", "tag:daily",
    "tag:silver tag:slow", "path:models/gold", "path:models/gold/best.yml",
    "models/silver/laps.sql",
    "source:bronze", "source:bronze.laps+", "+exposure:dashboard", "config.materialized:view",
    "config.meta.layer:any", "config.severity:warn", "test_type:unit", "test_type:singular",
    "test_type:generic,laps", "test_name:not_null", "resource_type:exposure", "wide.gold", "gold.*",
    "*laps*", "silver", "laps.sql", "unit_test:best_lap",
    "tag:gold,config.materialized:incremental",
    "no_slow_laps", "laps view_of_best", "tag:[gs]*", "silver gold --exclude laps", "wide.*.laps",
    "exposure:* --exclude tag:public", "path:models/*/laps.sql", "+laps,tag:raw",
  ]

  // One process for all of them: a start of dbt takes seconds.
  private static let script = """
    import json, sys
    from dbt.cli.main import dbtRunner
    runner, common = dbtRunner(), json.loads(sys.argv[1])
    manifest = runner.invoke(["parse", "--quiet"] + common).result
    runner = dbtRunner(manifest=manifest)
    found = []
    for words in sys.argv[2:]:
        include, _, exclude = words.partition(" --exclude ")
        call = ["ls", "--quiet", "--select"] + include.split()
        call += ["--exclude"] + exclude.split() if exclude else []
        found.append(sorted(runner.invoke(call + common).result))
    open("found.json", "w").write(json.dumps(found))
    """

  @Test func `selections mean what they mean to dbt`() throws {
    let common = [
      "--project-dir", folder.path, "--profiles-dir", folder.path, "--target-path",
      folder.path + "/target", "--log-path", folder.path + "/logs",
    ]
    let list = JSONValue.list(common.map { .text($0) }).jsonText
    let result = try Child(
      try #require(Package.python), ["-c", Self.script, list] + Self.selections,
      environment: environment, in: folder.path, keepingOutput: true
    ).wait()
    #expect(result.code == 0, "\(result.errors)\(result.output)")
    let theirs = try read(folder.path + "/found.json").list ?? []
    try #require(theirs.count == Self.selections.count)
    let manifest = try manifest(folder.path)
    for (words, expected) in zip(Self.selections, theirs) {
      let parts = words.split(separator: " --exclude ").map(String.init)
      let selection = try Selection(include: [parts[0]], exclude: Array(parts.dropFirst()))
      let ours = try selection.resolve(in: manifest).map(\.selector).sorted()
      #expect(ours == expected.texts, "\(words)")
      #expect(!ours.isEmpty, "\(words) selects nothing: the test would show nothing")
    }
  }
}
