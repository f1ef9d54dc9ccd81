internal import DuckDB

/// What a request wants of a table: which rows, columns and order. All names are the catalog's.
struct TableQuery: Sendable {
  static let parameters = ["columns", "order", "limit", "offset", "format"]
  static let mostRows = 50_000

  let frame: FrameQuery

  /// - Throws: ``Problem`` naming the parameter that is wrong and the nearest name.
  init(_ table: CatalogTable, _ query: Query, bronze: String? = nil) throws {
    let limit = try query.integer("limit", in: 1...Self.mostRows, otherwise: 5000)
    let offset = try query.integer("offset", in: 0...1_000_000_000, otherwise: 0)
    let columns = try Self.columns(table, try query.value("columns"))
    let order = try Self.order(table, try query.value("order"))
    var conditions: [Filter] = []
    for pair in query.pairs where !Self.parameters.contains(pair.name) {
      conditions.append(try Self.filter(table, pair))
    }
    let simulated = columns.firstIndex { $0.name == "is_simulated" }
    var selected = columns.map(Self.expression)
    if simulated == nil, table.column("is_simulated") != nil { selected.append("is_simulated") }
    var sql =
      "SELECT \(selected.joined(separator: ", ")) FROM \(try Self.source(table, query, bronze))"
    if !conditions.isEmpty {
      sql += " WHERE " + conditions.map(\.sql).joined(separator: " AND ")
    }
    if !order.isEmpty { sql += " ORDER BY " + order.joined(separator: ", ") }
    sql += " LIMIT \(limit + 1) OFFSET \(offset)"
    frame = FrameQuery(
      title: table.title, sql: sql, parameters: conditions.flatMap(\.parameters),
      columns: columns.map { FrameColumn($0) }, limit: limit, offset: offset,
      simulated: simulated ?? (selected.count > columns.count ? columns.count : nil))
  }

  private static func source(
    _ table: CatalogTable, _ query: Query, _ bronze: String?
  ) throws -> String {
    guard table.isPerSample else { return table.sql }
    let names = query.pairs.map(\.name)
    let hasSession = names.contains("session") || names.contains("session_code")
    guard names.contains("season"), names.contains("round"), hasSession else {
      throw Problem(
        400, "Name a session",
        "\(table.title) has millions of rows: season, round and session are needed",
        hint: "add ?season=2023&round=1&session=R")
    }
    return SampleSource(table, try SessionKey(query), bronze: bronze).sql
  }

  private static func columns(
    _ table: CatalogTable, _ text: String?
  ) throws -> [CatalogColumn] {
    guard let text else { return table.columns }
    let names = text.split(separator: ",").map(String.init)
    guard !names.isEmpty, names.count <= 200 else {
      throw Problem.badParameter("columns", "takes names separated by commas")
    }
    return try names.map { try column(table, $0, "columns") }
  }

  private static func order(_ table: CatalogTable, _ text: String?) throws -> [String] {
    try (text ?? "").split(separator: ",").map { part in
      let isDescending = part.hasPrefix("-")
      let name = try column(table, String(isDescending ? part.dropFirst() : part), "order").name
      return "\(name.sqlName) \(isDescending ? "DESC" : "ASC") NULLS LAST"
    }
  }

  private static func filter(_ table: CatalogTable, _ pair: Query.Pair) throws -> Filter {
    let parts = pair.name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let operation = Filter.Operation(rawValue: parts.count > 1 ? String(parts[1]) : "")
    guard let operation, let name = parts.first else {
      throw Problem.badParameter(
        pair.name, "the operator is unknown", hint: "operators are .gte .lte .gt .lt .ne")
    }
    return try Filter(try column(table, String(name), nil), operation, pair.value)
  }

  private static func column(
    _ table: CatalogTable, _ name: String, _ parameter: String?
  ) throws -> CatalogColumn {
    let wanted = name == "session" ? "session_code" : name
    if let column = table.column(wanted) { return column }
    let names = table.columns.map(\.name) + (parameter == nil ? parameters : [])
    throw Problem.badParameter(
      parameter ?? name, "\(table.title) has no column \(name.prefix(64))",
      hint: NearestName.hint(name, in: names))
  }

  // What the encoders do not read becomes something that they do.
  private static func expression(_ column: CatalogColumn) -> String {
    let name = column.name.sqlName
    switch column.type {
    case "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER",
      "UBIGINT", "HUGEINT", "FLOAT", "DOUBLE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "VARCHAR":
      return name
    case _ where column.type.hasPrefix("DECIMAL"): return "CAST(\(name) AS DOUBLE) AS \(name)"
    default: return "CAST(\(name) AS VARCHAR) AS \(name)"
    }
  }
}
