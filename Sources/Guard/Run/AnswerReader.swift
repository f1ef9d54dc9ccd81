internal import DuckDB

/// Reads the rows of a query within bounds.
struct AnswerReader {
  private static let asTheyAre: Set<String> = [
    "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER",
    "UBIGINT", "HUGEINT", "FLOAT", "DOUBLE", "VARCHAR", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE",
  ]

  private let connection: Connection
  private let limits: RunLimits
  private let watch: QueryWatch

  init(_ connection: Connection, _ limits: RunLimits, _ watch: QueryWatch) {
    self.connection = connection
    self.limits = limits
    self.watch = watch
  }

  func answer(_ query: GuardedQuery) throws -> GuardedAnswer {
    try checkStop()
    let columns = try connection.rows("DESCRIBE (\n\(query.statement)\n)").map {
      GuardedAnswer.Column(name: $0[0].text ?? "", type: $0[1].text ?? "VARCHAR")
    }
    guard columns.count <= limits.maxColumns else {
      throw GuardRefusal(
        .resultTooLarge,
        "The answer has \(columns.count) columns; at most \(limits.maxColumns) are allowed.")
    }
    try checkStop()
    // One row more tells whether there are more.
    var result = try connection.prepare(sql(query, columns)).execute()
    var rows: [[Value]] = []
    var bytes = 0
    while let chunk = try result.next() {
      try checkStop()
      let values = try (0..<chunk.columnCount).map { try chunk.values($0) }
      for row in 0..<chunk.rowCount {
        guard rows.count < query.maxRows else { return .init(columns, rows, .rows) }
        rows.append(values.map { $0[row] })
        bytes += values.reduce(0) { $0 + $1[row].size }
        guard bytes <= limits.maxBytes else { return .init(columns, rows, .bytes) }
      }
    }
    return .init(columns, rows, nil)
  }

  private func checkStop() throws(GuardRefusal) {
    if let stop = watch.stop { throw stop }
  }

  private func sql(_ query: GuardedQuery, _ columns: [GuardedAnswer.Column]) -> String {
    let names = columns.indices.map { "c\($0)" }
    let values = zip(names, columns).map { name, column in
      if Self.asTheyAre.contains(column.type) { return name }
      return
        "CAST(\(name) AS \(column.type.hasPrefix("DECIMAL") ? "DOUBLE" : "VARCHAR")) AS \(name)"
    }
    return """
      SELECT \(values.joined(separator: ", ")) FROM (
      \(query.statement)
      ) AS answer(\(names.joined(separator: ", "))) LIMIT \(query.maxRows + 1)
      """
  }
}

extension GuardedAnswer {
  fileprivate init(_ columns: [Column], _ rows: [[Value]], _ truncation: Truncation?) {
    self.init(columns: columns, rows: rows, truncation: truncation)
  }
}

extension Value {
  fileprivate var size: Int {
    switch self {
    case .text(let text): 8 + text.utf8.count
    case .blob(let bytes): 8 + bytes.count
    default: 8
    }
  }
}
