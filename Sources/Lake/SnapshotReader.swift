public import DuckDB

/// Runs read-only SQL on one snapshot, locked down so that the SQL reaches no other file.
public actor SnapshotReader {
  private let connection: Connection
  private let executor = EngineExecutor(label: "f1lake.query")

  /// The actor's own thread: the engine blocks.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens a snapshot.
  ///
  /// READ_ONLY alone would still let `COPY … TO` write and `read_text` read any file, so access to
  /// files is off and the settings cannot be changed back.
  ///
  /// - Throws: `DuckDBError` where the file is no database.
  public init(_ snapshot: Snapshot) throws {
    let settings = [
      "enable_external_access": "false", "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false", "lock_configuration": "true",
    ]
    connection = try Database(path: snapshot.path, access: .readOnly, settings: settings).connect()
  }

  /// Runs one SELECT of the program's own and gives all its rows.
  public func rows(_ sql: String, _ parameters: [Value] = []) throws -> [[Value]] {
    try connection.rows(sql, parameters)
  }

  /// Runs one SELECT of the user's and writes its rows.
  ///
  /// - Throws: ``SnapshotQueryError`` where the text is anything but one SELECT, `DuckDBError` where
  ///   the engine refuses it, ``SnapshotError`` where the file cannot be written.
  public func write(
    _ sql: String, as format: SnapshotQueryFormat, to output: SnapshotQueryOutput
  ) throws {
    let query = try SnapshotQuery(sql, on: connection)
    switch (format, output) {
    case (.parquet, .standardOutput):
      throw SnapshotQueryError("Parquet is not for a terminal: name a file with --output")
    case (.parquet, .file(let path)): try SnapshotParquet(path: path).write(query)
    default:
      try output.write { sink in
        switch format {
        case .csv: try SnapshotText.csv(query, to: sink)
        case .json: try SnapshotText.json(query, to: sink)
        default: try SnapshotText.table(query, to: sink)
        }
      }
    }
  }
}
