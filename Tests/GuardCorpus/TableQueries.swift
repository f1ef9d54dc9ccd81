/// Ordinary queries over every table of the project, made from its columns.
package enum TableQueries {
  /// Five and more for each table, by what its columns allow.
  package static func all(_ tables: [SchemaSnapshot.Table]) -> [Case] {
    tables.flatMap { table in
      queries(of: table).map { Case(family: "\(table.schema).\(table.name)", line: 0, sql: $0) }
    }
  }

  private static func queries(of table: SchemaSnapshot.Table) -> [String] {
    let name = "\(table.schema).\(table.name)"
    let columns = table.columns.map(\.name)
    let numbers = table.columns.filter { ["double", "bigint", "integer"].contains($0.type) }
      .map(\.name).filter { !["season", "round"].contains($0) }
    let texts = table.columns.filter { $0.type == "varchar" }.map(\.name)
    // A table of spans of seasons has two.
    let year = columns.first { $0 == "season" || $0 == "first_season" } ?? "season"
    let text = texts.last ?? year
    let number = numbers.first ?? "round"
    let order = columns.contains("round") ? "round" : year
    return [
      "SELECT * FROM \(name) WHERE \(year) = 2023 ORDER BY ALL LIMIT 20",
      "SELECT \(columns.suffix(6).joined(separator: ", ")) FROM \(table.name) WHERE \(text) IS NOT NULL",
      """
      SELECT \(text), count(*) AS n, min(\(number)) AS lowest, round(avg(\(number)), 2) AS mean
      FROM \(name) GROUP BY \(text) HAVING count(*) > 1 ORDER BY n DESC, \(text)
      """,
      """
      WITH latest AS (SELECT max(\(year)) AS \(year) FROM \(name)),
      chosen AS (SELECT t.* FROM \(name) AS t JOIN latest USING (\(year)))
      SELECT \(year), \(order), count(DISTINCT \(text)) AS kinds FROM chosen GROUP BY ALL
      """,
      """
      SELECT \(year), \(number), \(number) - lag(\(number)) OVER w AS change,
        row_number() OVER (PARTITION BY \(year), \(text) ORDER BY \(number) DESC NULLS LAST) AS place
      FROM \(name) WINDOW w AS (PARTITION BY \(text) ORDER BY \(order)) QUALIFY place <= 2
      """,
      """
      SELECT 2023 AS year, count(*) AS n FROM \(name) WHERE \(year) = 2023
      UNION ALL SELECT 2024, count(*) FROM \(name) WHERE \(year) = 2024
      """,
    ] + statistics(name, year, numbers) + labels(name, texts) + flags(name, year, table)
  }

  private static func statistics(_ name: String, _ year: String, _ numbers: [String]) -> [String] {
    guard numbers.count > 1 else { return [] }
    let (a, b) = (numbers[0], numbers[numbers.count - 1])
    return [
      """
      SELECT \(year), quantile_cont(\(b), 0.9) AS p90, stddev(\(b)) AS spread,
        corr(\(a), \(b)) AS r, regr_slope(\(b), \(a)) AS slope
      FROM \(name) WHERE \(b) BETWEEN 0 AND 1000 OR \(a) > 1.5 GROUP BY \(year)
      """,
      """
      SELECT CASE WHEN \(a) < 10 THEN 'low' WHEN \(a) < 20 THEN 'middle' ELSE 'high' END AS part,
        sum(\(b)) FILTER (WHERE \(a) > 2) AS total, list_avg(list(\(b))) AS mean
      FROM \(name) GROUP BY 1
      """,
    ]
  }

  private static func labels(_ name: String, _ texts: [String]) -> [String] {
    guard texts.count > 1 else { return [] }
    let (a, b) = (texts[0], texts[texts.count - 1])
    return [
      """
      SELECT \(a) || ': ' || coalesce(upper(\(b)), '-') AS label, string_agg(DISTINCT \(b), ', ')
      FROM \(name) WHERE \(b) ILIKE '%a%' AND \(a) NOT LIKE 'x%' GROUP BY 1 ORDER BY 1
      """
    ]
  }

  private static func flags(_ name: String, _ year: String, _ table: SchemaSnapshot.Table)
    -> [String]
  {
    guard let flag = table.columns.first(where: { $0.type == "boolean" })?.name else { return [] }
    return [
      "SELECT \(flag), \(year), count(*) FROM \(name) WHERE NOT \(flag) OR \(flag) GROUP BY ROLLUP (\(flag), \(year))"
    ]
  }
}
