import Copilot
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Server
import Testing

/// `POST /ask/verified`.
struct VerifiedTests {
  private let lake: TestLake
  private let kept = Kept()

  /// What was to be kept.
  private actor Kept {
    private(set) var questions: [(ask: Ask, sql: String)] = []

    func add(_ ask: Ask, _ sql: String) -> String {
      questions.append((ask, sql))
      return "id-\(questions.count)"
    }
  }

  init() throws {
    lake = try TestLake()
    try lake.publishSeason()
  }

  private func service(_ body: @Sendable (API) async throws -> Void) async throws {
    var ask = try TestLake.ask()
    ask.keep = { [kept] in await kept.add($0, $1) }
    try await API.of(try await lake.askServer(ask: ask), body)
  }

  private static let sql = "SELECT driver FROM gold.fastest_laps WHERE rank = 1"

  @Test func `SQL that runs is kept with question and context`() async throws {
    try await service { api in
      let response = try await api.post(
        "/ask/verified",
        [
          "question": "Who was fastest?", "sql": Self.sql, "season": 2023, "round": 1,
          "session_code": "Q",
        ])
      #expect(response.status == .created)
      #expect((try API.json(response) as? [String: String]) == ["id": "id-1"])
    }
    let question = try #require(await kept.questions.first)
    #expect(question.ask.question == "Who was fastest?")
    #expect(question.ask.context == AskContext(season: 2023, round: 1, sessionCode: "Q"))
    #expect(question.sql == Self.sql)
  }

  @Test(arguments: [
    ("DROP TABLE silver.laps", 403), ("SELECT * FROM read_text('/etc/passwd')", 403),
    ("SELECT nothing FROM gold.fastest_laps", 400), ("", 400),
  ])
  func `SQL that may not or cannot run is not kept`(sql: String, status: Int) async throws {
    try await service { api in
      let response = try await api.post("/ask/verified", ["question": "Why?", "sql": sql])
      #expect(response.status.code == status, "\(String(buffer: response.body))")
    }
    #expect(await kept.questions.isEmpty)
  }

  @Test func `bodies without question or SQL are refused`() async throws {
    try await service { api in
      for body in [["question": "Why?"], ["sql": Self.sql], ["question": " ", "sql": Self.sql]] {
        let status = try await api.post("/ask/verified", body).status
        #expect(status == .badRequest, "\(body)")
      }
    }
    #expect(await kept.questions.isEmpty)
  }

  @Test func `a full file is told as what it is`() async throws {
    var ask = try TestLake.ask()
    ask.keep = { _, _ in throw CopilotError(.question, "the file is full") }
    try await API.of(try await lake.askServer(ask: ask)) { api in
      let body = ["question": "Why?", "sql": Self.sql]
      let response = try await api.post("/ask/verified", body)
      #expect(response.status.code == 507)
      #expect(String(buffer: response.body).contains("the file is full"))
    }
  }

  @Test func `a server that keeps nothing says so`() async throws {
    try await API.of(try await lake.askServer(ask: try TestLake.ask())) { api in
      let body = ["question": "Why?", "sql": Self.sql]
      let status = try await api.post("/ask/verified", body).status
      #expect(status == .serviceUnavailable)
    }
  }
}
