internal import ArgumentParser
internal import Models

/// `f1lake verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Rebuild, run every test, and show row counts and the five latest best laps.",
    discussion: "Ends with 0 only if all tests pass; then the new snapshot is published.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var build: BuildOptions

  func run() async throws {
    // To verify is to trust nothing that was built before.
    var build = build
    build.running.fullRefresh = true
    let outcome = try await build.run(in: root)
    guard case .published(let snapshot, _) = outcome else { return }
    print(BestLap.table(try await BestLap.latest(5, in: snapshot)))
  }
}
