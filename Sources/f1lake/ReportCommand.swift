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

  @Flag(help: "Print JSON instead of text.")
  var json = false

  func validate() throws {
    guard last >= 1 else { throw ValidationError("--last is \(last); give at least 1.") }
  }

  func run() throws {
    let history = try RunHistory.read(root.open(), last: last)
    print(json ? try history.json() : history.text, terminator: json ? "" : "\n")
  }
}
