internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Models

/// `f1lake why`.
struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Show what a row of a mart was made of: its formula, inputs, and laps left out.",
    discussion: #"f1lake why gold.race_pace --where "driver = 'VER' AND session_id = '2023-01-R'""#)

  @OptionGroup var root: DataRootOptions

  @Option(
    help: "The folder of the dbt project. Default: F1_TRANSFORM, ./transform, or the installed one."
  )
  var project: String?

  @Option(help: "An SQL condition on the mart's columns that picks the rows.")
  var `where` = "true"

  @Option(help: "The most rows of the mart to explain.")
  var limit = 3

  @Flag(help: "Print JSON instead of text.")
  var json = false

  @Argument(help: "The mart, as in gold.race_pace.")
  var mart: String

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit is at least 1") }
  }

  func run() async throws {
    let root = try root.open()
    let environment = ProcessInfo.processInfo.environment.merging(["F1_BRONZE": root.bronze]) { $1 }
    let project = try Project(path: self.root.project(project), environment: environment)
    let reader = try SnapshotStore(directory: root.warehouse).openReader()
    let why = try await Explanation.of(
      mart, where: `where`, limit: limit, in: project, reader)
    print(json ? try why.json() : why.text, terminator: json ? "" : "\n")
  }
}
