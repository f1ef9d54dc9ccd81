/// Reads one entry of `unit_tests:` of a schema file.
struct UnitTestReader {
  private let node: YamlNode
  private let name: String

  init(_ node: YamlNode) throws(ProjectError) {
    self.node = node
    try node.allow(
      ["name", "model", "description", "given", "expect", "overrides", "config"], in: "a unit test")
    guard let name = try node.value("name")?.string() else {
      throw node.error("a unit test needs its name")
    }
    self.name = name
  }

  /// - Returns: nil where the test is switched off.
  func read() throws(ProjectError) -> UnitTest? {
    guard let model = try node.value("model")?.identifier("a model's name") else {
      throw node.error("the unit test \(name) needs its model")
    }
    guard let expect = try node.value("expect") else {
      throw node.error("the unit test \(name) needs expect: the rows that the model must give")
    }
    var given: [UnitTest.Given] = []
    for item in (try node.value("given")?.items()) ?? [] { given.append(try self.given(item)) }
    let config = try node.value("config")
    try config?.allow(["tags", "meta", "enabled"], in: "the config of a unit test")
    if try config?.value("enabled")?.bool() == false { return nil }
    return UnitTest(
      name: name, model: model, description: (try node.value("description")?.string()) ?? "",
      tags: (try config?.value("tags")?.json().texts) ?? [], file: node.file, line: node.line,
      given: given, expect: try fixture(expect), overrides: try overrides(),
      meta: (try config?.value("meta")?.json()) ?? .object([]))
  }

  private func given(_ item: YamlNode) throws(ProjectError) -> UnitTest.Given {
    try item.allow(["input", "rows", "format", "fixture"], in: "given")
    guard let node = try item.value("input") else {
      throw item.error("given needs its input, as in input: ref('laps')")
    }
    let text = try node.string()
    if text.trimming(while: \.isWhitespace) == "this" {
      throw node.error("the input this is not supported: no model of the subset reads itself")
    }
    let call = try TemplateExpression.parse(text, file: node.file, line: node.line ?? 1)
    guard let input = ProjectInput(call) else {
      throw node.error("input is ref('model') or source('source', 'table')")
    }
    let fixture = try fixture(item)
    if case .source = input, case .rows = fixture.content {
      throw item.error(
        "the rows of \(text) need format: sql: dbt cannot know the columns of a source that is a file."
          + " Hint: rows: \"select 1 as lap_number, 'VER' as driver\" with every column that the model reads"
      )
    }
    return UnitTest.Given(input: input, text: text, fixture: fixture)
  }

  private func fixture(_ node: YamlNode) throws(ProjectError) -> UnitTest.Fixture {
    try node.allow(["input", "rows", "format", "fixture"], in: "a fixture of a unit test")
    if let file = try node.value("fixture") {
      throw file.error("fixture files are not supported: write the rows here")
    }
    let formatNode = try node.value("format")
    guard let format = UnitTest.Fixture.Format(rawValue: (try formatNode?.string()) ?? "dict")
    else { throw (formatNode ?? node).error("format is dict, csv or sql") }
    guard let rows = try node.value("rows") else {
      throw node.error("the unit test \(name) needs rows here; rows: [] for none")
    }
    let content: UnitTest.Fixture.Content =
      switch format {
      case .sql: .sql(Self.withoutLineFeed(try rows.string()))
      case .csv: .rows(Self.promoted(try CsvText.rows(try rows.string()) { rows.error($0) }))
      case .dict: .rows(Self.promoted(try dictRows(rows)))
      }
    return UnitTest.Fixture(content: content, format: format, file: node.file, line: rows.line)
  }

  // As Jinja does, so that dbt finds the same text in our manifest.
  private static func withoutLineFeed(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private func dictRows(_ node: YamlNode) throws(ProjectError) -> [JSONValue] {
    var rows: [JSONValue] = []
    for item in try node.items() {
      for entry in try item.entries() where try entry.value.isPlainDate() {
        throw entry.value.error(
          "put quotes around \(try entry.value.string()): dbt reads it as a date, which no row may hold"
        )
      }
      rows.append(try item.json())
    }
    return rows
  }

  // The first row that is whole comes first, as in dbt: its columns are the ones that are compared.
  private static func promoted(_ rows: [JSONValue]) -> [JSONValue] {
    let whole = rows.firstIndex { ($0.members ?? []).allSatisfy { $0.value != .null } }
    guard let whole, whole > 0 else { return rows }
    var rows = rows
    rows.swapAt(0, whole)
    return rows
  }

  private func overrides() throws(ProjectError) -> UnitTest.Overrides? {
    guard let overrides = try node.value("overrides") else { return nil }
    try overrides.allow(["vars", "macros"], in: "overrides")
    var isIncremental: Bool?
    for entry in (try overrides.value("macros")?.entries()) ?? [] {
      guard entry.key == "is_incremental" else {
        throw entry.keyNode.error(
          "the macro '\(entry.key)' cannot be overridden: only is_incremental can")
      }
      isIncremental = try entry.value.bool()
    }
    var variables: [(name: String, value: TemplateValue)] = []
    for entry in (try overrides.value("vars")?.entries()) ?? [] {
      variables.append((entry.key, try entry.value.literal()))
    }
    return UnitTest.Overrides(isIncremental: isIncremental, variables: variables)
  }
}
