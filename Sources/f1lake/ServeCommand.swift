internal import ArgumentParser

/// `f1lake serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the dashboard and its API, or the copilot, from the current snapshot.",
    discussion: """
      Without a name it is the dashboard. Reachable from this machine only, until Ctrl-C or SIGTERM; running requests \
      still get their answers. Another --host needs a --token-file.
      """,
    subcommands: [ServeDashboardCommand.self, ServeAICommand.self],
    defaultSubcommand: ServeDashboardCommand.self)
}
