import Foundation
import GuardCorpus
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Lake
import NIOCore
import Server
import TestSupport
import Testing

/// `POST /api/v1/sql`, as a stranger would use it.
struct SQLTests {
  /// Machines that run tests have other work too.
  private var patient: ServerLimits {
    var limits = ServerLimits()
    limits.sql = .seconds(60)
    return limits
  }

  private func post(
    _ api: API, _ body: String, type: String = "application/json"
  ) async throws -> TestResponse {
    try await api.client.executeRequest(
      uri: "/api/v1/sql", method: .post, headers: [.contentType: type],
      body: ByteBuffer(string: body))
  }

  private func sql(_ text: String) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: ["sql": text]), as: UTF8.self)
  }

  @Test func `a SELECT gives a frame and its time`() async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish(simulated: true)
    try await API.of(try await lake.server(limits: patient)) { api in
      let text =
        "SELECT driver, max(lap_time_s) AS slowest, bool_or(is_simulated) AS is_simulated "
        + "FROM silver.laps GROUP BY driver ORDER BY driver"
      let response = try await post(api, try sql(text))
      let frame = try #require(try API.json(response) as? [String: Any])
      #expect((frame["data"] as? [[Any]])?[0] as? [String] == ["LEC", "VER"])
      #expect((frame["data"] as? [[Any]])?[1] as? [Double] == [94, 93])
      #expect(frame["is_simulated"] as? Bool == true)
      #expect(frame["elapsed_ms"] is Double)
      #expect(response.headers[.cacheControl] == "no-store")
    }
  }

  @Test func `more rows than the limit are cut off, and the answer says so`() async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish()
    try await API.of(try await lake.server(limits: patient)) { api in
      let body = #"{"sql": "SELECT part FROM gold.generation ORDER BY part", "limit": 10}"#
      let frame = try #require(try API.json(try await post(api, body)) as? [String: Any])
      #expect(frame["row_count"] as? Int == 10)
      #expect((frame["data"] as? [[Int]])?.first == Array(0..<10))
    }
  }

  @Test(arguments: [
    ("SELECT * FROM read_text('/etc/passwd')", 403, "function"),
    ("COPY silver.laps TO 'x.csv'", 403, "not_select"),
    ("SELECT * FROM f1lake.state", 403, "table"),
    ("SELECT 1; SELECT 2", 400, "several_statements"), ("SELECT FROM", 400, "syntax"),
    ("SELECT no_such FROM silver.laps", 400, "binding"), ("", 400, "empty"),
  ])
  func `a refusal names its rule`(text: String, status: Int, rule: String) async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish()
    try await API.of(try await lake.server(limits: patient)) { api in
      let response = try await post(api, try sql(text))
      #expect(response.status.code == status, "\(String(buffer: response.body))")
      #expect(response.headers[.contentType] == "application/problem+json")
      let problem = try #require(try API.json(response) as? [String: Any])
      #expect(problem["rule"] as? String == rule)
      #expect(!String(buffer: response.body).contains(lake.folder.path))
    }
  }

  @Test func `bodies that are no JSON, too large or of another type are refused`() async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publish()
    try await API.of(try await lake.server(limits: patient)) { api in
      for body in ["", "{", "[]", "{}", #"{"sql": 1}"#, #"{"sql": "SELECT 1", "limit": 0}"#] {
        let status = try await post(api, body).status
        #expect(status == .badRequest, "\(body)")
      }
      for type in ["application/x-www-form-urlencoded", "application/jsonx", "text/plain"] {
        let other = try await post(api, try sql("SELECT 1"), type: type).status
        #expect(other == .unsupportedMediaType, "\(type)")
      }
      let precise = try await post(
        api, try sql("SELECT 1"), type: "Application/JSON; charset=utf-8"
      ).status
      #expect(precise == .ok)
      let long = String(repeating: "a", count: 70_000)
      let large = try await post(api, try sql("SELECT '\(long)'")).status
      #expect(large == .contentTooLarge)
    }
  }

  @Test func `no attack of the guard's corpus gets an answer`() async throws {
    // What only takes time has its tests beside the guard.
    let attacks = Case.all("Attacks").filter { !$0.family.hasPrefix("bombs") }
    try #require(attacks.count > 100)
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    var limits = ServerLimits()
    limits.sql = .seconds(1)
    let build = try lake.store.beginBuild()
    try SchemaSnapshot.write(to: build.path)
    _ = try lake.store.publish(build, contents: SnapshotContents(models: [], bronze: .none))
    try await API.of(try await lake.server(limits: limits)) { api in
      for attack in attacks {
        let response = try await post(api, try sql(attack.sql))
        #expect((400..<500).contains(response.status.code), "\(attack): \(attack.sql)")
        #expect(!String(buffer: response.body).contains(lake.folder.path), "\(attack)")
      }
    }
  }
}
