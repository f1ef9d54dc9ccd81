/// A unit test as the manifest describes it.
struct UnitTestNode {
  private let test: UnitTest
  private let names: NodeNames

  init(_ test: UnitTest, _ names: NodeNames) {
    self.test = test
    self.names = names
  }

  func json(_ time: JSONValue) -> JSONValue.Member {
    let id = names.unitTest(test)
    let node: JSONValue = [
      "model": .text(test.model.name),
      "given": .list(
        test.given.map { given in
          [
            "input": .text(given.text), "rows": rows(given.fixture),
            "format": .text(given.fixture.format.rawValue), "fixture": nil,
          ]
        }),
      "expect": [
        "rows": rows(test.expect), "format": .text(test.expect.format.rawValue), "fixture": nil,
      ],
      "name": .text(test.name), "resource_type": "unit_test",
      "package_name": .text(names.project.name), "path": .text(NodeNames.path(test.file)),
      "original_file_path": .text(test.file), "unique_id": .text(id),
      "fqn": names.fqn(test.file, [test.model.name, test.name]),
      "description": .text(test.description), "overrides": overrides,
      "depends_on": ["macros": [], "nodes": [.text(names.model(test.model))]],
      "config": [
        "tags": JSONValue(test.tags), "meta": test.meta, "enabled": true, "static_analysis": nil,
      ],
      "checksum": .text(SHA256Text.text(python)), "schema": .text(names.schema(of: test.model)),
      "created_at": time, "versions": nil, "version": nil,
    ]
    return JSONValue.Member(id, node)
  }

  private func rows(_ fixture: UnitTest.Fixture) -> JSONValue {
    switch fixture.content {
    case .rows(let rows): .list(rows)
    case .sql(let sql): .text(sql)
    }
  }

  private var overrides: JSONValue {
    guard let overrides = test.overrides else { return .null }
    let macros: JSONValue =
      overrides.isIncremental.map { ["is_incremental": .bool($0)] } ?? .object([])
    return [
      "macros": macros,
      "vars": .object(overrides.variables.map { JSONValue.Member($0.name, $0.value.json) }),
      "env_vars": [:],
    ]
  }

  // dbt's checksum is that of the text of its Python objects.
  private var python: String {
    let given = test.given.map {
      "UnitTestInputFixture(input=\(JSONValue.text($0.text).pythonLiteral), \(python($0.fixture)))"
    }
    let overrides =
      test.overrides == nil
      ? "None"
      : "UnitTestOverrides(macros=\(self.overrides["macros"]?.pythonLiteral ?? "{}"),"
        + " vars=\(self.overrides["vars"]?.pythonLiteral ?? "{}"), env_vars={})"
    return "\(test.model)-None-[\(given.joined(separator: ", "))]"
      + "-UnitTestOutputFixture(\(python(test.expect)))-\(overrides)"
  }

  private func python(_ fixture: UnitTest.Fixture) -> String {
    let names = ["dict": "Dict", "csv": "CSV", "sql": "SQL"]
    let format = fixture.format.rawValue
    return "rows=\(rows(fixture).pythonLiteral),"
      + " format=<UnitTestFormat.\(names[format] ?? ""): '\(format)'>, fixture=None"
  }
}
