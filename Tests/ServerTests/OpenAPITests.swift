import DuckDB
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Lake
import NIOCore
import Server
import TestSupport
import Testing

/// The description against the running server.
struct OpenAPITests {
  private static let session = "season=2023&round=1&session=R"

  /// Values for what each path needs.
  private static let needed: [String: String] = [
    "/api/v1/telemetry": session + "&laps=VER.best,LEC.3", "/api/v1/track": "season=2023&round=1",
    "/api/v1/replay": session + "&from_s=0&to_s=10", "/api/v1/replay/outline": session,
    "/api/v1/session": session,
  ]
  private static let variables = [
    "{season}": "2023", "{round}": "1", "{table}": "gold.race_pace", "{mart}": "race_pace",
  ]
  /// Values of parameters that may be left out.
  private static let optional: [String: String] = [
    "columns": "season", "order": "-season", "limit": "3", "offset": "1", "format": "csv",
    "by": "time", "points": "10", "step_ms": "500", "season": "2023", "round": "1", "session": "R",
    "laps": "VER.1", "from_s": "1", "to_s": "5",
  ]

  private static func url(_ path: String) -> String {
    let filled = variables.reduce(path) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    return filled + (needed[path].map { "?" + $0 } ?? "")
  }

  private func lake() throws -> TestLake {
    let lake = try TestLake()
    try lake.publish()
    try lake.folder.write(Self.manifest, to: "warehouse/artifacts/manifest.json")
    try lake.folder.write(Self.results, to: "warehouse/artifacts/run_results.json")
    return lake
  }

  @Test func `every path of the description answers in the shape that it has there`() async throws {
    let lake = try lake()
    defer { withExtendedLifetime(lake) {} }
    try await API.of(try await lake.server()) { api in
      let document = try await api.object("/api/v1/openapi.json")
      #expect(document["openapi"] as? String == "3.1.0")
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      // Events, SQL and questions have tests of their own.
      let others = ["/api/v1/events", "/api/v1/sql", "/api/v1/ask", "/api/v1/ask/verified"]
      #expect(paths.count == Routes.endpoints.count + others.count)
      for (path, item) in paths where !others.contains(path) {
        let response = try await api.get(Self.url(path))
        #expect(response.status == .ok, "\(path): \(String(buffer: response.body))")
        let content = try #require(Self.content(item))
        let type = try #require(response.headers[.contentType])
        #expect(content.keys.contains { type.hasPrefix($0) }, "\(path) is \(type)")
        guard type == "application/json" else { continue }
        let media = try #require(content[type] as? [String: Any])
        let schema = try #require(media["schema"] as? [String: Any])
        try Self.check(try API.json(response), schema, document, path)
      }
    }
  }

