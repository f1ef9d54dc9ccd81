import Copilot
import Testing

/// Which engine answers, and what happens where the model fails.
struct EnginePolicyTests {
  private static let clear = "Who had the fastest lap in the 2023 Bahrain race?"
  private static let unclear = "Was the blorptastic frobnication in Bahrain 2023 quixotic?"
  private static let sql = "SELECT driver, lap_time_s FROM gold.fastest_laps WHERE round = 1"

  private static func model(
    _ draft: @escaping @Sendable (ModelRequest) async throws -> ModelDraft
  ) -> ModelEngine {
    ModelEngine(
      draft: draft,
      health: { ModelHealth(isReachable: true, model: "fake", isPresent: true) })
  }

  private static let unreachable = model { _ in
    throw ModelFailure(.unreachable, "nobody answers", hint: "start it")
  }

  @Test func `auto asks the model only where the planner is not sure`() async throws {
    let copilot = try await SmallCopilot(model: Self.model { _ in ModelDraft(.sql(Self.sql)) })
    #expect(try await copilot.ask(Self.clear).engine == .builtin)
    let answer = try await copilot.ask(Self.unclear)
    #expect(answer.engine == .ollama)
    #expect(answer.status == .answered)
    #expect(answer.rows.count == 6)
  }

  @Test func `builtin never asks the model`() async throws {
    let answer = try await SmallCopilot(model: Self.unreachable).ask(
      Self.unclear, engine: .builtin)
    #expect(answer.status == .clarify)
    #expect(answer.warnings.isEmpty)
    #expect(!answer.suggestions.isEmpty)
  }

  @Test func `ollama alone answers where it is forced`() async throws {
    let copilot = try await SmallCopilot(model: Self.model { _ in ModelDraft(.sql(Self.sql)) })
    #expect(try await copilot.ask(Self.clear, engine: .ollama).engine == .ollama)
  }

  @Test func `auto says that the model did not help`() async throws {
    let answer = try await SmallCopilot(model: Self.unreachable).ask(Self.unclear)
    #expect(answer.status == .clarify)
    #expect(answer.engine == .builtin)
    #expect(
      answer.warnings == ["The language model did not help: nobody answers; start it."])
  }

  @Test func `a forced model that fails is an error`() async throws {
    let copilot = try await SmallCopilot(model: Self.unreachable)
    let failure = await #expect(throws: ModelFailure.self) {
      try await copilot.ask(Self.clear, engine: .ollama)
    }
    #expect(failure?.reason == .unreachable)
  }

  @Test func `without a model ollama is an error and auto is the built-in engine`() async throws {
    let copilot = try await SmallCopilot()
    await #expect(throws: ModelFailure.self) {
      try await copilot.ask(Self.clear, engine: .ollama)
    }
    #expect(try await copilot.ask(Self.unclear, engine: .auto).status == .clarify)
  }

  @Test(arguments: [
    "DROP TABLE silver.laps", "SELECT * FROM read_text('/etc/passwd')", "SELECT 1; SELECT 2",
    "SELECT invented FROM gold.fastest_laps", "SELECT * FROM gold.invented",
  ])
  func `the model's SQL goes through the guard too`(sql: String) async throws {
    let copilot = try await SmallCopilot(model: Self.model { _ in ModelDraft(.sql(sql)) })
    let failure = await #expect(throws: ModelFailure.self) {
      try await copilot.ask(Self.clear, engine: .ollama)
    }
    #expect(failure?.reason == .unusable)
  }

  @Test func `a draft can be checked before it is given, and nothing of it runs`() async throws {
    let model = Self.model { request in
      let mistake = await request.check("SELECT drivr FROM gold.fastest_laps")
      let good = await request.check(Self.sql)
      let attack = await request.check("SELECT * FROM read_csv('/etc/passwd')")
      return ModelDraft(
        .clarify([mistake, good, attack].map { $0 ?? "fine" }.joined(separator: "|")))
    }
    let answer = try await SmallCopilot(model: model).ask(Self.clear, engine: .ollama)
    let parts = answer.message.split(separator: "|")
    #expect(parts[0].contains("drivr") && parts[0].contains("driver"))
    #expect(parts[1] == "fine")
    #expect(parts[2].contains("read_csv"))
  }

  @Test func `the model is told question, history and bounds`() async throws {
    let model = Self.model { request in
      ModelDraft(
        .refused("\(request.question) \(request.history) \(request.maxRows)"),
        warnings: ["told by the model"])
    }
    let answer = try await SmallCopilot(model: model).ask(
      "Why?", history: [Self.clear], engine: .ollama)
    #expect(answer.status == .refused)
    #expect(answer.message == #"Why? ["\#(Self.clear)"] 200"#)
    #expect(answer.warnings == ["told by the model"])
  }

  @Test func `the model's chart is taken where its columns fit, else another`() async throws {
    let sql = "SELECT driver, lap_time_s FROM gold.fastest_laps WHERE session_id = '2023-01-Q'"
    let model = Self.model { _ in
      ModelDraft(.sql(sql), chart: ChartChoice(kind: .bar, x: "invented", y: "driver"))
    }
    let answer = try await SmallCopilot(model: model).ask(Self.clear, engine: .ollama)
    #expect(answer.chart == ChartChoice(kind: .bar, x: "driver", y: "lap_time_s"))
  }
}
