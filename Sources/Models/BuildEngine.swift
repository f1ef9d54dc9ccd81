internal import DuckDB
internal import Foundation
internal import Lake

/// Starts the engine of a build, which takes about as long as reading a project: both happen side by side.
actor BuildEngine {
  private let executor = EngineExecutor(label: "f1lake.build-engine")

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// A database in memory, to which the file of a build is attached.
  func start(threads: Int) throws -> Database { try Self.open(threads: threads) }

  /// - Parameter threads: how many connections work at the same time.
  static func open(threads: Int) throws -> Database {
    // Each connection's own thread counts as one of the engine's.
    let settings = [
      "threads": "\(threads)", "external_threads": "\(threads)", "memory_limit": memoryLimit,
      // Parts of bronze are small and on a local disk: looking after copies of them takes longer than reading them.
      "enable_external_file_cache": "false",
      // No extension is fetched or loaded by name: a build depends on nothing but this binary.
      "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    ]
    do {
      return try Database(settings: settings)
    } catch let error as DuckDBError {
      throw RunError(path: "DuckDB", reason: error.message)
    }
  }

  // Other programs of a laptop need memory as well.
  private static var memoryLimit: String {
    "\(max(ProcessInfo.processInfo.physicalMemory / 2 / (1 << 20), 512))MiB"
  }
}
