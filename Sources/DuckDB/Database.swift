internal import CDuckDB

// Sendable: duckdb_connect is documented as thread-safe and the handle never changes after init.

/// One open DuckDB database: a file, or memory that goes when the object goes.
///
/// Connections keep their database alive, so the order of closing is right by construction.
public final class Database: @unchecked Sendable {
  /// How a file may be used. DuckDB refuses one read-write handle beside any other handle.
  public enum Access: String, Sendable {
    case readWrite = "READ_WRITE"
    case readOnly = "READ_ONLY"
  }

  let handle: duckdb_database
  /// The file, or nil for a database in memory.
  public let path: String?

  /// Opens `path`, or a database in memory where it is nil.
  ///
  /// - Parameter settings: DuckDB configuration, for example `["threads": "2"]`.
  /// - Throws: ``DuckDBError`` with DuckDB's reason: a lock held elsewhere, a file that is not a
  ///   database, an unknown setting.
  public init(
    path: String? = nil, access: Access = .readWrite, settings: [String: String] = [:]
  ) throws {
    var config: duckdb_config?
    guard duckdb_create_config(&config) == DuckDBSuccess else {
      throw DuckDBError(.open, "out of memory", subject: path)
    }
    defer { duckdb_destroy_config(&config) }
    var all = settings
    if path != nil { all["access_mode"] = access.rawValue }
    for (name, value) in all.sorted(by: { $0.key < $1.key })
    where duckdb_set_config(config, name, value) != DuckDBSuccess {
      throw DuckDBError(.open, "there is no setting \(name) that takes '\(value)'", subject: path)
    }
    var opened: duckdb_database?
    var message: UnsafeMutablePointer<CChar>?
    let state = duckdb_open_ext(path, &opened, config, &message)
    defer { duckdb_free(message) }
    guard state == DuckDBSuccess, let opened else {
      throw DuckDBError(.open, message, subject: path)
    }
    handle = opened
    self.path = path
  }

  deinit {
    var closing: duckdb_database? = handle
    duckdb_close(&closing)
  }

  /// A new connection; use each from one task at a time.
  public func connect() throws -> Connection { try Connection(self) }
}
