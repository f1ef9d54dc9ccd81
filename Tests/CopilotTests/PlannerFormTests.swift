import Copilot
import DuckDB
import Testing

/// The forms that the built-in engine gives answers, on the small season: VER, LEC and HAM, ten laps of Bahrain.
struct PlannerFormTests {
  private func ask(_ question: String, after earlier: String...) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question, history: earlier)
  }

  @Test(arguments: [
    ("Lap times of Verstappen in the last 4 laps of the Bahrain race 2023", 4),
    ("Lap times of Verstappen in the first 3 laps of the Bahrain race 2023", 3),
    ("Lap times of Verstappen over the closing two laps of the Bahrain race 2023", 2),
    ("Verstappen's last five laps in the Bahrain race 2023, lap times", 5),
    ("Lap time of Verstappen on the final lap of the Bahrain race 2023", 1),
  ])
  func `the first or last laps are those laps alone`(question: String, laps: Int) async throws {
    let answer = try await ask(question)
    #expect(answer.rows.count == laps, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test(arguments: [
    "Race pace in the last 10 laps of the Bahrain race 2023",
    "Points in the closing 5 laps of the Bahrain race 2023",
    "Race pace in the closing laps of the Bahrain race 2023",
  ])
  func `what has no laps is not told of the last ones`(question: String) async throws {
    #expect(try await ask(question).status == .clarify)
  }

  @Test func `the last races are as many as are named`() async throws {
    let answer = try await ask("Who won the last 2 races of 2023?")
    #expect(answer.rows.count == 2, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `a share is of all that could have been`() async throws {
    // VER: 96.1, 96.2 … 97.0 s.
    let answer = try await ask(
      "What share of Verstappen's laps in the Bahrain race 2023 was under 1:36.5?")
    #expect(answer.rows == [[.double(40), .int(4), .int(10)]], "\(answer.message) \(answer.rows)")
  }

  @Test func `a percentile is no mean`() async throws {
    let answer = try await ask("90th percentile of Verstappen's lap times in Bahrain 2023")
    #expect(answer.sql?.contains("quantile_cont(lap_time_s, 0.9)") == true, "\(answer.message)")
  }

  @Test func `values of two measures stand side by side, with what lies between`() async throws {
    let answer = try await ask("Race pace minus fastest lap of all drivers in Bahrain 2023 race")
    #expect(answer.rows.count == 3, "\(answer.message)")
    #expect(answer.rows.allSatisfy { $0.last == .double(5) }, "\(answer.rows)")
  }

  @Test func `two drivers are compared lap by lap where that is asked`() async throws {
    let answer = try await ask(
      "Lap time difference between Verstappen and Hamilton lap by lap in Bahrain 2023")
    #expect(answer.rows.count == 10, "\(answer.message)")
    #expect(answer.chart.kind == .line)
  }

  @Test func `how often somebody was first is counted over sessions`() async throws {
    let answer = try await ask("How many times did Verstappen have the best race pace in 2023?")
    #expect(answer.rows == [[.int(2)]], "\(answer.message) \(answer.sql ?? "")")
    let never = try await ask("How many times did Hamilton have the best race pace in 2023?")
    #expect(never.rows == [[.int(0)]], "\(never.message) \(never.sql ?? "")")
  }

  @Test func `a bound may be on another value of the row`() async throws {
    // HAM has three.
    let answer = try await ask("Race pace with more than 10 laps used in Bahrain 2023")
    #expect(answer.rows.count == 2, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `the fastest and the slowest are the ends of a spread`() async throws {
    let answer = try await ask("Fastest and slowest lap times of Verstappen in Bahrain 2023 race")
    #expect(answer.sql?.contains("max(lap_time_s) - min(lap_time_s)") == true, "\(answer.message)")
  }

  @Test func `laps into and out of the pits can be left out`() async throws {
    let answer = try await ask(
      "And without pit laps", after: "Lap times of Verstappen in the Bahrain race 2023")
    #expect(answer.sql?.contains("is_in_lap") == true, "\(answer.message)")
  }

  @Test func `a team mate is who drove for the same team then`() async throws {
    let answer = try await ask(
      "And his team mate?", after: "Lap times of Verstappen in the Bahrain race 2023")
    #expect(answer.status == .answered, "\(answer.message)")
    #expect(answer.sql?.contains("mate.driver <> 'VER'") == true)
    // He had none.
    #expect(answer.rows.isEmpty)
  }

  @Test(arguments: [
    ("What about the next round?", "Who won in Bahrain 2023?", "round = 2"),
    ("And the race before?", "Who won in Saudi Arabia 2023?", "round = 1"),
    ("Winner of the race after Bahrain 2023", nil, "round = 2"),
  ])
  func `the next and the former race are told from the one before`(
    question: String, earlier: String?, filter: String
  ) async throws {
    let answer = try await SmallCopilot().ask(question, history: [earlier].compactMap(\.self))
    #expect(answer.sql?.contains(filter) == true, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `a year that the lake does not have is told, not replaced`() async throws {
    let answer = try await ask("Same for the year before", after: "Who won in Bahrain 2023?")
    #expect(answer.status == .clarify)
    #expect(answer.message.contains("2022"), "\(answer.message)")
  }

  @Test(arguments: ["And who came second?", "2nd"])
  func `after the winner another place may be asked for`(question: String) async throws {
    let answer = try await ask(question, after: "Who won in Bahrain 2023?")
    #expect(answer.sql?.contains("position = 2") == true, "\(answer.message)")
    #expect(answer.rows.count == 1, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `instead of the mean it is the median`() async throws {
    let answer = try await ask(
      "Median instead of mean", after: "Mean lap time of Verstappen in the Bahrain race 2023")
    #expect(answer.sql?.contains("median(lap_time_s)") == true, "\(answer.message)")
  }

  @Test(arguments: ["Only the top 2", "Top 2 only"])
  func `a follow-up may want fewer rows`(question: String) async throws {
    let answer = try await ask(question, after: "Race pace in the Bahrain race 2023")
    #expect(answer.rows.count == 2, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `a follow-up may want the same as a chart`() async throws {
    let first = try await ask("Race pace in the Bahrain race 2023")
    let again = try await ask("As a chart", after: "Race pace in the Bahrain race 2023")
    #expect(again.rows == first.rows, "\(again.message)")
    #expect(again.chart.kind == .bar)
  }

  @Test func `by whom is counted, also where that is part of a measure's name`() async throws {
    let answer = try await ask("Race wins per driver in 2023")
    #expect(answer.rows == [["VER", 2]], "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `a place with most often is that place`() async throws {
    let answer = try await ask("Who finished second most often in 2023?")
    #expect(answer.rows == [["LEC", 2]], "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `how many and who is answered by who`() async throws {
    let answer = try await ask(
      "How many drivers were on the podium in Bahrain 2023 and who were they?")
    #expect(answer.rows.count == 3, "\(answer.message) \(answer.sql ?? "")")
  }
}
