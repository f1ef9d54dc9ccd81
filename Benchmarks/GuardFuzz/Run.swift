import Foundation
import Guard
import GuardCorpus
import TestSupport

/// One run on one snapshot.
struct Run {
  let runner: GuardedRunner
  let check: QueryGuard

  /// Every attack and every ordinary query, with what became of it.
  func corpus() async throws {
    for attack in Case.all("Attacks") {
      let (text, time) = await outcome(attack.sql, .milliseconds(300))
      print(
        "\(text == nil ? "PASSED " : "")\(attack) \(time): \(text ?? "") <- \(attack.sql.prefix(90))"
      )
    }
    for query in Case.all("Queries") + TableQueries.all(try SchemaSnapshot.tables()) {
      let (text, _) = await outcome(query.sql, .seconds(5))
      if let text { print("REFUSED \(query): \(text) <- \(query.sql)") }
    }
  }

  private func outcome(_ sql: String, _ deadline: Duration) async -> (String?, Duration) {
    let start = ContinuousClock.now
    do {
      let query = try await check.check(sql, in: runner.catalog)
      _ = try await runner.run(query, deadline: deadline)
      return (nil, .now - start)
    } catch {
      return ("\(error.reason) \(error)", .now - start)
    }
  }

  func fuzz(statements: Int, seed: UInt64) async throws {}

  func bench() async throws {}
}
