import Copilot
import Testing

/// How two stand to each other over events, and of whom something never or always holds. In the small season VER wins both
/// races of 2023, before LEC and HAM.
struct RelationTests {
  private func sql(_ question: String, after earlier: String...) async throws -> String {
    let answer = try await SmallCopilot().ask(question, history: earlier)
    return try #require(answer.sql, "\(answer.message)")
  }

  @Test(arguments: [
    (
      "In how many races of 2023 did Ferrari score more points than Mercedes?", "count(*) AS events"
    ),
    ("In how many races of 2023 did Leclerc score more points than Hamilton?", "> sum(points)"),
    ("How many Grands Prix in 2023 did Ferrari not win?", "FILTER (WHERE position = 1) = 0"),
    ("Which drivers scored no points in 2023?", "FILTER (WHERE points > 0) = 0"),
    ("Who scored in all 2 rounds of 2023?", "count(DISTINCT (season, round))"),
    ("Which drivers went pointless in 2023?", "FILTER (WHERE points > 0) = 0"),
  ])
  func `events and drivers of whom it holds`(question: String, part: String) async throws {
    let sql = try await sql(question)
    #expect(sql.contains(part), "\(sql)")
  }

  @Test(arguments: [
    "How many overtakes in Bahrain 2023, and how many of them on lap 1?",
    "Race pace in Bahrain 2023, leave out anyone with more than 90 s",
    "Did it range in Bahrain in 2023?",
  ])
  func `what would be half an answer is none`(question: String) async throws {
    let answer = try await SmallCopilot().ask(question)
    #expect(answer.status == .clarify, "\(answer.sql ?? "")")
  }
}
