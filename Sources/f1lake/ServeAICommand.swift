internal import ArgumentParser
internal import Copilot
internal import Lake
internal import Server

/// `f1lake serve ai`.
struct ServeAICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ai",
    abstract: "Serve the copilot: POST /ask answers a question in words with SQL, rows and a chart."
  )

  @OptionGroup var root: DataRootOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var address: AddressOptions
  @OptionGroup var words: SemanticOptions
  @OptionGroup var model: ModelOptions

  @Option(help: "The port; 0 takes a free one.")
  var port = 8000

  func validate() throws { try address.check(port) }

  func run() async throws {
    try await log.run("ai", in: root) { try await serve($0, $1) }
  }

  private func serve(_ data: DataRoot, _ log: CommandLog) async throws {
    var ask = try words.askSettings(root, data)
    ask.options.engine = model.engine
    ask.isEager = true
    let ollama = try words.ollama(root, data)
    if model.engine != .builtin { ask.model = ollama.engine }
    do {
      try await model.load(ollama)
    } catch {
      try await ollama.close()
      throw error
    }
    let server = try AskServer(
      ServerSettings(
        host: address.host, port: port, web: nil, tokenFile: address.tokenFile,
        warehouse: data.warehouse, bronze: data.bronze, version: F1Lake.configuration.version,
        ask: ask, metrics: data.metrics, logger: log.logger))
    try await server.run { url in writeOutput("the copilot is at \(url)ask\n") }
    try await ollama.close()
  }
}
