public import Logging

/// How a server is run.
public struct ServerSettings: Sendable {
  /// Host name or address to listen on.
  public let host: String
  /// Port; 0 takes a free one.
  public let port: Int
  /// The folder of the pages; nil serves the API alone.
  public let web: String?
  /// The file of the token, which hosts beyond this machine need.
  public let tokenFile: String?
  /// The warehouse folder with the snapshots.
  public let warehouse: String
  /// The folder of bronze, which some models are views over.
  public let bronze: String
  /// What `/health` calls this program.
  public let version: String
  /// How questions in words are answered.
  public let ask: AskSettings
  /// The folder of the figures of ingests and builds, which `/metrics` shows too; nil where there is none.
  public let metrics: String?
  /// Takes a line for each request, and the server's own failures.
  public let logger: Logger

  /// Settings of one server.
  public init(
    host: String = "127.0.0.1", port: Int = 8501, web: String?, tokenFile: String? = nil,
    warehouse: String, bronze: String, version: String, ask: AskSettings = AskSettings(),
    metrics: String? = nil, logger: Logger
  ) {
    self.host = host
    self.port = port
    self.web = web
    self.tokenFile = tokenFile
    self.warehouse = warehouse
    self.bronze = bronze
    self.version = version
    self.ask = ask
    self.metrics = metrics
    self.logger = logger
  }
}
