import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Lake
import Logging
import Observability
import Server
import Synchronization
import TestSupport
import Testing

/// What a server logs, and the figures of ingests and builds that it shows.
struct LogTests {
  let lake: TestLake

  init() throws { lake = try TestLake() }

  /// The objects that are logged while `body` asks.
  private func logged(
    _ level: Logger.Level, token: String? = nil, _ body: @Sendable (API) async throws -> Void
  ) async throws -> [[String: Any]] {
    let lines = Mutex<[String]>([])
    let logger = Logger(label: "dashboard", LogSettings(format: .json, level: level)) { line in
      lines.withLock { $0.append(line) }
    }
    try await API.of(try await lake.server(token: token, logger: logger.of(run: "r-1")), body)
    return try lines.withLock { $0 }.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `a request is a line with route, status and time, and without its query`() async throws
  {
    try lake.publish()
    let token = "0123456789abcdef0123"
    let lines = try await logged(.debug, token: token) { api in
      try await api.expect(.seeOther, "/?token=\(token)")
      let right: HTTPFields = [.authorization: "Bearer \(token)"]
      try await api.expect(.ok, "/api/v1/tables/silver.laps?driver=VER", right)
      try await api.expect(.notFound, "/api/v1/tables/secret.words", right)
    }
    let requests = lines.filter { ($0["metadata"] as? [String: Any])?["route"] != nil }
    let found = requests.map { line in
      let metadata = line["metadata"] as? [String: Any] ?? [:]
      return [
        "\(line["level"] ?? "")", "\(line["message"] ?? "")", "\(metadata["route"] ?? "")",
        "\(metadata["status"] ?? "")", "\(metadata["milliseconds"] is Double)",
      ].joined(separator: " ")
    }
    #expect(
      found == [
        "debug GET / 303 / 303 true",
        "info GET /api/v1/tables/silver.laps 200 /api/v1/tables/{table} 200 true",
        "info GET /api/v1/tables/secret.words 404 /api/v1/tables/{table} 404 true",
      ])
    #expect(
      lines.allSatisfy { $0["run"] as? String == "r-1" && $0["label"] as? String == "dashboard" })
    #expect(!"\(lines)".contains(token) && !"\(lines)".contains("driver"))
  }

  @Test func `without being asked a server logs no request`() async throws {
    try lake.publish()
    let lines = try await logged(.notice) { try await $0.expect(.ok, "/api/v1/seasons") }
    #expect(lines.isEmpty)
  }

  @Test func `a snapshot that cannot be opened is told once`() async throws {
    let snapshot = try lake.publish()
    try Data("no database".utf8).write(to: URL(fileURLWithPath: snapshot.path))
    let lines = Mutex<[String]>([])
    let logger = Logger(label: "dashboard", LogSettings()) { line in
      lines.withLock { $0.append(line) }
    }
    let server = try await lake.server(logger: logger)
    try await server.feed.update()
    let told = lines.withLock { $0 }
    #expect(told.count == 1)
    #expect(told.first?.contains("error dashboard: the current snapshot cannot be served") == true)
  }

  @Test func `the figures of the last ingest and build are shown beside the server's own`()
    async throws
  {
    try lake.publish()
    let figure = "f1lake_ingest_last_run_success 1\n"
    try lake.folder.write(figure + "secret_of_somebody 1\n", to: "metrics/ingest.prom")
    try await API.of(try await lake.server()) { api in
      let text = String(buffer: try await api.get("/metrics").body)
      #expect(text.contains(figure) && !text.contains("secret"))
      let age = try #require(
        text.split(separator: "\n").first { $0.hasPrefix("f1lake_snapshot_age_seconds ") })
      let seconds = try #require(Double(age.split(separator: " ")[1]))
      #expect((0..<3600).contains(seconds))
    }
  }
}
