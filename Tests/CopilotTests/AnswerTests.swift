import Copilot
import DuckDB
import Testing

/// What the built-in engine's answers hold.
struct AnswerTests {
  @Test func `one row is told in a sentence with its unit`() async throws {
    let answer = try await SmallCopilot().ask("Who had the fastest lap in the 2023 Bahrain race?")
    #expect(answer.status == .answered)
    #expect(answer.rows.count == 1)
    #expect(answer.message.contains("VER"))
    #expect(answer.message.contains("lap time 91 s"))
    #expect(answer.chart.kind == .table)
    #expect(answer.sql?.contains("gold.fastest_laps") == true)
    #expect(answer.metric == "fastest_lap")
  }

  @Test func `several rows are a chart of the measure by driver`() async throws {
    let answer = try await SmallCopilot().ask(
      "Fastest laps of all drivers in the 2023 Bahrain race")
    #expect(answer.rows.count == 3)
    #expect(answer.chart == ChartChoice(kind: .bar, x: "driver", y: "lap_time_s"))
    #expect(answer.message.hasPrefix("3 rows: "))
    #expect(!answer.isTruncated)
  }

  @Test func `columns have units and the catalog's descriptions`() async throws {
    let answer = try await SmallCopilot().ask(
      "Fastest laps of all drivers in the 2023 Bahrain race")
    let field = try #require(answer.fields.first { $0.name == "lap_time_s" })
    #expect(field.unit == "s")
    #expect(field.type == "DOUBLE")
    #expect(field.description == "Time of the fastest lap.")
    #expect(answer.fields.first { $0.name == "driver" }?.unit == nil)
  }

  @Test func `both sides of a difference have the unit of what is compared`() async throws {
    let answer = try await SmallCopilot().ask(
      "Difference between the fastest laps of Verstappen and Leclerc in the 2023 Bahrain race")
    let row = try #require(answer.rows.first)
    #expect(row.prefix(3) == [91.0, 92.0, -1.0])
    #expect(answer.fields.allSatisfy { $0.unit == "s" })
  }

  @Test func `figures made of a few laps carry a warning`() async throws {
    let answer = try await SmallCopilot().ask("Race pace of all drivers in Bahrain 2023")
    #expect(answer.warnings == ["1 of 3 rows is made of fewer than 5 laps."])
  }

  @Test func `simulated figures are called so`() async throws {
    let answer = try await SmallCopilot(simulated: true).ask("Who won in Bahrain 2023?")
    #expect(answer.isSimulated)
    #expect(answer.warnings.contains("The data is simulated."))
  }

  @Test func `more rows than allowed are cut off, with a warning`() async throws {
    var options = SmallCopilot.patient
    options.maxRows = 2
    let answer = try await SmallCopilot(options: options).ask(
      "Fastest laps of all drivers in the 2023 Bahrain race")
    #expect(answer.rows.count == 2)
    #expect(answer.isTruncated)
    #expect(answer.warnings.contains { $0.hasPrefix("These are the first 2 rows") })
  }

  @Test func `a trace of two laps is thinned, not cut off after the first`() async throws {
    let answer = try await SmallCopilot().ask(
      "Compare the telemetry of Verstappen and Leclerc in Bahrain 2023 qualifying")
    #expect(
      answer.chart
        == ChartChoice(kind: .telemetry, x: "distance_m", y: "speed_kmh", series: "driver"))
    #expect(answer.rows.count <= 200)
    let driver = try #require(answer.fields.firstIndex { $0.name == "driver" })
    #expect(Set(answer.rows.map { $0[driver].text }) == ["VER", "LEC"])
    #expect(answer.isTruncated)
    #expect(answer.warnings.contains { $0.contains("rows is shown") })
  }

  @Test func `a follow-up is read after what was asked before`() async throws {
    let copilot = try await SmallCopilot()
    let first = "Who had the fastest lap in the 2023 Bahrain race?"
    let answer = try await copilot.ask("And in qualifying?", history: [first])
    #expect(answer.status == .answered)
    #expect(answer.sql?.contains("'Q'") == true)
    #expect(answer.assumptions.contains("it goes on from “\(first)”"))
  }

  @Test func `a question of its own takes nothing over from before`() async throws {
    let answer = try await SmallCopilot().ask(
      "Race pace of all drivers in Bahrain 2023", history: ["Who won in Saudi Arabia 2023?"])
    #expect(answer.sql?.contains("round = 1") == true)
    #expect(!answer.assumptions.contains { $0.hasPrefix("it goes on") })
  }

  @Test func `a question without its event gets ones that can be answered`() async throws {
    let copilot = try await SmallCopilot()
    let answer = try await copilot.ask("Who had the best race pace?")
    #expect(answer.status == .clarify)
    #expect(answer.sql == nil)
    #expect(answer.rows.isEmpty)
    #expect(answer.chart == ChartChoice(kind: .table))
    let suggestion = try #require(answer.suggestions.first)
    #expect(try await copilot.ask(suggestion).status == .answered)
  }

  @Test func `what is never done is refused without SQL`() async throws {
    let answer = try await SmallCopilot().ask("Delete all laps of Verstappen")
    #expect(answer.status == .refused)
    #expect(answer.sql == nil)
    #expect(!answer.message.isEmpty)
  }

  @Test func `each step is told in order`() async throws {
    let steps = Steps()
    _ = try await SmallCopilot().ask("Who won in Bahrain 2023?") { await steps.add($0.stage) }
    #expect(await steps.stages == [.reading, .planning, .checking, .running])
  }

  @Test func `SQL that is to be kept is looked at like any other`() async throws {
    let copilot = try await SmallCopilot().copilot
    try await copilot.verify("SELECT driver FROM gold.fastest_laps")
    await #expect(throws: (any Error).self) {
      try await copilot.verify("SELECT * FROM read_text('/etc/passwd')")
    }
    await #expect(throws: (any Error).self) {
      try await copilot.verify("SELECT nothing FROM gold.fastest_laps")
    }
  }
}

/// The steps of a question as they come.
actor Steps {
  private(set) var stages: [AskProgress.Stage] = []

  func add(_ stage: AskProgress.Stage) { stages.append(stage) }
}
