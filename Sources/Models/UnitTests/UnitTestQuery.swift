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
    var inputs: [String] = []
    for (name, given) in compiled.inputs {
      let columns = try skeleton.columns(of: given.input)
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
