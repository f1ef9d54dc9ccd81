internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Models

/// How models are run.
struct RunFlags: ParsableArguments {
  @Flag(help: "Build all models from all of bronze, not only what has changed.")
  var fullRefresh = false

  @Option(help: "How many models to build at the same time. Default: one for each core.")
  var threads: Int?

  @Flag(help: "Print one JSON object a line: each model and test when it is done, and the totals.")
  var json = false

  func validate() throws {
    guard threads.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--threads is at least 1")
    }
  }

  /// The options of a run.
  func options(_ output: BuildOutput, in root: DataRoot) -> RunOptions {
    var options = RunOptions(threads: threads, isFullRefresh: fullRefresh) { output.show($0) }
    options.folders = [
      "silver": root.location.path(.silver), "gold": root.location.path(.gold),
    ]
    return options
  }
}
