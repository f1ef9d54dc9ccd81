internal import DuckDB

/// Writes the rows of a query as one Parquet file.
///
/// The connection to the snapshot may write no file, so a second database, in memory, takes the
/// rows and writes them. They travel as text, which every type can be cast to and back from without
/// loss.
struct SnapshotParquet {
  let path: String

  func write(_ query: SnapshotQuery) throws {
    let columns = try query.columns()
    let connection = try Database(settings: ["temp_directory": ""]).connect()
    let names = columns.indices.map { "c\($0)" }
    try connection.run(
      "CREATE TABLE answer (\(names.map { "\($0) VARCHAR" }.joined(separator: ", ")))")
    let appender = try Appender(connection, table: "answer")
    try query.forEachChunk { chunk in try appender.append(chunk.map { .text($0) }) }
    try appender.finish()
    let typed = zip(names, columns).map { name, column in
      "CAST(\(name) AS \(column.type)) AS \(column.name.sqlName)"
    }
    try SnapshotQueryOutput.replacing(path) { temporary in
      let file = "'" + temporary.replacing("'", with: "''") + "'"
      try connection.run(
        "COPY (SELECT \(typed.joined(separator: ", ")) FROM answer) TO \(file) (FORMAT parquet)")
    }
  }
}
