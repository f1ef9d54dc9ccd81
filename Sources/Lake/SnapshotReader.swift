public import DuckDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Runs read-only SQL on one snapshot, locked down so that the SQL reaches no other file.
///
/// While it lives, no publication removes the snapshot's file.
public actor SnapshotReader {
  /// What it reads.
  public nonisolated let snapshot: Snapshot

  // In this order, so that the database is closed before its file may go.
  private let connection: Connection
  private let lease: SharedLease
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
  /// - Parameters:
  ///   - bronze: a folder whose files may be read as well, for models that are views over bronze.
  ///     Leave it out where the SQL comes from strangers.
  ///   - memoryLimit: the most that all queries on the snapshot take, as in `1GB`; what needs more
  ///     fails and is not spilled to the disk. Without it, the engine's own limit holds.
  /// - Throws: ``SnapshotError`` where the file is gone or no database.
  public init(_ snapshot: Snapshot, bronze: String? = nil, memoryLimit: String? = nil) throws {
    lease = try SharedLease(snapshot.path)
    self.snapshot = snapshot
    var settings = [
      "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    ]
    if let memoryLimit {
      settings["memory_limit"] = memoryLimit
      settings["temp_directory"] = ""
    }
    do {
      connection = try Database(path: snapshot.path, access: .readOnly, settings: settings)
        .connect()
      if let folder = bronze.flatMap(Self.resolved) {
        try connection.run("SET allowed_directories = ['\(folder.replacing("'", with: "''"))']")
      }
      try connection.run("SET enable_external_access = false; SET lock_configuration = true")
    } catch let error as DuckDBError {
      throw SnapshotError(.file, path: snapshot.path, "cannot be opened: \(error.message)")
    }
  }

  private init(beside reader: SnapshotReader, _ connection: sending Connection) {
    snapshot = reader.snapshot
    self.connection = connection
    lease = reader.lease
  }

  /// Another reader of the same open database, with a connection and a thread of its own.
  ///
  /// - Throws: ``SnapshotError`` where the engine gives no more connections.
  public func sibling() throws -> SnapshotReader {
    do {
      return SnapshotReader(beside: self, try connection.database.connect())
    } catch let error as DuckDBError {
      throw SnapshotError(.file, path: snapshot.path, "cannot be opened: \(error.message)")
    }
  }

  /// Lends the connection to `body`, on the reader's thread, and stops its query after `limit`.
  ///
  /// - Throws: what `body` throws; a query that was stopped, a ``DuckDBError`` whose `isInterrupt` is true.
  public func use<T: Sendable>(
    within limit: Duration, _ body: @Sendable (Connection) throws -> T
  ) throws -> T {
    let deadline = QueryDeadline(connection.monitor, limit: limit)
    defer { deadline.end() }
    return try body(connection)
  }

  /// Runs one SELECT of the program's own and gives all its rows.
  ///
  /// - Throws: ``SnapshotQueryError`` with the engine's words where it refuses the statement.
  public func rows(_ sql: String, _ parameters: [Value] = []) throws -> [[Value]] {
    try inEngine { try connection.rows(sql, parameters) }
  }

  /// Runs one SELECT of the user's and gives all its rows as text, for small results.
  ///
  /// - Throws: as ``write(_:as:to:)``.
  public func answer(_ sql: String) throws -> SnapshotAnswer {
    try inEngine { try SnapshotAnswer(try SnapshotQuery(sql, on: connection)) }
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

  // The engine follows links before it compares, so the folder is given as where links lead.
  private static func resolved(_ folder: String) -> String? {
    guard let path = realpath(folder, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}

extension SnapshotStore {
  /// Opens the current snapshot, also while others are being published.
  ///
  /// - Parameters: as in ``SnapshotReader/init(_:bronze:memoryLimit:)``.
  /// - Throws: ``SnapshotError`` where there is none or it cannot be opened.
  public func openReader(
    bronze: String? = nil, memoryLimit: String? = nil
  ) throws -> SnapshotReader {
    while true {
      let snapshot = try requireCurrent()
      do {
        return try SnapshotReader(snapshot, bronze: bronze, memoryLimit: memoryLimit)
      } catch let error as SnapshotError where error.reason == .gone {
        // It went between the look at the pointer and the open: the pointer names another by now.
        guard try pointer()?.snapshot != snapshot.name else { throw error }
      }
    }
  }
}
