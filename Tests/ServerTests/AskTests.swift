import Copilot
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Server
import Testing

/// `POST /ask` of the copilot's own service, and `POST /api/v1/ask` of the dashboard.
struct AskEndpointTests {
  private static let clear = "Who had the fastest lap in the 2023 Bahrain race?"
  private static let unclear = "Was the blorptastic frobnication in Bahrain 2023 quixotic?"
  private let lake: TestLake

  init() throws {
    lake = try TestLake()
    try lake.publishSeason()
  }

  private func service(
    model: ModelEngine? = nil, limits: ServerLimits = ServerLimits(),
    _ body: @Sendable (API) async throws -> Void
  ) async throws {
    let ask = try TestLake.ask(model: model)
    try await API.of(try await lake.askServer(limits: limits, ask: ask), body)
  }

  private static func model(
    _ draft: @escaping @Sendable (ModelRequest) async throws -> ModelDraft
  ) -> ModelEngine {
    ModelEngine(
      draft: draft,
      health: { ModelHealth(isReachable: true, model: "fake:1b", isPresent: false) })
  }

  @Test func `a question has an answer with SQL, records, units and a chart`() async throws {
    try await service { api in
      let answer = try await api.answer(
        "/ask", ["question": "Fastest laps of all drivers in the 2023 Bahrain race"])
      #expect(answer["status"] as? String == "answered")
      #expect(answer["engine"] as? String == "builtin")
      let rows = try #require(answer["rows"] as? [[String: Any]])
      #expect(rows.map { $0["driver"] as? String } == ["VER", "LEC", "HAM"])
      #expect(rows.map { $0["lap_time_s"] as? Double } == [91, 92, 93])
      #expect(answer["row_count"] as? Int == 3)
      let columns = try #require(answer["columns"] as? [String])
      let fields = try #require(answer["fields"] as? [[String: Any]])
      #expect(fields.map { $0["name"] as? String } == columns)
      #expect(fields.first { $0["name"] as? String == "lap_time_s" }?["unit"] as? String == "s")
      let chart = try #require(answer["chart"] as? [String: Any])
      #expect(chart["type"] as? String == "bar")
      #expect(chart["fields"] as? [String: String] == ["x": "driver", "y": "lap_time_s"])
      #expect((answer["sql"] as? String)?.contains("gold.fastest_laps") == true)
      #expect(answer["silver_schema"] as? String == "silver")
      #expect((answer["snapshot"] as? String)?.hasPrefix("snapshot-") == true)
    }
  }

  @Test func `the dashboard answers in the same way by the built-in engine`() async throws {
    let server = try await lake.server(ask: try TestLake.ask())
    try await API.of(server) { api in
      let response = try await api.post("/api/v1/ask", ["question": Self.clear])
      #expect(response.status == .ok)
      #expect(response.headers[.cacheControl] == "no-store")
      let answer = try #require(try API.json(response) as? [String: Any])
      #expect(answer["status"] as? String == "answered")
      #expect((answer["rows"] as? [[String: Any]])?.first?["driver"] as? String == "VER")
    }
  }

  @Test func `what the page has selected is meant where nothing is named`() async throws {
    try await service { api in
      let answer = try await api.answer(
        "/ask",
        [
          "question": "Who had the fastest lap?", "season": 2023, "round": 2, "session_code": "R",
        ])
      #expect(answer["status"] as? String == "answered")
      #expect((answer["sql"] as? String)?.contains("round = 2") == true)
    }
  }

  @Test func `a question goes on from those before it`() async throws {
    try await service { api in
      let answer = try await api.answer(
        "/ask", ["question": "And in qualifying?", "history": [Self.clear]])
      #expect((answer["sql"] as? String)?.contains("'Q'") == true)
    }
  }

