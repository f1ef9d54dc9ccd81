internal import ArgumentParser
internal import Ingest
internal import Lake

/// `f1lake init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a data root: folders, a write test and the file that guards it.",
    discussion: "Running it again is safe: what exists is kept and what is missing is made.")

  @OptionGroup var root: DataRootOptions

  @Flag(help: "Accept the host disk below /Volumes, /media, /mnt and /run/media.")
  var allowHostDisk = false

  func run() throws {
    let location = try DataRootLocation(root.settings())
    let creation = try DataRoot.create(at: location, allowHostDisk: allowHostDisk)
    try EmptyTables.lay(in: creation.root)
    print(creation.text)
  }
}
