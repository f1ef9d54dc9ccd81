internal import ArgumentParser

@main
struct F1Lake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "f1lake", abstract: "A native lakehouse for Formula 1.",
    subcommands: [
      InitCommand.self, IngestCommand.self, BuildCommand.self, VerifyCommand.self, StatusCommand.self, QueryCommand.self,
      SimulateCommand.self,
    ])
}
