internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Models

/// `f1lake build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build silver and gold from bronze, test them, and publish a snapshot.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var build: BuildOptions
  @OptionGroup var selection: SelectionOptions

  func run() async throws {
    _ = try await build.run(in: root, selection: try selection.ofBuild())
  }
}

/// What `build` and `verify` have in common.
struct BuildOptions: ParsableArguments {
  @Option(
    help: "The folder of the dbt project. Default: F1_TRANSFORM, ./transform, or the installed one."
  )
  var project: String?

  @Option(
    help: ArgumentHelp(
      "Variables of the project as YAML, as in '{clean_air_gap_s: 3}'.", valueName: "yaml"))
  var vars: String?

  @OptionGroup var retention: RetentionOptions

  @OptionGroup var running: RunFlags

  /// Builds and publishes, and prints what was done; throws the exit code for failed tests.
  func run(
    in options: DataRootOptions, selection: BuildSelection? = nil
  ) async throws -> WarehouseBuild.Outcome {
    let root = try options.open()
    let store = SnapshotStore(directory: root.warehouse) { try root.checkWritable() }
    let folder = try TransformFolder.find(
      asked: try project ?? options.settings()[.transformFolder],
      executable: Bundle.main.executablePath)
    let output = BuildOutput(isJSON: running.json)
    defer { output.stop() }
    let outcome = try await WarehouseBuild(
      project: folder, bronze: root.bronze, store: store, retention: retention.retention,
      options: running.options(output, in: root),
      environment: ProcessInfo.processInfo.environment, selection: selection,
      variables: try vars.map(ProjectVariables.read) ?? [:]
    ).run()
    output.end(outcome)
    if case .rejected = outcome { throw ExitReason.gateFailed }
    return outcome
  }
}
