internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// A line for each request: how it was answered, and never who asked or with what parameters.
///
/// Queries hold tokens and words of people; a path holds neither.
struct AccessLog: Sendable {
  let logger: Logger

  /// What was answered, at `info`; pages, probes and figures at `debug`.
  func note(
    _ request: Request, _ context: BasicRequestContext, _ status: HTTPResponse.Status,
    _ duration: Duration
  ) {
    guard logger.logLevel <= .info else { return }
    let route = context.endpointPath
    logger.log(
      level: Self.level(route, status),
      "\(request.method.rawValue) \(request.uri.path) \(status.code)",
      metadata: [
        "method": .string(request.method.rawValue), "route": .string(route ?? "none"),
        "status": .stringConvertible(status.code),
        "milliseconds": .stringConvertible((duration / .microseconds(1)).rounded() / 1000),
      ])
  }

  /// Why the server failed: the cause, which the client is not told.
  func failed(_ request: Request, _ error: any Error) {
    logger.error("\(request.method.rawValue) \(request.uri.path): \(error)")
  }

  private static func level(_ route: String?, _ status: HTTPResponse.Status) -> Logger.Level {
    guard let route else { return .debug }
    let isOfPrograms = route.hasPrefix("/api/") || route.hasPrefix("/ask")
    return isOfPrograms || status.code >= 500 ? .info : .debug
  }
}
