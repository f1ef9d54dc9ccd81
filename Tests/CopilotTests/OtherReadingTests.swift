import Copilot
import DuckDB
import Testing

/// Readings beside the likeliest: whose rows a race's result says, of whom something never holds, columns without a metric of
/// their own. In the small season VER wins both races of 2023, before LEC and HAM.
struct OtherReadingTests {
  private func ask(_ question: String) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question)
  }

  /// The values of a column.
  private func values(_ name: String, _ answer: CopilotAnswer) throws -> [Value] {
    let place = try #require(
      answer.fields.firstIndex { $0.name == name }, "\(answer.message) \(answer.sql ?? "")")
    return answer.rows.map { $0[place] }
  }

  @Test(arguments: [
    "Race pace of the winner in Bahrain 2023", "What was the winner's race pace in Bahrain 2023?",
  ])
  func `the winner is whoever the result says`(question: String) async throws {
    #expect(try values("driver", await ask(question)) == ["VER"])
  }

  @Test func `those who finished elsewhere are left out`() async throws {
    let answer = try await ask(
      "Race pace of those who finished outside the top two in Bahrain 2023")
    #expect(try values("driver", answer) == ["HAM"])
    #expect(answer.explanation.contains("outside the top 2"))
  }

  @Test func `what holds in every race is told of whom it holds each time`() async throws {
    let answer = try await ask("Which drivers finished on the podium in every race of 2023?")
    #expect(answer.sql?.contains("count(DISTINCT (season, round)) FILTER") == true)
    #expect(try values("driver", answer) == ["HAM", "LEC", "VER"])
  }

  @Test func `what never held is told of whom it held in no race`() async throws {
    #expect(try values("driver", await ask("Which drivers never won in 2023?")) == ["HAM", "LEC"])
  }

  @Test func `races in which something was not are the others`() async throws {
    let answer = try await ask("In how many races of 2023 did Leclerc not win?")
    #expect(answer.rows == [[2]])
  }

  @Test(arguments: [
    "Who was on the podium in 2023 without ever winning?",
    "Which drivers had a podium but no win in 2023?",
    "Who got on the podium but never won in 2023?",
  ])
  func `what somebody never did in a season is a condition`(question: String) async throws {
    #expect(try values("driver", await ask(question)) == ["HAM", "LEC"])
  }

  @Test func `a streak is the longest run of races`() async throws {
    let answer = try await ask("How many consecutive races did Verstappen win in 2023?")
    #expect(try values("in_a_row", answer) == [2])
  }

  @Test func `how many teams scored is a number of teams`() async throws {
    #expect(try await ask("How many teams scored in the 2023 season?").rows == [[3]])
  }

  @Test func `a place is counted`() async throws {
    #expect(try await ask("How often did Leclerc finish second in 2023?").rows == [[2]])
  }

  @Test func `a column without a metric is asked for by its name`() async throws {
    let answer = try await ask("Broadcast name of Verstappen in Bahrain 2023")
    #expect(answer.metric == "silver.drivers.broadcast_name", "\(answer.message)")
  }

  @Test(arguments: [
    "Who finished between Verstappen and Hamilton in Bahrain 2023?",
    "Who came from furthest back to score points in Bahrain 2023?",
  ])
  func `what no reading explains is not answered`(question: String) async throws {
    let answer = try await ask(question)
    #expect(answer.status == .clarify, "\(answer.sql ?? "")")
  }
}
