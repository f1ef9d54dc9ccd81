import Foundation
import Guard
import GuardCorpus
import TestSupport

/// A snapshot with the project's tables, opened for guarded queries.
struct Lake {
  // Written once: it takes longer than most tests.
  private static let snapshot = Result {
    let folder = try TemporaryFolder()
    try SchemaSnapshot.write(to: folder.path + "/snapshot-1.duckdb")
    return folder
  }

  let path: String
  let runner: GuardedRunner
  let check: QueryGuard

  init(_ limits: RunLimits = RunLimits()) async throws {
    path = try Self.snapshot.get().path + "/snapshot-1.duckdb"
    runner = try await GuardedRunner.open(path: path, limits: limits)
    check = try QueryGuard()
  }

  /// Checks and runs.
  func answer(
    _ sql: String, maxRows: Int = 200, deadline: Duration? = nil
  ) async throws(GuardRefusal) -> GuardedAnswer {
    let query = try await check.check(sql, in: runner.catalog, maxRows: maxRows)
    return try await runner.run(query, deadline: deadline)
  }

  /// Why a statement may not run; nil where it may.
  func refusal(_ sql: String, deadline: Duration? = nil) async -> GuardRefusal? {
    do {
      _ = try await answer(sql, deadline: deadline)
      return nil
    } catch { return error }
  }
}
