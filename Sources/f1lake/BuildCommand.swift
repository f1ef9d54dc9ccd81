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

  func run() async throws {
    try await ExitReason.reporting {
      let outcome = try await build.run(in: try root.open())
      try build.print(outcome)
    }
  }
}

/// What `build` and `verify` have in common.
struct BuildOptions: ParsableArguments {
  @Option(
    help: "The folder of the dbt project. Default: F1_TRANSFORM, ./transform, or the installed one."
  )
  var project: String?

  @Option(help: "How many snapshots to keep, the new one included.")
  var keep = 3

  func validate() throws {
    guard keep >= 1 else { throw ValidationError("--keep is at least 1") }
  }

  /// Builds and publishes.
  func run(in root: DataRoot) async throws -> WarehouseBuild.Outcome {
    let environment = ProcessInfo.processInfo.environment
    let store = SnapshotStore(directory: root.warehouse) { try root.checkWritable() }
    let folder = try TransformFolder.find(
      flag: project, environment: environment, executable: Bundle.main.executablePath)
    return try await WarehouseBuild(
      project: folder, bronze: root.bronze, store: store, keep: keep, environment: environment
    ).run()
  }

  /// Prints models and tests; throws the exit code for failed tests.
  func print(_ outcome: WarehouseBuild.Outcome) throws {
    Swift.print(outcome.summary)
    if case .rejected = outcome { throw ExitReason.gateFailed }
  }
}

/// The exit codes of commands that build and query.
enum ExitReason {
  static let usage = ExitCode(2)
  static let dataRoot = ExitCode(3)
  static let gateFailed = ExitCode(5)
  static let project = ExitCode(6)

  /// Runs a command's work; prints an error in one line and gives its exit code.
  static func reporting(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let error as ProjectError {
      throw say(error, project)
    } catch let error as RunError {
      throw say(error, dataRoot)
    } catch let error as SnapshotError {
      throw say(error, dataRoot)
    } catch let error as SnapshotQueryError {
      throw say(error, usage)
    }
  }

  static func say(_ error: some CustomStringConvertible, _ code: ExitCode) -> ExitCode {
    FileHandle.standardError.write(Data("f1lake: \(error.description)\n".utf8))
    return code
  }
}
