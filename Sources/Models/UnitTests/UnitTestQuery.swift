/// A unit test as one query: whether the model gives the rows that it must.
///
/// It answers yes or no. What is different, or which row cannot be read, is found step by step by ``UnitTestBench``.
enum UnitTestQuery {
  /// Nil where the columns to compare are only known when the query has run.
  static func sql(
    _ test: UnitTest, _ project: Project, _ skeleton: inout ModelSkeleton
  ) throws -> String? {
    guard case .rows(let rows) = test.expect.content,
      let columns = project.model(test.model)?.contractColumns
    else { return nil }
    let compiled = try UnitTestCompiler(project.compiler).compile(test, schema: nil)
    let words = Words(in: compiled.sql.text)
    var inputs: [String] = []
    for (name, given) in compiled.inputs {
      let columns = words.used(of: try skeleton.columns(of: given.input), given.fixture)
      let sql = try FixtureSQL.given(given, test, columns)
      inputs.append("\(name.quoted) AS MATERIALIZED (\(sql)\n)")
    }
    let expected = try FixtureSQL.expected(test, columns)
    let names = FixtureSQL.compared(rows, columns).map { FixtureSQL.quoted($0.name) }
    let list = names.joined(separator: ", ")
    // A row counts up on one side and down on the other: equal sets of rows leave nothing.
    return """
      \(inputs.isEmpty ? "" : "WITH \(inputs.joined(separator: ", "))")
      SELECT count(*) = 0 FROM (
        SELECT \(list) FROM (
          SELECT \(list), 1 AS "unit test side" FROM (\(compiled.sql.text)\n) AS actual
          UNION ALL SELECT \(list), -1 FROM (\(expected)\n) AS expected
        ) GROUP BY \(list) HAVING sum("unit test side") <> 0
      )
      """
  }
}

/// The words of a model's SQL, in lower case.
private struct Words {
  private var words: Set<Substring> = []
  /// What reads columns without naming them.
  private static let unnamed: Set<Substring> = ["natural", "positional", "columns", "unpivot"]

  init(in sql: String) {
    let isPart = { (byte: UInt8) in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), 0x80...:
        true
      default: false
      }
    }
    words = Set(sql.lowercased().utf8.split { !isPart($0) }.map { Substring($0) })
  }

  /// The columns that the SQL or a row names. Others are null in every row, and nothing can come of them; but each takes
  /// its part of the time of all steps.
  func used(of columns: [TableColumn], _ fixture: UnitTest.Fixture) -> [TableColumn] {
    guard case .rows(let rows) = fixture.content, words.isDisjoint(with: Self.unnamed) else {
      return columns
    }
    let given = Set(rows.flatMap { $0.members ?? [] }.map { $0.key.lowercased() })
    let used = columns.filter {
      let name = $0.name.lowercased()
      return given.contains(name) || words.contains(name[...])
    }
    return used.isEmpty ? columns : used
  }
}
