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
  /// - Throws: ``SnapshotError`` where the file is no database.
  public init(_ snapshot: Snapshot) throws {
    let settings = [
      "enable_external_access": "false", "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false", "lock_configuration": "true",
    ]
    do {
      connection = try Database(path: snapshot.path, access: .readOnly, settings: settings)
        .connect()
    } catch let error as DuckDBError {
      throw SnapshotError(.file, path: snapshot.path, "cannot be opened: \(error.message)")
    }
  }

  /// Runs one SELECT of the program's own and gives all its rows.
  ///
  /// - Throws: ``SnapshotQueryError`` with the engine's words where it refuses the statement.
  public func rows(_ sql: String, _ parameters: [Value] = []) throws -> [[Value]] {
    try inEngine { try connection.rows(sql, parameters) }
  }

  /// Runs one SELECT of the user's and writes its rows.
  ///
  /// - Throws: ``SnapshotQueryError`` where the text is anything but one SELECT or the engine
  ///   refuses it, ``SnapshotError`` where the file cannot be written.
  public func write(
    _ sql: String, as format: SnapshotQueryFormat, to output: SnapshotQueryOutput
  ) throws {
    try inEngine {
      let query = try SnapshotQuery(sql, on: connection)
      switch (format, output) {
      case (.parquet, .standardOutput):
        throw SnapshotQueryError("Parquet is not for a terminal: name a file with --output")
      case (.parquet, .file(let path)): try SnapshotParquet(path: path).write(query)
      case (.csv, _): try output.write { try SnapshotText.csv(query, to: $0) }
      case (.json, _): try output.write { try SnapshotText.json(query, to: $0) }
      case (.table, _): try output.write { try SnapshotText.table(query, to: $0) }
      }
    }
  }

  private func inEngine<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DuckDBError {
      throw SnapshotQueryError(error.message)
    }
  }
}
