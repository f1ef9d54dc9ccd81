internal import ArgumentParser

/// The command line: arguments only, the work is in the libraries.
@main
struct F1Lake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "f1lake",
    abstract: "A native lakehouse for Formula 1.",
    discussion: """
      Exit codes: 0 done, 1 unexpected failure, 2 wrong usage or configuration, 3 the data root cannot be used, \
      4 sessions are missing or damaged or an origin cannot be reached, 5 a data test failed, 6 the model project \
      is wrong, 7 a question has no answer, 8 the doctor found a problem, 130 stopped by a signal.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, IngestCommand.self, BuildCommand.self, VerifyCommand.self,
      StatusCommand.self, QueryCommand.self, WhyCommand.self, SnapshotsCommand.self,
      SimulateCommand.self, ArchiveCommand.self, LsCommand.self, TestCommand.self,
      FreshnessCommand.self, DocsCommand.self, ServeCommand.self,
      AskCommand.self, WatchCommand.self, ServiceCommand.self, DoctorCommand.self,
      ReportCommand.self, UpgradeLakeCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      ExitReason(error).exit()
    }
  }
}
