internal import ArgumentParser
internal import Doctor
internal import Foundation
internal import Lake

/// `f1lake doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the data root, the disk, ports, versions and Ollama, and say what to do.",
    discussion: "Ends with 8 where there is a problem; warnings do not count. Changes nothing.")

  @OptionGroup var root: DataRootOptions

  @Flag(help: "Print JSON instead of text.")
  var json = false

  func run() async throws {
    let found = await Examination.run(
      DoctorInput(
        settings: Result { try root.settings() }, version: F1Lake.configuration.version,
        executable: Bundle.main.executablePath))
    print(
      json ? try found.json() : found.text(isColoured: Terminal()?.hasColours ?? false),
      terminator: json ? "" : "\n")
    if !found.isWell { throw ExitReason.notWell }
  }
}
