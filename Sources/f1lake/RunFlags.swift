internal import ArgumentParser
internal import Foundation
internal import Models

/// How models are run.
struct RunFlags: ParsableArguments {
  @Flag(help: "Build all models from all of bronze, not only what has changed.")
  var fullRefresh = false

  @Option(help: "How many models to build at the same time. Default: one for each core.")
  var threads: Int?

  func validate() throws {
    guard threads.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--threads is at least 1")
    }
  }

  /// The options of a run.
  var options: RunOptions { RunOptions(threads: threads, isFullRefresh: fullRefresh) }
}
