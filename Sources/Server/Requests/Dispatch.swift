internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// From a request to the answer of its endpoint, by way of the answers that are kept.
struct Dispatch: Sendable {
  let surroundings: Surroundings

  func respond(
    _ request: Request, _ context: BasicRequestContext, _ endpoint: Endpoint
  ) async throws -> Response {
    switch endpoint.work {
    case .live(let work):
      let query = try Query(Self.query(request))
      try query.check(only: endpoint.names)
      return AnswerResponse.make(
        try await work(surroundings, query), tag: nil, to: request,
        cacheControl: AnswerResponse.noStore)
    case .snapshot(let work):
      let served = try surroundings.feed.require()
      let key = Self.key(request)
      if let answer = served.answers.find(key.text) {
        return try sent(answer, served.tag(key.text), request)
      }
      let asked = Asked(
        served: served, path: Self.variables(endpoint, context),
        query: try Query(Self.query(request)), format: key.format)
      if !endpoint.hasFilters { try asked.query.check(only: endpoint.names) }
      let answer = try await served.answers.answer(key.text) { try await work(asked) }
      return try sent(answer, served.tag(key.text), request)
    }
  }

  private func sent(_ answer: Answer, _ tag: String, _ request: Request) throws -> Response {
    let response = AnswerResponse.make(answer, tag: tag, to: request)
    if request.method != .head { try surroundings.outgoing.admit(response.body.contentLength ?? 0) }
    return response
  }

  /// Equal requests have equal keys, in whatever order their parameters come.
  private static func key(_ request: Request) -> (text: String, format: FileFormat?) {
    let path = request.head.path ?? "/"
    let format = request.headers[.accept].flatMap(FileFormat.init(accept:))
    let suffix = format.map { "#\($0.rawValue)" } ?? ""
    guard let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")),
      path.utf8.contains(UInt8(ascii: "&"))
    else { return (path + suffix, format) }
    let parts = path[path.index(after: mark)...].split(separator: "&").sorted()
    return (path[...mark] + parts.joined(separator: "&") + suffix, format)
  }

  private static func query(_ request: Request) -> Substring {
    let path = request.head.path ?? "/"
    guard let mark = path.firstIndex(of: "?") else { return "" }
    return path[path.index(after: mark)...].prefix { $0 != "#" }
  }

  private static func variables(_ endpoint: Endpoint, _ context: BasicRequestContext) -> [String] {
    endpoint.parameters.filter(\.isInPath).map { parameter in
      let value = context.parameters.get(parameter.name) ?? ""
      return value.removingPercentEncoding ?? value
    }
  }
}
