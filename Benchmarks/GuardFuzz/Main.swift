import Foundation
import Guard
import GuardCorpus

@main
struct Main {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let runner = try await GuardedRunner.open(
      path: arguments[1], bronze: ProcessInfo.processInfo.environment["GUARD_BRONZE"])
    let check = try QueryGuard()
    let file = try String(contentsOfFile: arguments[2], encoding: .utf8)
    for sql in file.split(separator: "\n;;\n") {
      let start = ContinuousClock.now
      print("--", sql.prefix(300))
      do {
        let query = try await check.check(String(sql), in: runner.catalog)
        let checked = ContinuousClock.now
        print("  ok", query.tables, checked - start)
        let answer = try await runner.run(query, deadline: .seconds(1))
        print("  ", answer.columns.map { "\($0.name):\($0.type)" }, ContinuousClock.now - checked)
        print("  ", answer.rows.count, answer.truncation as Any, answer.rows.first as Any)
      } catch { print("  REFUSED", error.reason, error, ContinuousClock.now - start) }
    }
  }
}
