internal import Crypto
internal import NIOHTTP1

/// What is answered to a request.
struct Response {
  /// Marks a response that may be compressed, for the handler that does it; it is not sent.
  static let compressible = "Compressible"

  var status = HTTPResponseStatus.ok
  var headers = HTTPHeaders()
  var body: [UInt8] = []

  /// - Parameter content: nil for what is not there.
  init(to request: HTTPRequestHead, content: [UInt8]?) {
    guard request.method == .GET || request.method == .HEAD else {
      status = .methodNotAllowed
      headers.add(name: "Allow", value: "GET, HEAD")
      headers.add(name: "Content-Length", value: "0")
      return
    }
    body = content ?? Array("Not Found".utf8)
    if content == nil {
      status = .notFound
    } else {
      let tag = Response.tag(body)
      headers.add(name: "ETag", value: tag)
      let known = request.headers[canonicalForm: "If-None-Match"]
      if known.contains(where: { $0 == tag || $0 == "*" }) {
        status = .notModified
        body = []
        return
      }
    }
    headers.add(name: "Content-Length", value: String(body.count))
    headers.add(name: "Content-Type", value: "application/octet-stream")
    if request.method == .HEAD {
      body = []
    } else if content != nil {
      headers.add(name: Response.compressible, value: "yes")
    }
  }

  private static func tag(_ content: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    let hash = SHA256.hash(data: content).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "\"\(String(hash.prefix(32)))\""
  }
}
