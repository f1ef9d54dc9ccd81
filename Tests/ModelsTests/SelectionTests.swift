import Models
import TestSupport
import Testing

/// Selections that cannot be understood; what they mean is compared with real dbt elsewhere.
@Suite struct SelectionTests {
  private static func mistake(
    _ include: String, state: Bool = false, types: [String] = []
  ) throws -> String? {
    let project = try ProjectFixture(["models/a.sql": "select 1 as x"]).project()
    do {
      let selection = try Selection(include: [include], resourceTypes: types)
      _ = try selection.resolve(in: Manifest(project, moment: ArtifactMoment()))
      return nil
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    (
      "tags:race",
      "'tags:race': there is no method 'tags' but config, exposure, file, fqn, path, resource_type, source,"
        + " state, tag, test_name, test_type, unit_test; did you mean 'tag'?"
    ),
    ("@a+", "'@a+': @ and + at the end exclude each other"),
    ("+", "'+' selects by nothing: name a model"),
    (
      "state:modified",
      "state:modified needs a manifest to compare with: name its folder with --state"
    ),
    ("test_type:slow", "test_type is generic, singular, unit or data, not 'slow'"),
    (
      "config:table", "'config:table': write config.materialized:table, tag:race, path:models/gold"
    ),
  ])
  func `a selection that cannot be understood says what to write`(
    text: String, message: String
  ) throws {
    #expect(try Self.mistake(text) == message)
  }

  @Test func `an unknown resource type is an error that names the known ones`() throws {
    #expect(
      try Self.mistake("a", types: ["models"])
        == "there is no resource type 'models' but model, test, unit_test, source, exposure;"
        + " did you mean 'model'?")
  }

  @Test func `what changed since a manifest is found by body, settings, contract and place`() throws
  {
    let files = [
      "models/a.sql": "select 1 as x", "models/b.sql": "select * from {{ ref('a') }}",
      "models/c.sql": "select 3 as x", "models/d.sql": "select 4 as x",
      "models/e.sql": "select 5 as x",
    ]
    let yaml = { (type: String, extra: String) in
      """
      models:
        - name: a
          config: {contract: {enforced: true}}
          columns: [{name: x, data_type: \(type)}]
        - {name: c, description: "\(extra)", config: {tags: ["\(extra)"]}}
      """
    }
    func manifest(_ changes: [String: String], _ schema: String) throws -> Manifest {
      let all = files.merging(changes) { $1 }.merging(["models/m.yml": schema]) { $1 }
      return Manifest(try ProjectFixture(all).project(), moment: ArtifactMoment())
    }
    let old = try manifest([:], yaml("integer", "old"))
    let folder = try ProjectFixture([:]).folder
    let state = ArtifactFolder(folder.path)
    try state.write(old.json, as: .manifest)
    let new = try manifest(
      [
        "models/a.sql": "select 1 as x  \n\n", "models/d.sql": "select 44 as x",
        "models/e.sql": "{{ config(schema='gold') }} select 5 as x",
        "models/f.sql": "select 6 as x",
      ], yaml("bigint", "new"))
    func select(_ text: String) throws -> [String] {
      try Selection(include: [text], resourceTypes: ["model"])
        .resolve(in: new, state: try state.state()).map(\.name)
    }
    #expect(try select("state:modified") == ["a", "d", "e", "f"])
    #expect(try select("state:modified.body") == ["d", "e", "f"])
    #expect(try select("state:modified.contract") == ["a", "f"])
    #expect(try select("state:modified.relation") == ["e", "f"])
    #expect(try select("state:new") == ["f"])
    #expect(try select("state:unmodified") == ["b", "c"])
    #expect(try select("state:modified+") == ["a", "b", "d", "e", "f"])
  }
}
