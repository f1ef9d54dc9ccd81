import DuckDB
import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Lake
import NIOCore
import Server
import TestSupport
import Testing

struct ProtectionTests {
  private let lake: TestLake

  init() throws {
    lake = try TestLake()
    try lake.publish()
  }

  @Test(arguments: ["/", "/api/v1/seasons", "/nope", "/api/v1/laps?x=1", "/healthz", "/metrics"])
  func `every answer forbids what its page does not need`(path: String) async throws {
    try await API.of(try await lake.server()) { api in
      let headers = try await api.get(path).headers
      let policy = try #require(headers[HTTPField.Name("Content-Security-Policy")!])
      #expect(!policy.contains("unsafe"))
      #expect(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"))
      #expect(headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
      #expect(headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
      #expect(headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] == "same-origin")
    }
  }

  @Test(arguments: [
    "/../token", "/..%2f..%2fetc/passwd", "/%2e%2e/secret", "/lib/../../secret", "//etc/passwd",
    "/lib//api.js", "/./index.html", "/lib/%00api.js", "/.hidden", "/link.js", "/outside/secret",
    "/web/index.html", "/lib", "/lib/", "/..\\secret", "/%c0%ae%c0%ae/secret",
  ])
  func `no path leads out of the folder of the pages`(path: String) async throws {
    let web = lake.folder.path + "/web"
    try lake.folder.write("secret", to: "secret")
    try lake.folder.write("secret", to: "web/.hidden")
    try FileManager.default.createSymbolicLink(
      atPath: web + "/link.js", withDestinationPath: lake.folder.path + "/secret")
    try FileManager.default.createSymbolicLink(
      atPath: web + "/outside", withDestinationPath: lake.folder.path)
    try await API.of(try await lake.server()) { api in
      let response = try await api.get(path)
      #expect(response.status == .notFound, "\(path)")
      #expect(!String(buffer: response.body).contains("secret"))
    }
  }

  @Test func `of scripts in a page those run that the server has put there`() async throws {
    try lake.folder.write(
      "<script src=\"early.js\"></script>\n<script type=\"module\" src=\"app.js\"></script>",
      to: "web/index.html")
    try lake.folder.write("early()", to: "web/early.js")
    try lake.folder.write("", to: "web/app.js")
    try await API.of(try await lake.server()) { api in
      let page = try await api.get("/")
      #expect(String(buffer: page.body).contains("<script>early()</script>"))
      let policy = try #require(page.headers[HTTPField.Name("Content-Security-Policy")!])
      // printf 'early()' | openssl sha256 -binary | base64
      let digest = "G2Y/0fpEoq/QMzbid/byF0KE5sX9e6ar19Om2+xoMnU="
      #expect(policy.contains("script-src 'self' 'sha256-\(digest)'; style-src 'self';"))
    }
  }

  @Test func `pages have tags, are compressed, and are not sent again`() async throws {
    try await API.of(try await lake.server()) { api in
      let script = try await api.get("/lib/api.js", [.acceptEncoding: "br, gzip"])
      #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
      #expect(script.headers[.contentEncoding] == "gzip")
      #expect(script.headers[.cacheControl] == "no-cache")
      let tag = try #require(script.headers[.eTag])
      let again = try await api.get("/lib/api.js", [.ifNoneMatch: "\"x\", " + tag])
      #expect(again.status == .notModified)
      #expect(again.body.readableBytes == 0)
      let version = tag.dropFirst(3).dropLast()
      let pinned = try await api.get("/lib/api.js?v=\(version)")
      #expect(pinned.headers[.cacheControl]?.contains("immutable") == true)
      #expect(try await api.get("/lib/api.js?v=0").headers[.cacheControl] == "no-cache")
    }
  }

  @Test func `without an index the folder is refused`() throws {
    try FileManager.default.removeItem(atPath: lake.folder.path + "/web/index.html")
    #expect(throws: ServerError.self) { try DashboardServer(lake.settings()) }
  }

  @Test(arguments: ["localhost", "localhost:8501", "127.0.0.1:1", "[::1]:80", "LOCALHOST"])
  func `names of this machine are known`(host: String) {
    #expect(HostNames(listeningOn: "127.0.0.1").contains(authority: host))
  }

  @Test(arguments: [
    "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "localhost:80@evil", "",
    "localhost:", "[::1", "localhost evil", "127.0.0.2", "localhost:80x", "xn--localhost",
  ])
  func `other names are not`(host: String) {
    let isKnown = HostNames(listeningOn: "127.0.0.1").contains(authority: host)
    #expect(isKnown == (host == "localhost:"))
  }

