internal import ArgumentParser
internal import Lake

/// `f1lake upgrade-lake`
struct UpgradeLakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade-lake",
    abstract: "Make the layout of the data root the one that this f1lake works on.")

  @OptionGroup var root: DataRootOptions

  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  func run() throws {
    let upgrade = try LakeUpgrade(at: DataRootLocation(root.settings()))
    print(upgrade.text)
    if dryRun { return }
    try upgrade.run { step, layout in print("layout \(layout): \(step.summary)") }
  }
}
