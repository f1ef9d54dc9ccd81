internal import ArgumentParser
internal import Lake

/// `f1lake status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show seasons, sessions and rows per table, the snapshot, its age and the disk.")

  @OptionGroup var root: DataRootOptions

  @Flag(help: "Print JSON instead of text.")
  var json = false

  func run() throws {
    let status = try root.open().status()
    print(json ? try status.json() : status.text, terminator: json ? "" : "\n")
  }
}
