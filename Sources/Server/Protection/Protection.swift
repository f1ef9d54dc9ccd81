internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Around every request: who may ask, what browsers may do with the answer, and that every failure is a
/// problem document.
struct Protection: RouterMiddleware {
  let hosts: HostNames
  let token: AccessToken?
  let traffic: Traffic
  /// The path of the API's description.
  let description: String
  let access: AccessLog
  private let headers: HTTPFields

  init(
    hosts: HostNames, token: AccessToken?, traffic: Traffic, description: String,
    access: AccessLog, policy: ContentPolicy
  ) {
    self.hosts = hosts
    self.token = token
    self.traffic = traffic
    self.description = description
    self.access = access
    headers = Self.headers(policy)
  }

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: @concurrent (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    traffic.begin()
    var response: Response
    do {
      if let refusal = try refused(request) {
        response = refusal
      } else {
        response = try await next(request, context)
      }
    } catch {
      response = AnswerResponse.make(problem(error, request))
    }
    response.headers.append(contentsOf: headers)
    let duration = ContinuousClock.now - start
    traffic.end(status: response.status.code, duration)
    access.note(request, context, response.status, duration)
    return response
  }

  private func refused(_ request: Request) throws -> Response? {
    // The first Host is the authority, so that one among the fields is a second one.
    guard let authority = request.head.authority, hosts.contains(authority: authority),
      request.headers[Self.host] == nil
    else {
      throw Problem(
        421, "Unknown host", "the Host header does not name this server",
        hint: "open it under localhost, or name its host with --host")
    }
    // Browsers keep it; here it would be a second way to write what answers are kept by.
    guard request.head.path?.utf8.contains(UInt8(ascii: "#")) != true else {
      throw Problem(400, "Bad path", "a request has no fragment", hint: "send `#` as %23")
    }
    if request.method != .get && request.method != .head {
      try checkOrigin(request, authority)
    }
    if let length = request.headers[.contentLength].flatMap(Int.init), length > Self.mostBytes {
      throw Problem(413, "Too large", "the body of a request may have 64 KB")
    }
    guard let token, !token.isIn(request) else { return nil }
    if request.uri.path == "/healthz" { return nil }
    if let response = token.exchange(request) { return response }
    throw Problem(
      401, "A token is needed", "the request has no valid token",
      hint: "send `Authorization: Bearer TOKEN`, or open /?token=TOKEN once")
  }

  // A page of another site may send requests here, and the browser says whose it is.
  private func checkOrigin(_ request: Request, _ authority: String) throws {
    if let origin = request.headers[.origin] {
      guard hosts.contains(origin: origin, authority: authority) else {
        throw Problem(403, "Foreign origin", "the request comes from a page of another site")
      }
    } else if let site = request.headers[Self.fetchSite], site != "same-origin", site != "none" {
      throw Problem(403, "Foreign origin", "the request comes from a page of another site")
    }
  }

  private func problem(_ error: any Error, _ request: Request) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case is NIOTooManyBytesError:
      return Problem(413, "Too large", "the body of a request may have 64 KB")
    case let error as HTTPError:
      switch error.status {
      case .notFound where request.method != .get && request.method != .head:
        return Problem(
          405, "Method not allowed", "only GET and HEAD are answered here",
          hint: "\(description) lists what POST is for")
      case .notFound:
        return .notFound("there is nothing under this path", hint: "\(description) lists all")
      case .contentTooLarge:
        return Problem(413, "Too large", "the body of the request is too large")
      default:
        return Problem(error.status.code, error.status.reasonPhrase, "the request was refused")
      }
    default:
      // The cause may name files of this machine, so it goes to the log alone.
      access.failed(request, error)
      return Problem(500, "Internal error", "the server failed; its standard error says why")
    }
  }

  static let mostBytes = 64 << 10
  private static let host = HTTPField.Name("Host") ?? .origin
  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin

  private static func headers(_ policy: ContentPolicy) -> HTTPFields {
    var fields = HTTPFields()
    let all: KeyValuePairs = [
      "Content-Security-Policy": policy.text, "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY",
    ]
    for (name, value) in all {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    return fields
  }
}
