import Foundation
import HTTPTypes
import Lake
import NIOCore
import Server
import TestSupport
import Testing

/// What only shows on real connections.
@Suite(.serialized) struct SocketTests {
  private func withServer(
    _ lake: TestLake, limits: ServerLimits = ServerLimits(),
    _ body: @Sendable (_ port: Int) async throws -> Void
  ) async throws {
    let server = try DashboardServer(lake.settings(), limits: limits)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
      try await server.run(until: []) { url in
        continuation.yield(Int(url.split(separator: ":").last?.dropLast() ?? "") ?? 0)
      }
    }
    defer { running.cancel() }
    let port = try #require(await ports.first { _ in true })
    try await body(port)
  }

  private func lake() throws -> TestLake {
    let lake = try TestLake()
    try lake.publish()
    return lake
  }

  private static func request(_ path: String, host: String = "localhost", _ more: String = "")
    -> String
  {
    "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(more)\r\n"
  }

  @Test func `a name that somebody has pointed here is refused`() async throws {
    try await withServer(try lake()) { port in
      let own = try await RawConnection(port: port).exchange([Self.request("/api/v1/seasons")])
      #expect(own.hasPrefix("HTTP/1.1 200"))
      for host in ["evil.example", "evil.example:\(port)", "localhost.evil.example", ""] {
        let answer = try await RawConnection(port: port).exchange([
          Self.request("/api/v1/seasons", host: host)
        ])
        #expect(answer.hasPrefix("HTTP/1.1 421"), "\(host)")
        #expect(!answer.contains("row_count"))
      }
    }
  }

  @Test func `tricks with headers are refused`() async throws {
    try await withServer(try lake()) { port in
      for request in [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "GET /\u{1} HTTP/1.1\r\nHost: localhost\r\n\r\n", "nonsense\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
      ] {
        let answer = try await RawConnection(port: port).exchange([request]) {
          $0.contains("\r\n\r\n")
        }
        #expect(
          answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(request): \(answer.prefix(60))")
      }
    }
  }

  @Test func `a fragment is refused, and no answer is kept under another's name for it`()
    async throws
  {
    try await withServer(try lake()) { port in
      let path = "/api/v1/laps?limit=2"
      let forged = try await RawConnection(port: port).exchange([Self.request(path + "#csv")])
      #expect(forged.hasPrefix("HTTP/1.1 400"))
      let file = try await RawConnection(port: port).exchange([
        Self.request(path, "Accept: text/csv\r\n")
      ])
      #expect(file.contains("Content-Type: text/csv"))
    }
  }

  @Test func `headers and bodies that are too large are refused`() async throws {
    try await withServer(try lake()) { port in
      let long = String(repeating: "a", count: 100_000)
      let header = try await RawConnection(port: port).exchange([
        Self.request("/", "X-Long: \(long)\r\n")
      ]) { $0.contains("\r\n\r\n") }
      #expect(header.isEmpty || header.hasPrefix("HTTP/1.1 4"), "\(header.prefix(60))")
      let body = try await RawConnection(port: port).exchange([
        "POST /api/v1/sql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 10000000\r\n\r\n"
      ]) { $0.contains("\r\n\r\n") }
      #expect(body.hasPrefix("HTTP/1.1 413"), "\(body.prefix(60))")
    }
  }

  @Test func `a request that comes a byte at a time is cut off, and others are answered`()
    async throws
  {
    var limits = ServerLimits()
    limits.request = .seconds(2)
    try await withServer(try lake(), limits: limits) { port in
      let slow = Task {
        let pieces = Self.request("/api/v1/seasons").map { String($0) }
        return try await RawConnection(port: port).exchange(pieces, pause: .milliseconds(300))
      }
      let answer = try await RawConnection(port: port).exchange([Self.request("/api/v1/seasons")])
      #expect(answer.hasPrefix("HTTP/1.1 200"))
      #expect(try await slow.value.isEmpty)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a large answer that nobody takes keeps other large ones away, until it is taken`()
    async throws
  {
    let lake = try TestLake()
    try lake.publish(
      more: "CREATE TABLE wide AS SELECT i, repeat('x', 1000) AS text FROM range(20000) AS t(i);")
    var limits = ServerLimits()
    limits.outgoing = 1
    limits.request = .seconds(600)
    try await withServer(lake, limits: limits) { port in
      let large = Self.request("/api/v1/tables/silver.wide?limit=20000")
      let small = Self.request("/api/v1/seasons")
      let taken = try await RawConnection(port: port).take(large) {
        while try await Self.status(port, large) != "503" {}
        #expect(try await Self.status(port, small) == "200")
      }
      #expect(taken.start.hasPrefix("HTTP/1.1 200"))
      #expect(taken.count > 20_000_000)
      while try await Self.status(port, large) != "200" {}
    }
  }

  private static func status(_ port: Int, _ request: String) async throws -> Substring {
    try await RawConnection(port: port).exchange([request]) { $0.contains("\r\n") }
      .dropFirst("HTTP/1.1 ".count).prefix(3)
  }

  @Test func `events tell how far an ingest is, and that it has ended`() async throws {
    let lake = try lake()
    let root = try DataRoot.create(
      at: DataRootLocation(root: lake.folder.path), allowHostDisk: true
    ).root
    let running = RunningIngest(
      run: "a-run", stage: .sessions, season: 2023, round: 5, done: 3, total: 5)
    try running.write(to: root)
    try await withServer(lake) { port in
      let stream = Task {
        try await RawConnection(port: port).exchange([
          "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        ]) { $0.contains("event: ingest\ndata: null\n\n") }
      }
      while try await !Self.hasListener(port) { try await Task.sleep(for: .milliseconds(20)) }
      try RunningIngest.remove(from: root)
      let text = try await stream.value
      let known =
        #"{"run":"a-run","stage":"sessions","season":2023,"round":5,"done":3,"total":5}"#
      #expect(text.contains("event: ingest\ndata: \(known)\n\n"))
    }
  }

  private static func hasListener(_ port: Int) async throws -> Bool {
    try await RawConnection(port: port).exchange([request("/metrics")])
      .contains("f1lake_event_listeners 1")
  }

  @Test func `events tell of a new snapshot, and their stream ends with the server`() async throws {
    let lake = try lake()
    var limits = ServerLimits()
    limits.beat = .milliseconds(50)
    try await withServer(lake, limits: limits) { port in
      let stream = Task {
        try await RawConnection(port: port).exchange([
          "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        ]) { text in text.components(separatedBy: ".duckdb\"}").count > 2 }
      }
      try await Task.sleep(for: .milliseconds(300))
      let second = try lake.publish(generation: 2)
      let text = try await stream.value
      #expect(text.contains("text/event-stream"))
      #expect(text.contains("\n:\n\n"))
      #expect(text.contains("data: {\"snapshot\":\"\(second.name)\"}"))
    }
  }
}
