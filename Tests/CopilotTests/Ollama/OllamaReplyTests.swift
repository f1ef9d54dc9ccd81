import Copilot
import Testing

/// What models write, and what is made of it.
@Suite struct OllamaReplyTests {
  static let sql = "SELECT driver, lap_time_s FROM gold.fastest_laps WHERE season = 2023"

  @Test(arguments: [1, 7, 61, 4096])
  func `a reply is the same in whatever pieces it comes`(size: Int) async throws {
    let fixture = try await OllamaFixture.shared
    let reply = Reply.sql("SELECT driver, 'Pérez — 🏎' AS note FROM gold.fastest_laps")
    let draft = try await fixture.draft("fastest laps", [.reply(reply, size: size)]).draft
    #expect(draft.outcome == .sql("SELECT driver, 'Pérez — 🏎' AS note FROM gold.fastest_laps"))
  }

  @Test func `explanation, assumptions and chart are taken over`() async throws {
    let fixture = try await OllamaFixture.shared
    let reply = """
      {"explanation":"best lap of each driver","status":"answered","sql":"\(Self.sql)",
      "assumptions":["taken is 2023"],"chart":{"type":"bar","x":"driver","y":"lap_time_s","series":""}}
      """
    let draft = try await fixture.draft("fastest laps", [.reply(reply)]).draft
    #expect(draft.explanation == "best lap of each driver")
    #expect(draft.assumptions == ["taken is 2023"])
    #expect(draft.chart?.kind == .bar)
    #expect(
      [draft.chart?.x, draft.chart?.y, draft.chart?.series] == ["driver", "lap_time_s", nil])
    #expect(draft.warnings.contains { $0.contains("llama3.2:3b wrote this SQL") })
  }

  @Test(arguments: [
    "```json\n%\n```", "Sure! Here is the query {you} asked for:\n\n%\n\nLet me know.",
    "<think>hm {\"a\": 1}</think>%", "%%",
  ])
  func `what stands around the object does not matter`(form: String) async throws {
    let fixture = try await OllamaFixture.shared
    let text = form.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: Reply.sql(Self.sql))
    let result = try await fixture.draft("fastest laps", [.reply(text)])
    #expect(result.draft.outcome == .sql(Self.sql))
    #expect(result.chats.count == 1)
  }

  @Test(arguments: [
    "```sql\n\(sql);\n```", "\(sql) ;; ", "  \n\(sql)\n",
  ])
  func `SQL in a fence or with a semicolon at its end is unwrapped`(text: String) async throws {
    let fixture = try await OllamaFixture.shared
    let draft = try await fixture.draft("fastest laps", [.reply(Reply.sql(text))]).draft
    #expect(draft.outcome == .sql(Self.sql))
  }

  @Test func `line ends within a text, which JSON forbids, are borne`() async throws {
    let fixture = try await OllamaFixture.shared
    let reply = "{\"status\": \"answered\", \"sql\": \"SELECT driver\nFROM gold.fastest_laps\"}"
    let draft = try await fixture.draft("fastest laps", [.reply(reply)]).draft
    #expect(draft.outcome == .sql("SELECT driver\nFROM gold.fastest_laps"))
  }

  @Test func `fields of another kind than asked for count as not given`() async throws {
    let fixture = try await OllamaFixture.shared
    let reply = """
      {"explanation": 7, "status": null, "sql": "\(Self.sql)", "assumptions": "none", "chart": "bar"}
      """
    let draft = try await fixture.draft("fastest laps", [.reply(reply)]).draft
    #expect(draft.outcome == .sql(Self.sql))
    #expect(draft.chart == nil)
    #expect(draft.assumptions == [])
  }

  @Test func `a model may ask back, and near questions that have answers come with it`()
    async throws
  {
    let fixture = try await OllamaFixture.shared
    let draft = try await fixture.draft(
      "who had the best race pace?", [.reply(Reply.clarify("Which race?"))]
    ).draft
    #expect(draft.outcome == .clarify("Which race?"))
    #expect(draft.suggestions.contains { $0.lowercased().contains("pace") })
    #expect(draft.warnings == [])
  }

  @Test func `a model may refuse`() async throws {
    let fixture = try await OllamaFixture.shared
    let reply = #"{"explanation":"No betting.","status":"refused","sql":""}"#
    let draft = try await fixture.draft("whom to bet on", [.reply(reply)]).draft
    #expect(draft.outcome == .refused("No betting."))
  }

  @Test func `what a model thinks aloud is no part of its reply`() async throws {
    let fixture = try await OllamaFixture.shared
    let thought =
      #"{"message":{"role":"assistant","content":"","thinking":"SELECT 1?"},"done":false}"#
    let lines = [thought, thought] + ChatLines.lines(Reply.sql(Self.sql))
    let draft = try await fixture.draft("fastest laps", [.stream(lines)]).draft
    #expect(draft.outcome == .sql(Self.sql))
  }

  @Test func `texts that are shown have no control characters and are bounded`() async throws {
    let fixture = try await OllamaFixture.shared
    let long = String(repeating: "x", count: 5000)
    let reply = #"{"explanation":"a\u001b[31mb\u202Ec \#(long)","status":"refused","sql":""}"#
    let draft = try await fixture.draft("anything", [.reply(reply)]).draft
    guard case .refused(let text) = draft.outcome else {
      Issue.record("not refused")
      return
    }
    #expect(text.hasPrefix("a [31mb c xxx"))
    #expect(text.count <= 400)
  }
}
