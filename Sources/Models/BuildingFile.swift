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
  init(_ path: String, _ engine: Database) throws {
    self.path = path
    database = engine
    do {
      // A file that is there already keeps the form in which it was made.
      let form =
        FileManager.default.fileExists(atPath: path)
        ? "" : ", BLOCK_SIZE \(Self.blockSize), STORAGE_VERSION '\(Self.storageVersion)'"
      // The file is written once, when all is there, and not whenever a model happens to be alone.
      // What does not fit into memory goes to the data root, never to the host disk. Footers of Parquet files are wanted
      // twice, for the plan and for the rows. The compression methods have no effect as a setting of the new database.
      try database.connect().run(
        """
        SET GLOBAL temp_directory = \((path + ".tmp").sqlLiteral);
        SET GLOBAL checkpoint_threshold = '1TB';
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

  /// Writes all that is committed to the file; others may read meanwhile. Waits for what reads an earlier state.
  static func write(_ connection: Connection) throws {
    try connection.run("FORCE CHECKPOINT \(name)")
  }

  /// Writes the rest to the file and closes it; there must be no other connection any more.
  func close() throws {
    do {
      try database.connect().run("CHECKPOINT \(Self.name); DETACH \(Self.name)")
    } catch let error as DuckDBError {
      throw RunError(path: path, reason: error.message)
    }
  }

  /// Closes it as it is.
  func abandon() throws { try database.connect().run("DETACH \(Self.name)") }
}
