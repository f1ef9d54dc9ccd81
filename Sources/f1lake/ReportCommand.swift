internal import ArgumentParser
internal import Doctor
internal import Lake

/// `f1lake report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Summarise the newest runs of ingest, build and verify.",
    discussion: "It reads what they have left on the disk, and changes nothing.")

  @OptionGroup var root: DataRootOptions

  @Option(help: "How many runs to show.")
  var last = 5

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Only the run with this id, as the log names it.", valueName: "id"))
  var id: String?

  @Flag(help: "Print JSON instead of text.")
  var json = false

  func validate() throws {
    guard last >= 1 else { throw ValidationError("--last is \(last); give at least 1.") }
  }

  func run() throws {
    let history = try RunHistory.read(root.open(), last: last, of: id)
    if let id, history.runs.isEmpty {
      throw LakeError(
        .configuration, "no run \(id) has left anything; f1lake report lists those that have")
    }
    print(json ? try history.json() : history.text, terminator: json ? "" : "\n")
  }
}
