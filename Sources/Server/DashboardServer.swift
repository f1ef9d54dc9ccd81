internal import Foundation
package import Hummingbird
internal import HummingbirdCore
internal import Lake
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
package import UnixSignals

/// The dashboard and its API: reads the current snapshot, and moves on to the next one while it runs.
public struct DashboardServer: Sendable {
  let settings: ServerSettings
  package let feed: LakeFeed
  private let assets: AssetFolder?
  private let token: AccessToken?
  private let surroundings: Surroundings
  private let limits: ServerLimits

  /// Reads the pages and the token; opens no snapshot yet.
  ///
  /// - Throws: ``ServerError``, also where others than this machine could reach a server without token.
  public init(_ settings: ServerSettings) throws {
    try self.init(settings, limits: ServerLimits())
  }

  package init(_ settings: ServerSettings, limits: ServerLimits) throws {
    token = try settings.tokenFile.map { try AccessToken(file: $0) }
    guard token != nil || HostNames.isLoopback(settings.host) else {
      throw ServerError(
        .token,
        "\(settings.host) can be reached from other machines, so a token is needed: "
          + "`openssl rand -hex 32 > FILE` and --token-file FILE")
    }
    self.settings = settings
    self.limits = limits
    assets = try settings.web.map { try AssetFolder($0) }
    let store = SnapshotStore(directory: settings.warehouse)
    feed = LakeFeed(store, bronze: settings.bronze, limits: limits)
    surroundings = Surroundings(
      feed: feed, store: store, artifacts: settings.warehouse + "/artifacts",
      version: settings.version, traffic: Traffic(), limits: limits, endpoints: { Routes.endpoints }
    )
  }

  /// Serves until SIGTERM or SIGINT, and then until running requests have their answers.
  ///
  /// - Parameter ready: takes the address as soon as requests are answered.
  /// - Throws: ``ServerError`` where the address cannot be listened on.
  public func run(ready: @escaping @Sendable (_ url: String) -> Void) async throws {
    try await run(until: [.sigterm, .sigint], ready: ready)
  }

  package func run(
    until signals: [UnixSignal], ready: @escaping @Sendable (_ url: String) -> Void
  ) async throws {
    try await feed.update()
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
            .init(service: FeedService(feed: feed), successTerminationBehavior: .ignore),
          ], gracefulShutdownSignals: signals, logger: Self.logger)
      ).run()
    } catch let error as IOError {
      throw ServerError(
        .address, "\(settings.host):\(settings.port) cannot be listened on: \(error)")
    }
  }

  /// The application, for the tests too.
  package func application(
    listening: @escaping @Sendable (_ port: Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let protection = Protection(
      hosts: HostNames(listeningOn: settings.host), token: token, traffic: surroundings.traffic
    ) { line in FileHandle.standardError.write(Data("f1lake: \(line)\n".utf8)) }
    return Application(
      router: Routes.router(protection, Dispatch(surroundings: surroundings), assets),
      server: .http1(configuration: http),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
      onServerRunning: { listening($0.localAddress?.port ?? 0) }, logger: Self.logger)
  }

  private static let mostConnections = 1000

  private var http: HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      additionalChannelHandlers: [RequestDeadline(TimeAmount(limits.request))],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
  }

  private static let logger: Logger = {
    var logger = Logger(label: "f1lake")
    logger.logLevel = .critical
    return logger
  }()
}

/// Follows the snapshots until the server stops, and ends the streams of those who listen.
private struct FeedService: Service {
  package let feed: LakeFeed

  func run() async throws {
    await withGracefulShutdownHandler {
      await cancelWhenGracefulShutdown { try? await feed.follow() }
    } onGracefulShutdown: {
      feed.endStreams()
    }
  }
}
