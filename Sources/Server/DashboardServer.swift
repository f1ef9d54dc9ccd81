package import Hummingbird
internal import Logging
package import UnixSignals

/// The dashboard and its API: reads the current snapshot, and moves on to the next one while it runs.
public struct DashboardServer: Sendable {
  private let service: LakeService

  /// Reads the pages and the token; opens no snapshot yet.
  ///
  /// - Throws: ``ServerError``, also where others than this machine could reach a server without token.
  public init(_ settings: ServerSettings) throws {
    try self.init(settings, limits: ServerLimits())
  }

  package init(_ settings: ServerSettings, limits: ServerLimits) throws {
    let assets = try settings.web.map { try AssetFolder($0) }
    if let assets, !assets.isJoined {
      settings.logger.info("the modules of the pages are served one by one")
    }
    let relay = settings.ask.service.map { AskRelay($0, patience: limits.relay) }
    service = try LakeService(
      settings, limits: limits, description: "/api/v1/openapi.json",
      policy: assets?.policy ?? ContentPolicy(),
      endpoints: { Routes.endpoints }, router: { Routes.router($0, $1, assets, relay) })
  }

  package var feed: LakeFeed { service.surroundings.feed }

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
    try await service.run(until: signals, ready: ready)
  }

  /// The application, for the tests too.
  package func application(
    listening: @escaping @Sendable (_ port: Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    service.application(listening: listening)
  }
}
