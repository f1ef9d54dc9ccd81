internal import DuckDB

/// All rows of a query as columns of values, for files that have to know them before they begin.
struct ValueColumns {
  let columns: [[Value]]
  let types: [ColumnType]
  /// Number of rows.
  let count: Int

  init(_ query: FrameQuery, _ connection: Connection) throws {
    let statement = try connection.prepare(query.sql)
    try statement.bind(query.parameters)
    var result = try statement.execute()
    var columns = Array(repeating: [Value](), count: query.columns.count)
    var count = 0
    while count < query.limit, let chunk = try result.next() {
      let room = query.limit - count
      for index in columns.indices { columns[index] += try chunk.values(index).prefix(room) }
      count += min(room, chunk.rowCount)
    }
    self.columns = columns
    types = Array(result.columnTypes.prefix(columns.count))
    self.count = count
  }
}
