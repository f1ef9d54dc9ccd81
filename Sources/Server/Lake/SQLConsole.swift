internal import Guard

/// SQL of strangers on one snapshot: looked at by the guard, then run by engines of its own.
actor SQLConsole {
  /// The guard, and what runs behind it.
  struct Opened: Sendable {
    let guardian: QueryGuard
    let runner: GuardedRunner
  }

  private let path: String
  private let bronze: String?
  private let deadline: Duration
  private var opening: Task<Opened, any Error>?

  /// Opens nothing yet: most snapshots are never asked.
  init(path: String, bronze: String?, deadline: Duration) {
    self.path = path
    self.deadline = deadline
    self.bronze = bronze
  }

  /// The rows of a statement.
  ///
  /// - Throws: `GuardRefusal` for what may not run or went too far.
  func run(_ sql: String, maxRows: Int) async throws -> GuardedAnswer {
    let opened = try await opened()
    let query = try await opened.guardian.check(sql, in: opened.runner.catalog, maxRows: maxRows)
    return try await opened.runner.run(query, deadline: deadline)
  }

  /// Both, opened at the first call.
  func opened() async throws -> Opened {
    if let opening { return try await opening.value }
    let task = Task { [path, bronze] in
      Opened(
        guardian: try QueryGuard(), runner: try await GuardedRunner.open(path: path, bronze: bronze)
      )
    }
    opening = task
    do {
      return try await task.value
    } catch {
      opening = nil
      throw error
    }
  }
}