  @Test func `what is missing or refused is no error`() async throws {
    try await service { api in
      for (question, status) in [
        "Who had the best race pace?": "clarify", Self.unclear: "clarify",
        "Delete all laps": "refused",
      ] {
        let answer = try await api.answer("/ask", ["question": question])
        #expect(answer["status"] as? String == status, "\(question)")
        #expect(answer["sql"] is NSNull)
        #expect((answer["rows"] as? [Any])?.isEmpty == true)
        #expect((answer["chart"] as? [String: Any])?["type"] as? String == "table")
      }
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"question": 1}"#, #"{"question": ""}"#,
    #"{"question": "Who won?", "engine": "oracle"}"#, #"{"question": "Who won?", "season": "x"}"#,
    #"{"question": "Who won?", "session_code": "X"}"#,
    #"{"question": "Who won?", "history": [1]}"#,
  ])
  func `bodies that are no question are refused with a hint or the field`(body: String) async throws
  {
    try await service { api in
      let response = try await api.client.executeRequest(
        uri: "/ask", method: .post, headers: [.contentType: "application/json"],
        body: ByteBuffer(string: body))
      #expect(response.status == .badRequest)
      #expect(response.headers[.contentType] == "application/problem+json")
    }
  }

  @Test func `long, large and foreign bodies are refused`() async throws {
    try await service { api in
      let long = try await api.post("/ask", ["question": String(repeating: "a", count: 1001)])
      #expect(long.status == .badRequest)
      let large = try await api.post("/ask", ["question": String(repeating: "a", count: 70_000)])
      #expect(large.status == .contentTooLarge)
      let many = try await api.post(
        "/ask", ["question": "Who won?", "history": Array(repeating: "a", count: 11)])
      #expect(many.status == .badRequest)
      let form = try await api.client.executeRequest(
        uri: "/ask", method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
        body: ByteBuffer(string: "question=x"))
      #expect(form.status == .unsupportedMediaType)
      let foreign = try await api.post(
        "/ask", ["question": "Who won?"], [.origin: "https://evil.example"])
      #expect(foreign.status == .forbidden)
    }
  }

  @Test(arguments: [
    (ModelFailure.Reason.unreachable, 502), (.missing, 502), (.unusable, 502), (.slow, 504),
  ])
  func `a forced model that fails is a bad gateway`(
    reason: ModelFailure.Reason, status: Int
  ) async throws {
    let model = Self.model { _ in throw ModelFailure(reason, "it failed", hint: "mend it") }
    try await service(model: model) { api in
      let body = ["question": Self.clear, "engine": "ollama"]
      let response = try await api.post("/ask", body)
      #expect(response.status.code == status)
      let problem = try #require(try API.json(response) as? [String: Any])
      #expect(problem["detail"] as? String == "it failed")
      #expect(problem["hint"] as? String == "mend it")
      // The planner's own doubt is told instead where nobody was forced.
      let answer = try await api.answer("/ask", ["question": Self.unclear])
      #expect(answer["status"] as? String == "clarify")
      #expect((answer["warnings"] as? [String])?.first?.contains("it failed") == true)
    }
  }

  @Test func `health tells snapshot, engine and model`() async throws {
    try await service(model: Self.model { _ in ModelDraft(.refused("")) }) { api in
      let health = try await api.object("/healthz")
      #expect(health["status"] as? String == "ok")
      #expect(health["engine"] as? String == "auto")
      let ollama = try #require(health["ollama"] as? [String: Any])
      #expect(ollama["reachable"] as? Bool == true)
      #expect(ollama["present"] as? Bool == false)
      #expect(ollama["model"] as? String == "fake:1b")
      try await api.expect(.ok, "/readyz")
    }
  }

  @Test func `without a model health says null`() async throws {
    try await service { api in
      let health = try await api.object("/healthz")
      #expect(health["ollama"] is NSNull)
    }
  }

  @Test func `figures count answers by engine and status`() async throws {
    try await service { api in
      _ = try await api.answer("/ask", ["question": Self.clear])
      _ = try await api.answer("/ask", ["question": "Delete all laps"])
      let text = String(buffer: try await api.get("/metrics").body)
      #expect(text.contains(#"f1lake_questions_total{engine="builtin",status="answered"} 1"#))
      #expect(text.contains(#"f1lake_questions_total{engine="builtin",status="refused"} 1"#))
      #expect(text.contains("f1lake_questions_running 0"))
    }
  }

  @Test func `without a project or a snapshot questions are unavailable`() async throws {
    try await API.of(try await lake.server()) { api in
      let response = try await api.post("/api/v1/ask", ["question": Self.clear])
      #expect(response.status == .serviceUnavailable)
      #expect(String(buffer: response.body).contains("F1_TRANSFORM"))
    }
    let empty = try TestLake()
    defer { withExtendedLifetime(empty) {} }
    try await API.of(try await empty.askServer(ask: try TestLake.ask())) { api in
      #expect(try await api.post("/ask", ["question": "Who won?"]).status == .serviceUnavailable)
      try await api.expect(.serviceUnavailable, "/readyz")
    }
  }

  @Test func `a snapshot without the tables of questions says so`() async throws {
    let bare = try TestLake()
    defer { withExtendedLifetime(bare) {} }
    try bare.publish()
    try await API.of(try await bare.askServer(ask: try TestLake.ask())) { api in
      let response = try await api.post("/ask", ["question": "Who won?"])
      #expect(response.status == .serviceUnavailable)
      #expect(String(buffer: response.body).contains("f1lake build"))
    }
  }

  @Test func `a new snapshot answers the next question`() async throws {
    let server = try await lake.askServer(ask: try TestLake.ask())
    try await API.of(server) { api in
      let before = try await api.answer("/ask", ["question": Self.clear])["snapshot"] as? String
      try lake.publishSeason()
      try await server.feed.update()
      let after = try await api.answer("/ask", ["question": Self.clear])["snapshot"] as? String
      #expect(before != nil && after != nil && before != after)
    }
  }

  @Test func `fifty ask at once and all get their answers`() async throws {
    try await service { api in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<50 {
          let question = number % 2 == 0 ? Self.clear : "Race pace of all drivers in Bahrain 2023"
          group.addTask { try await api.post("/ask", ["question": question]).status.code }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == Array(repeating: 200, count: 50))
    }
  }

  @Test func `more than may ask at once are sent away`() async throws {
    var limits = ServerLimits()
    limits.askers = 1
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let (entered, enter) = AsyncStream.makeStream(of: Void.self)
    let model = Self.model { _ in
      enter.finish()
      for await _ in gate {}
      return ModelDraft(.refused("late"))
    }
    try await service(model: model, limits: limits) { api in
      async let first = api.post("/ask", ["question": Self.clear, "engine": "ollama"])
      for await _ in entered {}
      let second = try await api.post("/ask", ["question": Self.clear])
      #expect(second.status == .serviceUnavailable)
      #expect(second.headers[.retryAfter] != nil)
      open.finish()
      #expect(try await first.status == .ok)
    }
  }

  @Test func `the service wants its token like the dashboard`() async throws {
    let server = try await lake.askServer(token: "0123456789abcdef", ask: try TestLake.ask())
    try await API.of(server) { api in
      #expect(try await api.post("/ask", ["question": Self.clear]).status == .unauthorized)
      let known = try await api.post(
        "/ask", ["question": Self.clear], [.authorization: "Bearer 0123456789abcdef"])
      #expect(known.status == .ok)
      try await api.expect(.ok, "/healthz")
    }
  }
}
