import Foundation
import Guard

/// Runs the corpus, a fuzz or a benchmark of the guard on one snapshot.
///
///     guard-fuzz corpus SNAPSHOT
///     guard-fuzz fuzz SNAPSHOT [STATEMENTS [SEED]]
///     guard-fuzz bench SNAPSHOT
///
/// GUARD_BRONZE names the bronze folder for views over it.
@main
struct Main {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else { throw CocoaError(.fileNoSuchFile) }
    let runner = try await GuardedRunner.open(
      path: arguments[2], bronze: ProcessInfo.processInfo.environment["GUARD_BRONZE"])
    let run = Run(runner: runner, check: try QueryGuard())
    switch arguments[1] {
    case "corpus": try await run.corpus()
    case "fuzz":
      let count = arguments.count > 3 ? Int(arguments[3]) ?? 3_000 : 3_000
      let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 1 : 1
      try await run.fuzz(statements: count, seed: seed)
    default: try await run.bench()
    }
  }
}