  @Test func `answers to questions have the shape that they have there`() async throws {
    let lake = try TestLake()
    defer { withExtendedLifetime(lake) {} }
    try lake.publishSeason()
    try await API.of(try await lake.askServer(ask: try TestLake.ask())) { api in
      let document = try await api.object("/openapi.json")
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      #expect(
        Set(paths.keys) == [
          "/ask", "/ask/verified", "/healthz", "/readyz", "/metrics", "/openapi.json",
        ])
      let ask = try #require(paths["/ask"])
      let content = try #require(Self.content(ask, method: "post"))
      let media = try #require(content["application/json"] as? [String: Any])
      let schema = try #require(media["schema"] as? [String: Any])
      for question in ["Who won in Bahrain 2023?", "What is quixotic?", "Delete all laps"] {
        let answer = try await api.answer("/ask", ["question": question])
        try Self.check(answer, schema, document, question)
      }
      let healthz = try #require(paths["/healthz"])
      let health = try #require(Self.content(healthz)?["application/json"] as? [String: Any])
      let shape = try #require(health["schema"] as? [String: Any])
      try Self.check(try await api.object("/healthz"), shape, document, "/healthz")
    }
  }

  @Test func `every documented parameter is accepted and every other one refused`() async throws {
    let lake = try lake()
    defer { withExtendedLifetime(lake) {} }
    try await API.of(try await lake.server()) { api in
      for endpoint in Routes.endpoints {
        let url = Self.url(endpoint.path)
        let separator = url.contains("?") ? "&" : "?"
        for name in endpoint.names where !url.contains("\(name)=") && name != "session_code" {
          let value = try #require(Self.optional[name], "no value for \(name)")
          let response = try await api.get("\(url)\(separator)\(name)=\(value)")
          #expect(
            response.status == .ok, "\(endpoint.path) \(name): \(String(buffer: response.body))")
        }
        let wrong = try await api.get(url + separator + "no_such_parameter=1")
        #expect(wrong.status == .badRequest, "\(endpoint.path)")
      }
    }
  }

  @Test func `lineage and quality are what the build left`() async throws {
    let lake = try lake()
    defer { withExtendedLifetime(lake) {} }
    try await API.of(try await lake.server()) { api in
      let lineage = try await api.object("/api/v1/lineage")
      #expect(
        (lineage["nodes"] as? [[String: Any]])?.map { $0["name"] as? String } == ["laps", "laps"])
      #expect(
        lineage["edges"] as? [[String]] == [["source.p.bronze.laps", "model.p.laps"].map { $0 }])
      #expect(!String(describing: lineage).contains("/secret/path"))
      let quality = try await api.object("/api/v1/quality")
      #expect((quality["tests"] as? [String: Int])?["failed"] == 1)
      #expect((quality["failures"] as? [[String: Any]])?.first?["name"] as? String == "test.p.b")
    }
  }

  @Test func `gates are those of the newest verification`() async throws {
    let lake = try lake()
    defer { withExtendedLifetime(lake) {} }
    try await API.of(try await lake.server()) { api in
      let without = try await api.object("/api/v1/quality")
      #expect(without["verification"] is NSNull)
      #expect((without["gates"] as? [Any])?.isEmpty == true)
      for (day, status) in [("01", "passed"), ("02", "failed")] {
        try lake.folder.write(
          Self.report(day: day, status: status),
          to: "warehouse/reports/verify-202601\(day)T000000.000Z.json")
      }
      let quality = try await api.object("/api/v1/quality")
      let verification = quality["verification"] as? [String: Any]
      #expect(verification?["verified_at"] as? String == "2026-01-02T00:00:00.000Z")
      #expect(verification?["passed"] as? Bool == false)
      let gate = try #require((quality["gates"] as? [[String: Any]])?.first)
      #expect(gate["name"] as? String == "row_counts")
      #expect(gate["status"] as? String == "failed")
      #expect(gate["problem_count"] as? Int == 1)
      let problem = (gate["problems"] as? [[String: String]])?.first
      #expect(problem == ["subject": "silver.laps", "message": "has 3 rows, bronze 4"])
    }
  }

  private static func report(day: String, status: String) -> String {
    """
    {"verified_at": "2026-01-\(day)T00:00:00.000Z", "passed": \(status == "passed"), "strict": false,
     "snapshot": null, "gates": [{"gate": "row_counts", "question": "Are all rows there?",
       "severity": "error", "status": "\(status)", "summary": "2 tables", "skipped": [],
       "problems": [{"subject": "silver.laps", "message": "has 3 rows, bronze 4"}]}]}
    """
  }

  private static func content(
    _ item: [String: Any], method: String = "get"
  ) -> [String: Any]? {
    let operation = item[method] as? [String: Any]
    let answer = (operation?["responses"] as? [String: Any])?["200"] as? [String: Any]
    return answer?["content"] as? [String: Any]
  }

  private static func check(
    _ value: Any, _ schema: [String: Any], _ document: [String: Any], _ path: String
  ) throws {
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
      let all = (document["components"] as? [String: Any])?["schemas"] as? [String: Any]
      let named = try #require(all?[String(name)] as? [String: Any])
      return try check(value, named, document, path)
    }
    if schema["type"] as? String == "array" {
      let items = try #require(schema["items"] as? [String: Any])
      for item in try #require(value as? [Any], "\(path) is no list") {
        try check(item, items, document, path)
      }
      return
    }
    let object = try #require(value as? [String: Any], "\(path) is no object")
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for name in schema["required"] as? [String] ?? [] {
      let found = try #require(object[name], "\(path) has no \(name)")
      let type = properties[name]?["type"]
      let types = type as? [String] ?? [type as? String ?? ""]
      #expect(types.contains { Self.isOf($0, found) }, "\(path).\(name) is \(found), not \(types)")
    }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "string": value is String
    case "integer": value is Int
    case "number": value is Double
    case "boolean": value is Bool
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "null": value is NSNull
    default: false
    }
  }

  private static let manifest = """
    {"nodes": {
      "model.p.laps": {"name": "laps", "resource_type": "model", "schema": "silver", "tags": [],
        "config": {"materialized": "table"}, "depends_on": {"nodes": ["source.p.bronze.laps"]}},
      "test.p.a": {"name": "a", "resource_type": "test", "depends_on": {"nodes": ["model.p.laps"]}}},
     "sources": {"source.p.bronze.laps": {"name": "laps", "resource_type": "source", "schema": "bronze",
       "relation_name": "read_parquet('/secret/path')"}}}
    """

  private static let results = """
    {"metadata": {"generated_at": "2026-01-01T00:00:00Z"}, "results": [
      {"unique_id": "model.p.laps", "status": "success"},
      {"unique_id": "test.p.a", "status": "pass", "failures": 0},
      {"unique_id": "test.p.b", "status": "fail", "failures": 3}]}
    """
}
