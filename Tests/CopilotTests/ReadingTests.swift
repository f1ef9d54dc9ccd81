import Copilot
import DuckDB
import Testing

/// What is read of a question beside its measure: who is meant, which statistic, in which order, of what. In the small season
/// VER wins both races of 2023, before LEC and HAM.
struct ReadingTests {
  private func ask(_ question: String, after earlier: String...) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question, history: earlier)
  }

  private func sql(_ question: String, after earlier: String...) async throws -> String {
    let answer = try await SmallCopilot().ask(question, history: earlier)
    return try #require(answer.sql, "\(answer.message)")
  }

  @Test(arguments: [
    ("How many wins did British drivers take in 2023?", "nationality = 'British'"),
    ("Race pace of those who stopped twice in Bahrain 2023", "pitstops = 2"),
    ("Race pace of the two-stoppers in Bahrain 2023", "pitstops = 2"),
    ("Mean sector times of Verstappen in the Bahrain 2023 race", "avg(sector1_time_s)"),
    ("Correlation of grid and finish in 2023", "corr(grid_position, position)"),
    ("Who finished right behind Verstappen in Bahrain 2023?", "driver_behind"),
  ])
  func `who is meant and what becomes of the values is in the query`(
    question: String, part: String
  ) async throws {
    let sql = try await sql(question)
    #expect(sql.contains(part), "\(sql)")
  }

  @Test func `an average and a maximum are both told`() async throws {
    let sql = try await sql(
      "Average and maximum lap time of Verstappen in the Bahrain 2023 race")
    #expect(sql.contains("avg(lap_time_s)") && sql.contains("max(lap_time_s)"), "\(sql)")
  }

  @Test(arguments: ["How many rows are in the laps table?", "Number of rows in the laps table"])
  func `rows of a table are those of all of the lake`(question: String) async throws {
    #expect(try await ask(question).rows == [[30]])
  }

  @Test func `how often one of two was before the other`() async throws {
    let answer = try await ask("How often did Verstappen finish ahead of Leclerc in 2023?")
    #expect(answer.rows.first?.contains(2) == true, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `slowest first is an order of all`() async throws {
    let answer = try await ask("Rank the drivers by race pace in Bahrain 2023, slowest first")
    let place = try #require(answer.fields.firstIndex { $0.name == "driver" })
    #expect(answer.rows.map { $0[place] } == ["HAM", "LEC", "VER"])
  }

  @Test func `two words written as one`() async throws {
    #expect(try await sql("racepace of Verstappen in Bahrain 2023").contains("gold.race_pace"))
  }

  @Test func `they are those of the answer before`() async throws {
    let sql = try await sql(
      "Where did each of them start?", after: "Who was on the podium in Bahrain 2023?")
    #expect(sql.contains("grid_position") && sql.contains("BETWEEN 1 AND 3"), "\(sql)")
  }

  @Test(arguments: [
    "What gear did Verstappen have for his race pace in Bahrain 2023?",
    "Which drivers had a race pace with two races of 2023 to go?",
    "What was the most a driver could score in a single race in 2023?",
    "What percentage slower than Verstappen was Hamilton's race pace in Bahrain 2023?",
    "Race pace of only those who used hards in Bahrain 2023",
  ])
  func `what no plan says is asked back`(question: String) async throws {
    let answer = try await ask(question)
    #expect(answer.status == .clarify, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `what will be is not predicted`() async throws {
    #expect(try await ask("Will Ferrari be champion in 2027?").status == .refused)
  }
}
