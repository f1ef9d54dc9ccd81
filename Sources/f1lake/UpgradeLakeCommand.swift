internal import ArgumentParser
internal import Ingest
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
    let missing = try EmptyTables.missing(in: upgrade.root)
    print(upgrade.text)
    if !missing.isEmpty {
      print("\(missing.count) tables of bronze are new: \(missing.joined(separator: ", "))")
    }
    if dryRun { return }
    try upgrade.run { step, layout in print("layout \(layout): \(step.summary)") }
    if missing.isEmpty { return }
    let lock = try upgrade.root.ingestLock()
    try EmptyTables.lay(in: upgrade.root)
    _ = consume lock
    print("laid a part without rows for each of them")
  }
}
