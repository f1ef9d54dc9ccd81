internal import ArgumentParser
internal import Lake
internal import Models

/// `f1lake freshness`.
struct FreshnessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freshness",
    abstract: "Check how old the newest data of each source is, and write sources.json.",
    discussion: "Ends with 5 where a source is older than its error_after, or cannot be checked.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var project: ProjectOptions

  @Option(
    name: .customLong("target-path"),
    help: ArgumentHelp(
      "The folder for sources.json. Default: artifacts in the warehouse.", valueName: "dir"))
  var targetPath: String?

  func run() async throws {
    let data = try root.open()
    let project = try project.read(root, data)
    let moment = ArtifactMoment()
    let start = ContinuousClock.now
    let results = try await FreshnessCheck(project, data).run()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let folder = ArtifactFolder(targetPath ?? "\(data.warehouse)/\(ArtifactFolder.name)") {
      try data.checkWritable()
    }
    try folder.write(results.json(project, moment: moment, seconds: seconds), as: .sources)
    print(results.text)
    if results.hasErrors { throw ExitReason.gateFailed }
  }
}
