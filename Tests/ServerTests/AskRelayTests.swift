import Copilot
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Server
import TestSupport
import Testing

/// A dashboard that passes questions on.
struct AskRelayTests {
  private static let question = ["question": "Who had the fastest lap in the 2023 Bahrain race?"]
  private let lake: TestLake

  init() throws {
    lake = try TestLake()
    try lake.publishSeason()
  }

  /// The routes of a dashboard whose service is at `url`.
  private func dashboard(
    _ url: String, token: String? = nil, limits: ServerLimits = ServerLimits(),
    _ body: @Sendable (API) async throws -> Void
  ) async throws {
    var ask = AskSettings()
    if let token { try lake.folder.write(token + "\n", to: "service-token") }
    ask.service = try AskService(
      url: url, tokenFile: token.map { _ in lake.folder.path + "/service-token" })
    try await API.of(try await lake.server(limits: limits, ask: ask), body)
  }

  /// A service that does whatever a test needs.
  private func fake(
    _ answer: @escaping @Sendable (Request) async throws -> Response,
    _ body: @Sendable (_ url: String) async throws -> Void
  ) async throws {
    let router = Router()
    router.post("/ask") { request, _ in try await answer(request) }
    try await Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0))
    )
    .test(.live) { client in try await body("http://127.0.0.1:\(try #require(client.port))") }
  }

  @Test func `questions are answered by the real service behind it`() async throws {
    let service = try await lake.askServer(token: "0123456789abcdef", ask: try TestLake.ask())
    try await service.application().test(.live) { client in
      let url = "http://127.0.0.1:\(try #require(client.port))"
      try await dashboard(url, token: "0123456789abcdef") { api in
        let answer = try await api.answer("/api/v1/ask", Self.question)
        #expect((answer["rows"] as? [[String: Any]])?.first?["driver"] as? String == "VER")
        let stream = try await api.post(
          "/api/v1/ask", Self.question, [.accept: "text/event-stream"])
        #expect(stream.headers[.contentType] == "text/event-stream")
        #expect(String(buffer: stream.body).contains("event: answer\n"))
      }
    }
  }

  @Test func `body, kind of answer and status are passed on, and no header of the client`()
    async throws
  {
    try await fake { request in
      let isPlain = request.headers[.cookie] == nil && request.headers[.origin] == nil
      let body = try await request.body.collect(upTo: 1 << 20)
      let echo = #"{"isPlain": \#(isPlain), "body": \#(String(buffer: body))}"#
      return Response(
        status: .init(code: 418), headers: [.contentType: "application/problem+json"],
        body: .init(byteBuffer: ByteBuffer(string: echo)))
    } _: { url in
      try await dashboard(url) { api in
        let response = try await api.post("/api/v1/ask", Self.question, [.cookie: "a=b"])
        #expect(response.status.code == 418)
        #expect(response.headers[.contentType] == "application/problem+json")
        let echo = try #require(try API.json(response) as? [String: Any])
        #expect(echo["isPlain"] as? Bool == true)
        #expect(echo["body"] as? [String: String] == Self.question)
      }
    }
  }

  @Test func `a page of something else is not passed on`() async throws {
    try await fake { _ in
      Response(
        status: .ok, headers: [.contentType: "text/html"],
        body: .init(byteBuffer: ByteBuffer(string: "<script>alert(1)</script>")))
    } _: { url in
      try await dashboard(url) { api in
        let response = try await api.post("/api/v1/ask", Self.question)
        #expect(response.status == .badGateway)
        #expect(!String(buffer: response.body).contains("script"))
      }
    }
  }

  @Test func `a service that leads elsewhere is not followed`() async throws {
    try await fake { _ in
      Response(status: .temporaryRedirect, headers: [.location: "http://127.0.0.1:1/ask"])
    } _: { url in
      try await dashboard(url) { api in
        let status = try await api.post("/api/v1/ask", Self.question).status
        #expect(status == .badGateway)
      }
    }
  }

  @Test func `a service that does not answer in time is a gateway timeout`() async throws {
    let limits = {
      var limits = ServerLimits()
      limits.relay = .milliseconds(200)
      return limits
    }()
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    try await fake { _ in
      for await _ in gate {}
      return Response(status: .ok)
    } _: { url in
      defer { open.finish() }
      try await dashboard(url, limits: limits) { api in
        let status = try await api.post("/api/v1/ask", Self.question).status
        #expect(status == .gatewayTimeout)
      }
    }
  }

  @Test func `nobody there is a bad gateway that says what to start`() async throws {
    try await dashboard("http://127.0.0.1:1") { api in
      for path in ["/api/v1/ask", "/api/v1/ask/verified"] {
        var body = Self.question
        body["sql"] = "SELECT 1"
        let response = try await api.post(path, body)
        #expect(response.status == .badGateway)
        #expect(String(buffer: response.body).contains("f1lake serve ai"))
      }
    }
  }

  @Test func `a bad body is refused before anybody is asked`() async throws {
    try await dashboard("http://127.0.0.1:1") { api in
      let status = try await api.post("/api/v1/ask", ["question": ""]).status
      #expect(status == .badRequest)
    }
  }

  @Test(arguments: [
    "", "localhost:8000", "ftp://localhost", "http://", "http://user:secret@localhost",
    "http://localhost:8000/?x=1", "file:///etc/passwd", "http://local host",
  ])
  func `an address that is no base of a service is refused`(url: String) {
    #expect(throws: ServerError.self) { try AskService(url: url) }
  }

  @Test(arguments: ["http://localhost:8000", "http://[::1]:8000/", "https://ai.example/copilot"])
  func `hosts, ports and folders are fine`(url: String) throws {
    let service = try AskService(url: url)
    #expect(!service.url.hasSuffix("/"))
  }
}