  @Test func `beyond this machine a server needs a token and says so`() throws {
    for host in ["0.0.0.0", "::", "192.168.1.5", "f1.example"] {
      let error = #expect(throws: ServerError.self) {
        try DashboardServer(lake.settings(host: host))
      }
      #expect(error?.description.contains("--token-file") == true)
    }
    _ = try DashboardServer(lake.settings(host: "0.0.0.0", token: "0123456789abcdef"))
  }

  @Test func `a short token is refused`() throws {
    let error = #expect(throws: ServerError.self) {
      try DashboardServer(lake.settings(token: "short"))
    }
    #expect(error?.description.contains("16") == true)
  }

  @Test func `with a token nothing but healthz is answered without it`() async throws {
    let token = "0123456789abcdef0123"
    try await API.of(try await lake.server(host: "0.0.0.0", token: token)) { api in
      for path in ["/", "/api/v1/seasons", "/metrics", "/lib/api.js", "/nope"] {
        try await api.expect(.unauthorized, path)
      }
      try await api.expect(.ok, "/healthz")
      let wrong: HTTPFields = [.authorization: "Bearer 0123456789abcdef0124"]
      try await api.expect(.unauthorized, "/api/v1/seasons", wrong)
      let right: HTTPFields = [.authorization: "Bearer \(token)"]
      try await api.expect(.ok, "/api/v1/seasons", right)
    }
  }

  @Test func `a token in the address becomes a cookie that scripts cannot read`() async throws {
    let token = "0123456789abcdef0123"
    try await API.of(try await lake.server(token: token)) { api in
      let response = try await api.get("/?token=\(token)")
      #expect(response.status == .seeOther)
      #expect(response.headers[.location] == "/")
      let cookie = try #require(response.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      let value = String(cookie.prefix { $0 != ";" })
      try await api.expect(.ok, "/api/v1/seasons", [.cookie: "a=b; \(value)"])
      try await api.expect(.unauthorized, "/?token=wrong-wrong-wrong")
    }
  }

  @Test func `other methods are refused, and those of other sites for that reason`() async throws {
    try await API.of(try await lake.server()) { api in
      for method in [HTTPRequest.Method.put, .delete, .patch, .options, .trace] {
        try await api.expect(.methodNotAllowed, "/api/v1/seasons", method: method)
      }
      let foreign: HTTPFields = [.origin: "http://evil.example"]
      try await api.expect(.forbidden, "/api/v1/seasons", foreign, method: .post)
      let null: HTTPFields = [.origin: "null"]
      try await api.expect(.forbidden, "/api/v1/seasons", null, method: .post)
      let own: HTTPFields = [.origin: "http://localhost"]
      try await api.expect(.methodNotAllowed, "/api/v1/seasons", own, method: .post)
      let site: HTTPFields = [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"]
      try await api.expect(.forbidden, "/api/v1/seasons", site, method: .post)
    }
  }

  @Test func `HEAD has the headers of GET and no body`() async throws {
    try await API.of(try await lake.server()) { api in
      let head = try await api.get("/api/v1/seasons", method: .head)
      #expect(head.status == .ok)
      #expect(head.body.readableBytes == 0)
      #expect(head.headers[.eTag] == (try await api.get("/api/v1/seasons").headers[.eTag]))
    }
  }

  @Test func `a query that takes too long is stopped and the next one works`() async throws {
    var limits = ServerLimits()
    limits.time = .milliseconds(100)
    limits.readers = 1
    let server = try await lake.server(limits: limits)
    let served = try #require(server.feed.served)
    // Left alone it takes hours, so that a query that is not stopped is a test that never ends.
    await #expect(throws: Problem.tooLong) {
      try await served.readers.rows(
        "SELECT count(*) FROM range(1000000) AS a(x), range(1000000) AS b(y) WHERE sqrt(x * y) < 0")
    }
    #expect(try await served.readers.rows("SELECT 1") == [[1]])
  }

  @Test func `what the engine says stays in the server`() async throws {
    let served = try #require(try await lake.server().feed.served)
    do {
      _ = try await served.readers.rows("SELECT * FROM read_text('/etc/passwd')")
      Issue.record("a file was read")
    } catch let problem as Problem {
      #expect(problem.status == 500)
      #expect(!problem.detail.contains("passwd"))
    }
  }

  @Test func `beyond the queue queries are refused at once`() async throws {
    var limits = ServerLimits()
    limits.readers = 1
    limits.queue = 2
    let served = try #require(try await lake.server(limits: limits).feed.served)
    let gate = DispatchSemaphore(value: 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask { try await served.readers.use { _ in gate.wait() } }
      }
      while served.readers.load < 2 { try await Task.sleep(for: .milliseconds(5)) }
      let refusal = await #expect(throws: Problem.self) {
        try await served.readers.rows("SELECT 1")
      }
      #expect(refusal?.status == 503)
      for _ in 0..<2 { gate.signal() }
      try await group.waitForAll()
    }
    #expect(try await served.readers.rows("SELECT 1") == [[1]])
  }
}
