internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Server

/// `f1lake serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the dashboard and the API of the current snapshot.",
    discussion: """
      Reachable from this machine only, until Ctrl-C or SIGTERM; running requests still get their answers. \
      Another --host needs a --token-file.
      """)

  @OptionGroup var root: DataRootOptions

  @Option(help: "The port; 0 takes a free one.")
  var port = 8501

  @Option(help: "The host name or address to listen on.")
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "The folder of the pages. Default: ./Web, or the installed one.", valueName: "dir"))
  var web: String?

  @Option(
    help: ArgumentHelp(
      "A file with the token that clients must know; needed for any --host beyond this machine.",
      valueName: "file"))
  var tokenFile: String?

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is \(port); give a port from 0 to 65535.")
    }
  }

  func run() async throws {
    let data = try root.open()
    let server = try DashboardServer(
      ServerSettings(
        host: host, port: port,
        web: try WebFolder.find(asked: web, executable: Bundle.main.executablePath),
        tokenFile: tokenFile, warehouse: data.warehouse, bronze: data.bronze,
        version: F1Lake.configuration.version))
    try await server.run { url in writeOutput("the dashboard is at \(url)\n") }
  }
}
