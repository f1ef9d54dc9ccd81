internal import DuckDB

/// A query whose rows become a frame: the one shape in which the API gives rows.
struct FrameQuery: Sendable {
  /// The name of what is asked, as in `gold.race_pace`.
  let title: String
  let sql: String
  let parameters: [Value]
  /// What the columns mean; the first ones of the query, in its order.
  let columns: [FrameColumn]
  /// The most rows; the query itself asks for one more, to know whether there are more.
  let limit: Int
  let offset: Int
  /// The column that says whether a row is simulated; it may come after those of the frame.
  let simulated: Int?
  /// Further keys of the answer.
  var more: [JSON.Field] = []

  /// Runs it and writes the frame.
  func json(_ connection: Connection, snapshot: String) throws -> JSONBuffer {
    let statement = try connection.prepare(sql)
    try statement.bind(parameters)
    var result = try statement.execute()
    var encoder = FrameEncoder(columns: columns.count)
    var isSimulated = false
    var hasMore = false
    while let chunk = try result.next() {
      let room = limit - encoder.rows
      if chunk.rowCount > room { hasMore = true }
      let count = min(room, chunk.rowCount)
      if count > 0 {
        try encoder.append(chunk, rows: count)
        if let simulated, !isSimulated { isSimulated = try Self.any(chunk, simulated, count) }
      }
      if hasMore { break }
    }
    return write(encoder, snapshot, isSimulated: isSimulated, hasMore: hasMore)
  }

  private func write(
    _ encoder: FrameEncoder, _ snapshot: String, isSimulated: Bool, hasMore: Bool
  ) -> JSONBuffer {
    let head: [JSON.Field] = [
      .init(key: "snapshot", value: .text(snapshot)), .init(key: "table", value: .text(title)),
      .init(key: "row_count", value: .integer(Int64(encoder.rows))),
      .init(key: "limit", value: .integer(Int64(limit))),
      .init(key: "next_offset", value: hasMore ? .optional(offset + limit) : .null),
      .init(key: "is_simulated", value: .bool(isSimulated)),
    ]
    let body: [JSON.Field] = [
      .init(key: "columns", value: .list(columns.map(\.json))),
      .init(key: "data", value: .raw(encoder.data().bytes)),
    ]
    var json = JSONBuffer()
    JSON.object(head + more + body).write(to: &json)
    return json
  }

  private static func any(_ chunk: borrowing Chunk, _ index: Int, _ count: Int) throws -> Bool {
    try chunk.withColumn(index, as: Bool.self) { span, validity in
      (0..<count).contains { validity.isValid($0) && span[$0] }
    }
  }
}

extension FrameColumn {
  /// As it stands in a frame and in the list of tables.
  var json: JSON {
    .fields([
      "name": .text(name), "type": .text(type), "description": .optional(description),
    ])
  }

  init(_ column: CatalogColumn) {
    self.init(name: column.name, type: column.type, description: column.description)
  }
}
