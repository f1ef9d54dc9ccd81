internal import DuckDB
internal import Foundation
internal import Lake

/// The database file that a build writes, and its connections.
///
/// It is attached to a database in memory, because only so can the write-ahead log be left out: a
/// build that is killed starts again from nothing, so a log of it is of no use.
struct BuildingFile: Sendable {
  private static let name = "building"
  /// A quarter of the engine's own size: most columns of most models are small, and each takes a block to be written.
  private static let blockSize = 65_536

  /// The oldest DuckDB that reads snapshots. Its text compression gives files of half the size of that of version 1.2.
  private static let storageVersion = "v1.5.0"
  /// Trying these out costs a third of the time of writing and hardly ever wins.
  private static let unusedCompression = "fsst,zstd,chimp,patas,alprd"

  /// Where it is.
  let path: String
  private let database: Database

  /// Opens a file, or makes it.
  ///
  /// - Parameter threads: how many connections work at the same time.
  init(_ path: String, threads: Int) throws {
    self.path = path
    // Each connection's own thread counts as one of the engine's.
    let settings = [
      "threads": "\(threads)", "external_threads": "\(threads)",
      // What does not fit into memory goes to the data root, never to the host disk.
      "temp_directory": path + ".tmp", "memory_limit": Self.memoryLimit,
      // Parts of bronze are small and on a local disk: looking after copies of them takes longer than reading them.
      "enable_external_file_cache": "false",
      // No extension is fetched or loaded by name: a build depends on nothing but this binary.
      "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    ]
    do {
      database = try Database(settings: settings)
      // A file that is there already keeps the form in which it was made.
      let form =
        FileManager.default.fileExists(atPath: path)
        ? "" : ", BLOCK_SIZE \(Self.blockSize), STORAGE_VERSION '\(Self.storageVersion)'"
      // Footers of Parquet files are wanted twice, for the plan and for the rows. The compression methods have no
      // effect as a setting of the new database.
      try database.connect().run(
        """
        SET GLOBAL parquet_metadata_cache = true;
        SET GLOBAL disabled_compression_methods = '\(Self.unusedCompression)';
        ATTACH \(path.sqlLiteral) AS \(Self.name) (RECOVERY_MODE no_wal_writes\(form))
        """)
    } catch let error as DuckDBError {
      throw RunError(path: path, reason: error.message)
    }
  }

  /// A new connection, in which names mean those of the file.
  func connect() throws -> Connection {
    let connection = try database.connect()
    try connection.run("USE \(Self.name)")
    return connection
  }

  /// A new connection to an empty database in memory, in which names mean those of that database.
  ///
  /// - Parameter name: of the database; no two at the same time may have the same.
  func scratch(_ name: String) throws -> Connection {
    let connection = try database.connect()
    try connection.run("ATTACH ':memory:' AS \(name.sqlQuoted); USE \(name.sqlQuoted)")
    return connection
  }

  /// Writes all to the file and closes it; there must be no other connection any more.
  func close() throws {
    do {
      try database.connect().run("CHECKPOINT \(Self.name); DETACH \(Self.name)")
    } catch let error as DuckDBError {
      throw RunError(path: path, reason: error.message)
    }
  }

  // Other programs of a laptop need memory as well.
  private static var memoryLimit: String {
    "\(max(ProcessInfo.processInfo.physicalMemory / 2 / (1 << 20), 512))MiB"
  }
}
