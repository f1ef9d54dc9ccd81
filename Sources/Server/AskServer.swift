package import Hummingbird
internal import UnixSignals

/// The copilot as a service of its own: questions in words, answered from the current snapshot.
public struct AskServer: Sendable {
  private let service: LakeService

  /// Reads the token; opens no snapshot yet.
  ///
  /// - Throws: ``ServerError``, also where others than this machine could reach a server without token.
  public init(_ settings: ServerSettings) throws {
    try self.init(settings, limits: ServerLimits())
  }

  package init(_ settings: ServerSettings, limits: ServerLimits) throws {
    service = try LakeService(
      settings, limits: limits, description: "/openapi.json", endpoints: { AskRoutes.endpoints },
      router: AskRoutes.router)
  }

  package var feed: LakeFeed { service.surroundings.feed }

  /// Serves until SIGTERM or SIGINT, and then until running requests have their answers.
  ///
  /// - Parameter ready: takes the address as soon as requests are answered.
  /// - Throws: ``ServerError`` where the address cannot be listened on.
  public func run(ready: @escaping @Sendable (_ url: String) -> Void) async throws {
    try await service.run(until: [.sigterm, .sigint], ready: ready)
  }

  /// The application, for the tests too.
  package func application(
    listening: @escaping @Sendable (_ port: Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    service.application(listening: listening)
  }
}
