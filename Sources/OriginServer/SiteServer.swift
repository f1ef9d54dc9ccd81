internal import NIOHTTP1

/// An HTTP/1.1 server on loopback for a small site that is held in memory.
///
/// Pages may run and load nothing but what the site itself has, and no other page may frame them.
public struct SiteServer: Sendable {
  private let files: [String: [UInt8]]

  /// - Parameter files: contents by name; `index.html` is what `/` gives.
  public init(files: [String: [UInt8]]) { self.files = files }

  /// Serves until the task is cancelled.
  ///
  /// - Parameters:
  ///   - host: an address of this machine alone.
  ///   - port: 0 takes any free one.
  ///   - ready: takes the base URL as soon as requests are answered.
  /// - Throws: ``OriginServerError``.
  public func run(host: String, port: Int, ready: (_ url: String) -> Void) async throws {
    guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
      throw OriginServerError.notLoopback(host: host)
    }
    let listener = LoopbackListener { [files] request in
      Self.respond(to: request, from: files)
    }
    try await listener.run(host: host, port: port, ready: ready)
  }

  private static func respond(
    to request: HTTPRequestHead, from files: [String: [UInt8]]
  ) -> Response {
    let path = request.uri.prefix { $0 != "?" && $0 != "#" }.dropFirst()
    let name = path.isEmpty ? "index.html" : String(path)
    // Another site could reach this one under a name of its own.
    let asked = request.headers["Host"].first.map(hostName) ?? ""
    guard ["127.0.0.1", "localhost", "[::1]"].contains(asked) else {
      return Response(to: request, content: nil)
    }
    var response = Response(to: request, content: files[name])
    response.headers.replaceOrAdd(name: "Content-Type", value: type(of: name))
    for (header, value) in protection { response.headers.add(name: header, value: value) }
    return response
  }

  private static func hostName(_ text: String) -> String {
    guard let end = text.lastIndex(of: ":"), !text.hasSuffix("]") else { return text }
    return String(text[..<end])
  }

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "mjs": "text/javascript; charset=utf-8"
    case "json": "application/json"
    default: "text/plain; charset=utf-8"
    }
  }

  private static let protection = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-cache"),
  ]
}
