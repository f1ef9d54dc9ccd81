internal import HTTPTypes
internal import Hummingbird

/// Answers as HTTP responses.
enum AnswerResponse {
  static let immutable = "public, max-age=31536000, immutable"
  static let noCache = "no-cache"
  static let noStore = "no-store"

  /// The whole answer, compressed where the client takes that, or 304 where it has it.
  static func make(
    _ answer: Answer, tag: String?, to request: Request, cacheControl: String = noCache
  ) -> Response {
    if let tag, isKnown(tag, request) { return notModified(tag, cacheControl: cacheControl) }
    var headers = HTTPFields()
    headers[.contentType] = answer.contentType
    headers[.cacheControl] = cacheControl
    if let tag { headers[.eTag] = tag }
    if let name = answer.fileName {
      headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    }
    var body = answer.body
    if let gzip = answer.gzip {
      headers[.vary] = "Accept-Encoding"
      if takesGzip(request) {
        headers[.contentEncoding] = "gzip"
        body = gzip
      }
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
  }

  /// True where the client has the answer with this tag already.
  static func isKnown(_ tag: String, _ request: Request) -> Bool {
    guard let known = request.headers[.ifNoneMatch] else { return false }
    return known == tag
      || known.split(separator: ",").contains { $0.drop { $0 == " " } == tag[...] }
  }

  static func notModified(_ tag: String, cacheControl: String = noCache) -> Response {
    Response(status: .notModified, headers: [.eTag: tag, .cacheControl: cacheControl])
  }

  static func make(_ problem: Problem) -> Response {
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store",
    ]
    if problem.status == 503 { headers[.retryAfter] = "1" }
    return Response(
      status: HTTPResponse.Status(code: problem.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json.bytes)))
  }

  // `q=0` and `q=0.000` refuse, `q=0.5` does not.
  private static func isNought(_ parameter: Substring) -> Bool {
    let text = parameter.filter { $0 != " " }.lowercased()
    return text.hasPrefix("q=") && Double(text.dropFirst(2)) == 0
  }

  private static func takesGzip(_ request: Request) -> Bool {
    guard let accepted = request.headers[.acceptEncoding] else { return false }
    return accepted.split(separator: ",").contains { part in
      let words = part.split(separator: ";")
      guard words.first?.trimmingPrefix(while: { $0 == " " }) == "gzip" else { return false }
      return !words.dropFirst().contains(where: isNought)
    }
  }
}
