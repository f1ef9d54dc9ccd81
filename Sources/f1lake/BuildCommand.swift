internal import ArgumentParser
internal import CMalloc
internal import Foundation
internal import Lake
internal import Models
internal import Observability

/// `f1lake build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build silver and gold from bronze, test them, and publish a snapshot.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var build: BuildOptions
  @OptionGroup var selection: SelectionOptions

  func run() async throws {
    f1lake_keep_freed_memory()
    try await log.run("build", in: root) { data, log in
      try await build.run(in: data, root, log, selection: try selection.ofBuild())
    }
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
    in root: DataRoot, _ options: DataRootOptions, _ log: CommandLog, selection: BuildSelection?
  ) async throws {
    let output = BuildOutput(isJSON: running.json, log)
    defer { output.stop() }
    let build = try warehouse(in: root, options, output, selection: selection)
    let outcome = try await RunMetrics(.build, command: "build", root, log.logger).recording {
      try await build.run()
    } figures: {
      $0.figures
    }
    output.end(outcome)
    if case .rejected = outcome { throw ExitReason.gateFailed }
  }

  /// What is to be built.
  func warehouse(
    in root: DataRoot, _ options: DataRootOptions, _ output: BuildOutput,
    selection: BuildSelection? = nil, importing file: String? = nil
  ) throws -> WarehouseBuild {
    let store = SnapshotStore(directory: root.warehouse) { try root.checkWritable() }
    return WarehouseBuild(
      project: try options.project(project), bronze: root.bronze, store: store,
      retention: retention.retention, options: running.options(output, in: root),
      environment: ProcessInfo.processInfo.environment, selection: selection,
      variables: try vars.map(ProjectVariables.read) ?? [:], importing: file, run: root.run)
  }
}

extension DataRootOptions {
  /// The folder of the dbt project.
  func project(_ asked: String?) throws -> String {
    try TransformFolder.find(
      asked: try asked ?? settings()[.transformFolder], executable: Bundle.main.executablePath)
  }
}
