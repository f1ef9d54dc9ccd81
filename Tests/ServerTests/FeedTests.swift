import Foundation
import HTTPTypes
import HummingbirdTesting
import Lake
import NIOCore
import Server
import Testing

struct FeedTests {
  private let lake: TestLake

  init() throws { lake = try TestLake() }

  @Test func `an empty lake says what to do, and is served once there is a snapshot`() async throws
  {
    let server = try await lake.server()
    let lake = lake
    try await API.of(server) { api in
      #expect(try await api.object("/api/v1/health")["status"] as? String == "empty")
      let problem = try await api.problem("/api/v1/seasons")
      #expect(problem.status == 503)
      #expect(problem.hint.contains("f1lake build"))
      try await api.expect(.ok, "/")
      try await api.expect(.serviceUnavailable, "/readyz")
      try lake.publish()
      try await server.feed.update()
      try await api.expect(.ok, "/api/v1/seasons")
      #expect(try await api.object("/api/v1/health")["status"] as? String == "ok")
    }
  }

  @Test func `a tag is good until there is another snapshot`() async throws {
    try lake.publish(generation: 1)
    let server = try await lake.server()
    let lake = lake
    try await API.of(server) { api in
      let path = "/api/v1/tables/gold.generation?limit=1&columns=number"
      let first = try await api.get(path)
      let tag = try #require(first.headers[.eTag])
      try await api.expect(.notModified, path, [.ifNoneMatch: tag])
      // The same parameters in another order are the same request.
      let turned = "/api/v1/tables/gold.generation?columns=number&limit=1"
      try await api.expect(.notModified, turned, [.ifNoneMatch: tag])
      try lake.publish(generation: 2)
      try await server.feed.update()
      let second = try await api.get(path, [.ifNoneMatch: tag])
      #expect(second.status == .ok)
      #expect(second.headers[.eTag] != tag)
      #expect(try await api.columns(path)["number"] as? [Int] == [2])
    }
  }

  @Test func `while snapshots change no request fails and none mixes two of them`() async throws {
    try lake.publish(generation: 0)
    let server = try await lake.server()
    let lake = lake
    let following = Task { try await server.feed.follow(every: .milliseconds(5)) }
    defer { following.cancel() }
    try await API.of(server) { api in
      try await withThrowingTaskGroup(of: Int.self) { group in
        group.addTask {
          for generation in 1...10 {
            try lake.publish(generation: generation)
            try await Task.sleep(for: .milliseconds(10))
          }
          return 0
        }
        for reader in 0..<3 {
          group.addTask {
            var last = 0
            for request in 0..<60 {
              // Another limit each time, so that the answer is computed.
              let path = "/api/v1/tables/gold.generation?limit=\(3000 + request)&offset=\(reader)"
              let frame = try await api.object(path)
              let numbers = Set(try #require((frame["data"] as? [[Int]])?.first))
              #expect(numbers.count == 1)
              let now = numbers.first ?? -1
              #expect(now >= last)
              last = now
            }
            return last
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func `a snapshot that cannot be opened is a problem, and the former one serves`()
    async throws
  {
    try lake.publish()
    let server = try await lake.server()
    let second = try lake.publish(generation: 2)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: second.path)
    try Data("no database".utf8).write(to: URL(fileURLWithPath: second.path))
    try await server.feed.update()
    try await API.of(server) { api in
      let health = try await api.object("/api/v1/health")
      #expect(health["status"] as? String == "problem")
      #expect((health["problem"] as? String)?.contains("/") == false)
      try await api.expect(.ok, "/api/v1/seasons")
    }
  }

  @Test func `answers are compressed where the client takes that`() async throws {
    try lake.publish()
    try await API.of(try await lake.server()) { api in
      let plain = try await api.get("/api/v1/tables")
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(plain.headers[.vary] == "Accept-Encoding")
      let gzip = try await api.get("/api/v1/tables", [.acceptEncoding: "gzip"])
      #expect(gzip.headers[.contentEncoding] == "gzip")
      #expect(gzip.body.readableBytes < plain.body.readableBytes / 2)
      for (accepted, encoding) in [
        ("gzip;q=0, identity", nil), ("gzip; q=0.000", nil), ("br, gzip;q=0.5", "gzip"),
      ] {
        let answer = try await api.get("/api/v1/tables", [.acceptEncoding: accepted])
        #expect(answer.headers[.contentEncoding] == encoding, "\(accepted)")
      }
    }
  }
}
