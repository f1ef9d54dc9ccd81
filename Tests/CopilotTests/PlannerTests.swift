import Copilot
import DuckDB
import Testing

/// How the built-in engine reads questions. Tests/copilot has many more, with the rows that they have to give.
struct PlannerTests {
  private func ask(_ question: String, history: [String] = []) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question, history: history)
  }

  @Test(arguments: [
    ("Who had the fastest lap in the 2023 Bahrain race?", "fastest_lap"),
    ("who topped the timesheets in bahrain 23 race", "fastest_lap"),
    ("Race pace of each driver in Bahrain 2023", "race_pace"),
    ("Lap times of VER in Bahrain 2023", "lap_time"),
    ("How many laps under 1:36 did Verstappen do in the Bahrain race 2023?", "lap_time"),
    ("Top speed of Leclerc on his best lap in Bahrain 2023 race", "telemetry_top_speed"),
  ])
  func `the measure that explains most of a question is meant`(
    question: String, metric: String
  ) async throws {
    let answer = try await ask(question)
    #expect(answer.status == .answered, "\(answer.message)")
    #expect(answer.metric == metric)
  }

  @Test func `words may stand between the parts of a phrase`() async throws {
    let answer = try await ask(
      "What top speed did Hamilton reach on his fastest lap in Bahrain 2023 race")
    #expect(answer.metric == "telemetry_top_speed")
  }

  @Test func `a bound holds for each value that is counted`() async throws {
    // VER: 96.1, 96.2 … 97.0 s.
    let answer = try await ask(
      "How many laps under 1:36.5 did Verstappen do in the Bahrain race 2023?")
    #expect(answer.sql?.contains("lap_time_s < 96.5") == true)
    #expect(answer.rows == [["VER", 4]] || answer.rows == [[4]], "\(answer.rows)")
  }

  @Test func `who is left out is left out`() async throws {
    let answer = try await ask("Race pace in Bahrain 2023 except Verstappen")
    #expect(answer.sql?.contains("NOT IN ('VER')") == true)
    #expect(answer.rows.count == 2)
  }

  @Test func `the second of an order is no first`() async throws {
    let answer = try await ask("Who had the second fastest lap in the Bahrain race 2023?")
    #expect(answer.rows.first?.contains("LEC") == true)
    #expect(answer.rows.count == 1)
  }

  @Test(arguments: [
    "How many drivers had a race pace within one second of Leclerc in Bahrain 2023?",
    "Fastest lap in Bahrain 2023 race without a tow",
    "Average difference of the lap times in the Bahrain 2023 race",
  ])
  func `a wish that no plan honours is told, not left out`(question: String) async throws {
    let answer = try await ask(question)
    #expect(answer.status == .clarify)
    #expect(answer.sql == nil)
  }

  @Test func `a word that is not known is never passed over`() async throws {
    let answer = try await ask("Who had the best race pace in gloomy Bahrain 2023?")
    #expect(answer.status == .clarify)
    #expect(answer.message.contains("gloomy"))
  }

  @Test func `an unknown name is never passed over`() async throws {
    let answer = try await ask("Race pace of Senna in Bahrain 2023")
    #expect(answer.status == .clarify)
    #expect(answer.message.contains("Senna"))
  }

  @Test func `a misspelt word is put right with its neighbours' help, and told`() async throws {
    let answer = try await ask("race pase bahrain 2023")
    #expect(answer.metric == "race_pace")
    #expect(answer.assumptions.contains { $0.contains("pase") })
  }

  @Test func `words of another world are refused`() async throws {
    #expect(try await ask("How do I cook spaghetti carbonara?").status == .refused)
    #expect(try await ask("DROP TABLE silver.laps").status == .refused)
  }

  @Test func `a question that goes on keeps the event and changes the measure`() async throws {
    let first = "Who had the fastest lap in the 2023 Bahrain race?"
    let answer = try await ask("And the best race pace?", history: [first])
    #expect(answer.metric == "race_pace")
    #expect(answer.sql?.contains("round = 1") == true)
  }

  @Test func `a column that is named is shown`() async throws {
    let answer = try await ask("Lap times of VER in Bahrain 2023 race with stint")
    #expect(answer.fields.contains { $0.name == "stint" })
  }

  @Test func `what rows develop along is no single value`() async throws {
    let answer = try await ask("How did Verstappen's lap times develop in Bahrain 2023?")
    #expect(answer.rows.count == 10)
    #expect(answer.chart.kind == .line)
  }
}
