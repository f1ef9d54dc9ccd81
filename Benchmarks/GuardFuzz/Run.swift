import Foundation
import Guard
import GuardCorpus
import TestSupport

/// One run on one snapshot.
struct Run {
  let runner: GuardedRunner
  let check: QueryGuard

  /// Every attack that is not stopped and every ordinary query that is; then the numbers.
  func corpus() async throws {
    let attacks = Case.all("Attacks")
    for attack in attacks {
      let ((refusal, time), _, stall) = await timed {
        await outcome(attack.sql, .milliseconds(300))
      }
      if refusal == nil || time > .milliseconds(400) + stall {
        print("NOT STOPPED \(attack), \(time)")
      }
    }
    let queries = Case.all("Queries") + TableQueries.all(try SchemaSnapshot.tables())
    for query in queries {
      let (refusal, _) = await outcome(query.sql, .seconds(5))
      if let refusal { print("REFUSED \(query): \(refusal)\n\(query.sql)") }
    }
    print("\(attacks.count) attacks, \(queries.count) queries")
  }

  private func outcome(_ sql: String, _ deadline: Duration) async -> (GuardRefusal?, Duration) {
    let start = ContinuousClock.now
    do {
      let query = try await check.check(sql, in: runner.catalog)
      _ = try await runner.run(query, deadline: deadline)
      return (nil, .now - start)
    } catch {
      return (error, .now - start)
    }
  }

  /// Statements of the grammar, with the figures of how they ended.
  func fuzz(statements: Int, seed: UInt64) async throws {
    let canary = try TemporaryFolder()
    for name in ["secret.txt", "secret.csv"] { try canary.write("canary", to: name) }
    var grammar = Grammar(seed: seed, canary: canary.path, tables: try SchemaSnapshot.tables())
    // Outside tracing begins here.
    _ = FileManager.default.fileExists(atPath: "/guard-fuzz-begins")
    let deadline = Duration.milliseconds(50)
    var endings: [String: Int] = [:]
    var late: [(time: Duration, stall: Duration, sql: String)] = []
    var latest = Duration.zero
    for _ in 0..<statements {
      let sql = grammar.statement()
      let ((refusal, time), _, stall) = await timed { await outcome(sql, deadline) }
      // An engine that was given up takes its time: the next statement is not to wait for it.
      while refusal?.reason == .deadline, await runner.stuckEngines > 0 {
        try await Task.sleep(for: .milliseconds(5))
      }
      endings[refusal?.reason.rawValue ?? "answered", default: 0] += 1
      latest = max(latest, time - deadline)
      if time > deadline + .milliseconds(100) { late.append((time, stall, sql)) }
    }
    _ = FileManager.default.fileExists(atPath: "/guard-fuzz-ends")
    for (ending, count) in endings.sorted(by: { $0.value > $1.value }) { print(ending, count) }
    print("stuck engines: \(await runner.stuckEngines)")
    var guilty = 0
    for (_, _, sql) in late {
      let again = await isLate(deadline + .milliseconds(100)) { _ = await outcome(sql, deadline) }
      guilty += again ? 1 : 0
    }
    print("latest: \(latest) after its deadline")
    print("later than deadline + 100 ms: \(late.count)")
    print("late again, three times in a row: \(guilty)")
    for (time, stall, sql) in late { print("  \(time), timer \(stall): \(sql)") }
    print("canary folder: \(canary.names(""))")
  }

  /// What the guard costs for each ordinary query.
  func bench() async throws {
    let queries = Case.all("Queries") + TableQueries.all(try SchemaSnapshot.tables())
    var times: [Duration] = []
    for round in 0..<6 {
      for query in queries {
        let start = ContinuousClock.now
        _ = try? await check.check(query.sql, in: runner.catalog)
        // The first round warms up.
        if round > 0 { times.append(.now - start) }
      }
    }
    times.sort()
    for percent in [50, 95, 99, 100] {
      print("p\(percent): \(times[(times.count - 1) * percent / 100])")
    }
  }
}
