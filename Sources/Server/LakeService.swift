internal import Hummingbird
internal import HummingbirdCore
internal import Lake
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals

/// What all servers share: an address, protection around every request, and a snapshot that is followed while they run.
struct LakeService: Sendable {
  let settings: ServerSettings
  let surroundings: Surroundings
  private let token: AccessToken?
  private let description: String
  private let policy: ContentPolicy
  private let router: @Sendable (Protection, Dispatch) -> Router<BasicRequestContext>

  /// Reads the token; opens no snapshot yet.
  ///
  /// - Parameters:
  ///   - description: the path of the API's description.
  ///   - policy: what pages may run and load.
  /// - Throws: ``ServerError``, also where others than this machine could reach a server without token.
  init(
    _ settings: ServerSettings, limits: ServerLimits, description: String,
    policy: ContentPolicy = ContentPolicy(),
    endpoints: @escaping @Sendable () -> [Endpoint],
    router: @escaping @Sendable (Protection, Dispatch) -> Router<BasicRequestContext>
  ) throws {
    token = try settings.tokenFile.map { try AccessToken(file: $0) }
    guard token != nil || HostNames.isLoopback(settings.host) else {
      throw ServerError(
        .token,
        "\(settings.host) can be reached from other machines, so a token is needed: "
          + "`openssl rand -hex 32 > FILE` and --token-file FILE")
    }
    self.settings = settings
    self.description = description
    self.policy = policy
    self.router = router
    let store = SnapshotStore(directory: settings.warehouse)
    surroundings = Surroundings(
      metrics: settings.metrics,
      feed: LakeFeed(
        store, bronze: settings.bronze, limits: limits, ask: settings.ask, logger: settings.logger),
      store: store, artifacts: settings.warehouse + "/artifacts",
      reports: settings.warehouse + "/reports", version: settings.version,
      traffic: Traffic(), limits: limits, outgoing: OutgoingBytes(limit: limits.outgoing),
      asks: AskCounts(limit: limits.askers), ask: settings.ask, endpoints: endpoints)
  }

  /// Serves until one of the signals, and then until running requests have their answers.
  func run(
    until signals: [UnixSignal], ready: @escaping @Sendable (_ url: String) -> Void
  ) async throws {
    try await surroundings.feed.update()
    let application = application { port in
      let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
      ready("http://\(host):\(port)/")
    }
    do {
      try await ServiceGroup(
        configuration: .init(
          // The last one stops first: streams of events must end before the server waits for them.
          services: [
            .init(service: application),
            .init(
              service: FeedService(feed: surroundings.feed),
              successTerminationBehavior: .ignore),
          ], gracefulShutdownSignals: signals, logger: quiet)
      ).run()
    } catch let error as IOError {
      throw ServerError(
        .address, "\(settings.host):\(settings.port) cannot be listened on: \(error)")
    }
  }

  func application(
    listening: @escaping @Sendable (_ port: Int) -> Void
  ) -> some ApplicationProtocol {
    let protection = Protection(
      hosts: HostNames(listeningOn: settings.host), token: token, traffic: surroundings.traffic,
      description: description, access: AccessLog(logger: settings.logger), policy: policy)
    return Application(
      router: router(protection, Dispatch(surroundings: surroundings)),
      server: .http1(configuration: http),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
      onServerRunning: { listening($0.localAddress?.port ?? 0) }, logger: quiet)
  }

  private static let mostConnections = 1000

  private var http: HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        RequestDeadline(TimeAmount(surroundings.limits.request)),
        OutgoingCount(surroundings.outgoing),
      ],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
  }

  /// For frameworks, whose lines say nothing that ours do not.
  private var quiet: Logger {
    var logger = settings.logger
    logger.logLevel = .critical
    return logger
  }
}

/// Follows the snapshots until the server stops, and ends the streams of those who listen.
private struct FeedService: Service {
  let feed: LakeFeed

  func run() async throws {
    await withGracefulShutdownHandler {
      await cancelWhenGracefulShutdown { try? await feed.follow() }
    } onGracefulShutdown: {
      feed.endStreams()
    }
  }
}
