internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Server

/// `f1lake serve dashboard`.
struct ServeDashboardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard",
    abstract: "Serve the dashboard and the API of the current snapshot.",
    discussion:
      "Questions in words are answered by the built-in engine, or passed on to --ai-service.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var address: AddressOptions
  @OptionGroup var words: SemanticOptions

  @Option(help: "The port; 0 takes a free one.")
  var port = 8501

  @Option(
    help: ArgumentHelp(
      "The folder of the pages. Default: ./Web, or the installed one.", valueName: "dir"))
  var web: String?

  @Option(
    help: ArgumentHelp(
      "Where `f1lake serve ai` answers; questions go there. Default: AI_SERVICE_URL, or none.",
      valueName: "url"))
  var aiService: String?

  @Option(help: ArgumentHelp("A file with the token of that service.", valueName: "file"))
  var aiTokenFile: String?

  func validate() throws { try address.check(port) }

  func run() async throws {
    try await log.run("dashboard", in: root) { try await serve($0, $1) }
  }

  private func serve(_ data: DataRoot, _ log: CommandLog) async throws {
    // Without a project it answers no questions; all else works.
    var ask = words.isPresent(root) ? try words.askSettings(root, data) : AskSettings()
    if let url = try aiService ?? root.settings()[.aiServiceURL] {
      ask.service = try AskService(url: url, tokenFile: aiTokenFile)
    }
    let server = try DashboardServer(
      ServerSettings(
        host: address.host, port: port,
        web: try WebFolder.find(asked: web, executable: Bundle.main.executablePath),
        tokenFile: address.tokenFile, warehouse: data.warehouse, bronze: data.bronze,
        version: F1Lake.configuration.version, ask: ask, metrics: data.metrics,
        logger: log.logger))
    try await server.run { url in writeOutput("the dashboard is at \(url)\n") }
  }
}
