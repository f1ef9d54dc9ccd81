internal import DuckDB
public import Lake

/// Writes bronze tables as Parquet partitions, on a thread of its own.
public actor BronzeWriter {
  private let executor = EngineExecutor(label: "f1lake.bronze")
  private let store: PartitionStore
  private let connection: Connection

  /// Runs on DuckDB's thread, never on the cooperative pool.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A writer into the partitions of a data root.
  ///
  /// - Throws: ``DuckDBError`` where the engine cannot start.
  public init(_ store: PartitionStore) throws {
    self.store = store
    // One thread: a session's tables are small, and the bytes of a file must not depend on the machine.
    connection = try Database(settings: ["threads": "1", "memory_limit": "1GB"]).connect()
  }

  /// Writes one table of one session, wholly or not at all.
  @discardableResult
  public func write(
    _ table: BronzeTable, _ partition: Partition, _ provenance: Provenance
  ) throws -> PartitionManifest {
    let columns = table.columns.map { "\($0.name) \($0.values.sqlType)" }.joined(separator: ", ")
    try connection.run("CREATE OR REPLACE TABLE part (\(columns))")
    let appender = try Appender(connection, table: "part")
    try appender.append(table.columns.map(\.values))
    try appender.finish()
    return try store.write(partition, provenance) { path in
      try connection.run(
        "COPY part TO '\(path.replacing("'", with: "''"))' (FORMAT parquet, COMPRESSION zstd)")
      return table.rowCount
    }
  }
}
