import Copilot
import DuckDB
import Testing

/// Words that change a question, in ways of saying that nobody had in mind when the words were collected. In the small season
/// VER wins both races of 2023, before LEC and HAM.
struct UnseenWordingTests {
  private func ask(_ question: String) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question)
  }

  @Test(arguments: [
    "Lap times of Verstappen on laps 5, 10 and 15 in Bahrain 2023",
    "Which teams had at least two different winners in 2023?",
    "Which teams had two different winners in 2023?",
    "Race pace of Leclerc in Bahrain 2023 until lap 20",
    "How many points would Verstappen have had in 2023 without Leclerc?",
    "Which lap times would have been Verstappen's in Bahrain 2023?",
    "Who had almost the best race pace in Bahrain 2023?",
    "Which drivers had as many points as Hamilton in 2023?",
  ])
  func `what no plan shows is said, and no number given`(question: String) async throws {
    let answer = try await ask(question)
    #expect(answer.status == .clarify, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `of two who are named, one without any has a row as well`() async throws {
    let sql = try #require(
      try await ask("How many wins did Hamilton and Verstappen have in 2023?").sql)
    #expect(sql.contains("FILTER (WHERE position = 1)") && sql.contains("'HAM'"), "\(sql)")
  }

  @Test func `all but one leaves that one out`() async throws {
    let sql = try #require(
      try await ask("Race pace of everyone but Verstappen in Bahrain 2023").sql)
    #expect(sql.contains("driver NOT IN ('VER')"), "\(sql)")
  }

  @Test func `a session may be called by its name in the lake`() async throws {
    let answer = try await ask("Race pace of Verstappen in 2023-01-R")
    #expect(answer.sql?.contains("round = 1") == true, "\(answer.message)")
  }
}
