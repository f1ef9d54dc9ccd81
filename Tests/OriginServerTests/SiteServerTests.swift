import Foundation
import OriginServer
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct SiteServerTests {
  private func serving(_ body: (_ url: String) async throws -> Void) async throws {
    let server = SiteServer(files: ["index.html": Array("page".utf8), "a.mjs": Array("code".utf8)])
    let (urls, continuation) = AsyncStream.makeStream(of: String.self)
    let task = Task {
      try await server.run(host: "127.0.0.1", port: 0) { continuation.yield($0) }
    }
    defer { task.cancel() }
    for await url in urls {
      try await body(url)
      return
    }
  }

  private func get(_ url: String, host: String? = nil) async throws -> (String, HTTPURLResponse) {
    var request = URLRequest(url: try #require(URL(string: url)))
    request.cachePolicy = .reloadIgnoringLocalCacheData
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return (String(decoding: data, as: UTF8.self), try #require(response as? HTTPURLResponse))
  }

  @Test func `Files are given with their types, and the page for the root`() async throws {
    try await serving { url in
      let (page, head) = try await get(url + "/")
      #expect(page == "page")
      #expect(head.value(forHTTPHeaderField: "Content-Type") == "text/html; charset=utf-8")
      let (code, script) = try await get(url + "/a.mjs?x=1")
      #expect(code == "code")
      #expect(script.value(forHTTPHeaderField: "Content-Type") == "text/javascript; charset=utf-8")
      let (_, missing) = try await get(url + "/none")
      #expect(missing.statusCode == 404)
    }
  }

  @Test func `A page may load and run only what the site has, and no other may frame it`()
    async throws
  {
    try await serving { url in
      let (_, head) = try await get(url + "/")
      let policy = head.value(forHTTPHeaderField: "Content-Security-Policy") ?? ""
      #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
    }
  }

  @Test func `A request under another name is not answered`() async throws {
    try await serving { url in
      let (_, head) = try await get(url + "/", host: "evil.example")
      #expect(head.statusCode == 404)
    }
  }

  @Test func `An address that others can reach is refused`() async throws {
    await #expect(throws: OriginServerError.notLoopback(host: "0.0.0.0")) {
      try await SiteServer(files: [:]).run(host: "0.0.0.0", port: 0) { _ in }
    }
  }
}
