package import DuckDB
internal import Lake
internal import Synchronization

/// The readers of one snapshot: each has a connection and a thread, and takes one query at a time.
package final class ReaderPool: Sendable {
  private let readers: [SnapshotReader]
  private let waiting: Mutex<[Int]>
  private let limits: ServerLimits

  init(_ readers: [SnapshotReader], limits: ServerLimits) {
    self.readers = readers
    self.limits = limits
    waiting = Mutex(Array(repeating: 0, count: readers.count))
  }

  /// Runs `body` on the reader that has the least to do.
  ///
  /// - Throws: ``Problem`` where too many wait, the query took too long or the engine failed.
  package func use<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws
    -> T
  {
    let index = try take()
    defer { waiting.withLock { $0[index] -= 1 } }
    do {
      return try await readers[index].use(within: limits.time, body)
    } catch let error as DuckDBError {
      throw Self.problem(error)
    }
  }

  /// All rows of a small query.
  package func rows(_ sql: String, _ parameters: [Value] = []) async throws -> [[Value]] {
    try await use { try $0.rows(sql, parameters) }
  }

  /// Queries that run or wait.
  package var load: Int { waiting.withLock { $0.reduce(0, +) } }

  private func take() throws -> Int {
    try waiting.withLock { waiting in
      guard let index = waiting.indices.min(by: { waiting[$0] < waiting[$1] }),
        waiting[index] < limits.queue
      else {
        throw Problem(
          503, "Busy", "too many queries wait for the engine", hint: "try again in a second")
      }
      waiting[index] += 1
      return index
    }
  }

  // The engine's own words may hold our SQL or a path, so they stay here.
  private static func problem(_ error: DuckDBError) -> Problem {
    if error.isInterrupt { return .tooLong }
    if error.message.hasPrefix("Out of Memory") {
      return Problem(
        413, "The query needs too much memory", "it was stopped",
        hint: "ask for fewer rows or columns")
    }
    if error.message.hasPrefix("Conversion Error") {
      return Problem(400, "Bad value", "a value does not have the type of its column")
    }
    if error.message.hasPrefix("IO Error: No files found") {
      return .notFound(
        "the lake has no such readings for this session", hint: "ingest it with telemetry")
    }
    return Problem(500, "The query failed", "the engine refused a query of the server")
  }
}
