import Copilot
import Foundation
import Synchronization
import TestSupport
import Testing

/// Exchanges in files: what is sent has their form, and what they answer is understood.
@Suite struct OllamaExchangeTests {
  @Test func `what is asked of a model has the form of the exchange`() async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await Exchange.server(chat: "chat-answered.200.ndjson")
    _ = try await fixture.withEngine(fake.base) { try await $0.draft(fixture.request("pit stops")) }
    let chat = try #require(fake.log.first { $0.path == "/api/chat" })
    #expect(try Exchange.form(chat.body) == Exchange.form(Exchange.bytes("chat.request.json")))
    let show = try #require(fake.log.first { $0.path == "/api/show" })
    #expect(show.method == "POST")
    #expect(try Exchange.form(show.body) == Exchange.form(Exchange.bytes("show.request.json")))
  }

  @Test(arguments: ["chat-answered", "chat-thinking"])
  func `an answer becomes a draft`(name: String) async throws {
    let draft = try await draft(name + ".200.ndjson")
    guard case .sql(let sql) = draft.outcome else {
      Issue.record("no SQL")
      return
    }
    #expect(
      sql.hasPrefix("SELECT driver, team, lap_time_s FROM gold.fastest_laps WHERE season = 2023"))
    #expect(draft.chart?.kind == .bar)
    #expect(
      [draft.chart?.x, draft.chart?.y, draft.chart?.series] == ["driver", "lap_time_s", nil])
  }

  @Test func `a question back becomes a draft`() async throws {
    #expect(
      try await draft("chat-clarify.200.ndjson").outcome == .clarify("Which race do you mean?"))
  }

  @Test(arguments: [
    ("chat-missing.404.json", ModelFailure.Reason.missing, "ollama pull llama3.2:3b"),
    ("chat-missing-older.404.json", .missing, "ollama pull llama3.2:3b"),
    ("chat-context.400.json", .unusable, "larger context"),
    ("chat-memory.500.json", .unusable, "smaller model"),
    ("chat-busy.503.json", .slow, "try again"),
    ("chat-broken.200.ndjson", .unusable, "another model"),
    ("chat-length.200.ndjson", .unusable, "larger model"),
  ])
  func `a failure says what to do`(
    file: String, reason: ModelFailure.Reason, hint: String
  ) async throws {
    let error = await #expect(throws: ModelFailure.self) { try await draft(file) }
    #expect(error?.reason == reason)
    #expect(error?.hint.contains(hint) == true)
  }

  @Test func `health is that of the exchange`() async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await Exchange.server(chat: "chat-answered.200.ndjson")
    let health = try await fixture.withEngine(fake.base) { await $0.health() }
    #expect(health == ModelHealth(isReachable: true, model: "llama3.2:3b", isPresent: true))
  }

  @Test func `a download is that of the exchange`() async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await Exchange.server(chat: "chat-answered.200.ndjson")
    let reports = Mutex<[String]>([])
    try await fixture.withEngine(fake.base) { engine in
      try await engine.pull { report in reports.withLock { $0.append(report.text) } }
    }
    #expect(reports.withLock { $0.count } == 8)
    let pull = try #require(fake.log.first)
    #expect(try Exchange.form(pull.body) == Exchange.form(Exchange.bytes("pull.request.json")))
  }

  private func draft(_ file: String) async throws -> ModelDraft {
    let fixture = try await OllamaFixture.shared
    let fake = try await Exchange.server(chat: file)
    return try await fixture.withEngine(fake.base) {
      try await $0.draft(fixture.request("fastest laps of the 2023 Bahrain race"))
    }
  }
}

/// The files of `Exchanges`.
private enum Exchange {
  static func bytes(_ file: String) throws -> [UInt8] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Exchanges/\(file)")
    return Array(try Data(contentsOf: url))
  }

  /// A service that answers from the files.
  static func server(chat: String) async throws -> FakeOllama {
    let files = try [
      "/api/chat": chat, "/api/version": "version.200.json", "/api/tags": "tags.200.json",
      "/api/show": "show.200.json", "/api/pull": "pull.200.ndjson",
    ].mapValues { (file: $0, text: String(decoding: try bytes($0), as: UTF8.self)) }
    return try await FakeOllama { request in
      guard let (file, text) = files[request.path] else { return .json(404, "404 page not found") }
      if file.hasSuffix(".ndjson") {
        return .stream(text.split(separator: "\n").map(String.init))
      }
      return .json(Int(file.split(separator: ".")[1]) ?? 0, text)
    }
  }

  /// A body with sorted fields and without the texts of messages.
  static func form(_ bytes: [UInt8]) throws -> String {
    var object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    if let messages = object["messages"] as? [[String: Any]] {
      object["messages"] = messages.map { $0.merging(["content": "…"]) { $1 } }
    }
    let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }
}
