internal import AsyncHTTPClient
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1

/// Passes questions on to a service, and its answers back as they come.
final class AskRelay: Sendable {
  /// Bytes of an answer that are passed on.
  private static let mostBytes = 16 << 20
  private static let types = ["application/json", "application/problem+json", "text/event-stream"]

  private let service: AskService
  private let patience: Duration
  private let client: HTTPClient

  /// - Parameter patience: from the question to the head of the answer, and between two parts of it.
  init(_ service: AskService, patience: Duration) {
    self.service = service
    self.patience = patience
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .seconds(3)
    configuration.timeout.read = TimeAmount(patience)
    client = HTTPClient(configuration: configuration)
  }

  deinit { client.shutdown { _ in } }

  /// The service's own answer.
  ///
  /// - Throws: ``Problem`` where it cannot be reached or something else answers there.
  func response(_ path: String, _ body: ByteBuffer, isStream: Bool) async throws -> Response {
    var request = HTTPClientRequest(url: service.url + path)
    request.method = .POST
    request.headers = [
      "Content-Type": "application/json",
      "Accept": isStream ? "text/event-stream" : "application/json",
    ]
    if let token = service.token {
      request.headers.add(name: "Authorization", value: "Bearer \(token)")
    }
    request.body = .bytes(body)
    let answer: HTTPClientResponse
    do {
      answer = try await client.execute(request, timeout: TimeAmount(patience))
    } catch {
      throw Self.problem(error)
    }
    let type = answer.headers.first(name: "Content-Type") ?? ""
    guard Self.types.contains(where: { type.hasPrefix($0) }), answer.status.code != 401 else {
      throw Problem(
        502, "The copilot's service does not answer", "something else answers at its address",
        hint: "AI_SERVICE_URL must name `f1lake serve ai`, and --ai-token-file its token")
    }
    return Response(
      status: .init(code: Int(answer.status.code)),
      headers: [.contentType: type, .cacheControl: "no-store"], body: passedOn(answer.body))
  }

  private func passedOn(_ body: HTTPClientResponse.Body) -> ResponseBody {
    // The client is kept until the answer has been passed on.
    ResponseBody { [self] writer in
      var bytes = 0
      for try await part in body {
        bytes += part.readableBytes
        guard bytes <= Self.mostBytes else { throw HTTPError(.contentTooLarge) }
        try await writer.write(part)
      }
      withExtendedLifetime(self) {}
      try await writer.finish(nil)
    }
  }

  private static func problem(_ error: any Error) -> Problem {
    switch error as? HTTPClientError {
    case .deadlineExceeded?, .readTimeout?:
      Problem(
        504, "The copilot's service took too long", "no answer came in time",
        hint: "ask again, or with the engine builtin")
    default:
      Problem(
        502, "The copilot's service cannot be reached", "nobody answers at AI_SERVICE_URL",
        hint:
          "start `f1lake serve ai`, or leave AI_SERVICE_URL out: the dashboard then answers itself")
    }
  }
}
