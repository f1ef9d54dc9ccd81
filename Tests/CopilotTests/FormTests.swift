import Copilot
import DuckDB
import Testing

/// The forms in which people ask: yes or no, within a gap, both cars, the last time, how often. In the small season VER
/// wins both races, before LEC and HAM; their race paces are a second apart.
struct FormTests {
  private func ask(_ question: String) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question)
  }

  /// The values of a column.
  private func values(_ name: String, _ answer: CopilotAnswer) throws -> [Value] {
    let place = try #require(answer.fields.firstIndex { $0.name == name }, "\(answer.message)")
    return answer.rows.map { $0[place] }
  }

  @Test(arguments: [
    "yo who won bahrain 2023 lol", "hey guys, quick question: who actually won in Bahrain 2023 pls",
    "Ladies and gentlemen, could you remind our viewers who won in Bahrain in 2023?",
    "Honestly, I was wondering who took the win in Bahrain 2023, thanks",
  ])
  func `what people say besides changes nothing`(question: String) async throws {
    #expect(try values("driver", await ask(question)) == ["VER"])
  }

  @Test func `yes or no is told of who is named, also where it is no`() async throws {
    let answer = try await ask("Was Leclerc the winner in Bahrain 2023?")
    #expect(try values("driver", answer) == ["LEC"])
    #expect(try values("is_winner", answer) == [false])
  }

  @Test func `yes or no over a season is how often`() async throws {
    #expect(try values("wins", await ask("Did Verstappen win a race in 2023?")) == [2])
    #expect(try values("wins", await ask("Did Leclerc win a race in 2023?")) == [0])
  }

  @Test func `a place in a question of yes or no does not pick the row`() async throws {
    #expect(try values("position", await ask("Did Hamilton finish second in Bahrain 2023?")) == [3])
  }

  @Test func `a guess at the answer picks nothing`() async throws {
    #expect(
      try values("driver", await ask("Who won in Bahrain 2023, was it Leclerc?")) == ["VER"])
  }

  @Test func `within is within of the best`() async throws {
    let listed = try await ask(
      "Which drivers were within a second of the best race pace in Bahrain 2023?")
    #expect(try values("driver", listed) == ["VER", "LEC"])
    let counted = try await ask(
      "How many drivers had a race pace within 15 tenths of the best in Bahrain 2023?")
    #expect(counted.rows == [[2]])
  }

  @Test func `within of each other is told by no column`() async throws {
    let answer = try await ask(
      "Which drivers were within a second of each other in race pace in Bahrain 2023?")
    #expect(answer.status == .clarify)
  }

  @Test func `what covers the first few is the last less the first`() async throws {
    let answer = try await ask("What covered the top three by race pace in Bahrain 2023?")
    #expect(answer.rows == [[2.0]])
  }

  @Test func `both cars are two of a team`() async throws {
    let answer = try await ask("Which team had both cars on the podium in Bahrain 2023?")
    #expect(answer.sql?.contains("HAVING count(DISTINCT driver) = 2") == true)
    #expect(answer.rows.isEmpty)
  }

  @Test func `the last time is looked for in all seasons`() async throws {
    let last = try await ask("When did Verstappen last win?")
    #expect(try values("round", last) == [2])
    #expect(try values("round", await ask("When was Verstappen's first win?")) == [1])
  }

  @Test func `once and twice are how often`() async throws {
    #expect(try values("driver", await ask("Who won twice in 2023?")) == ["VER"])
    #expect(try await ask("Who won once in 2023?").rows.isEmpty)
  }

  @Test func `how many drivers is each of them once`() async throws {
    #expect(try await ask("How many drivers won a race in 2023?").rows == [[1]])
  }

  @Test func `quicker than another shows both`() async throws {
    let answer = try await ask(
      "Was Verstappen quicker than Leclerc over the race in Bahrain 2023?")
    #expect(answer.metric == "race_pace")
    #expect(try values("difference", answer) == [-1.0])
  }

  @Test func `the lowest place has the largest number`() async throws {
    let answer = try await ask("Who had the lowest finishing position in Bahrain 2023?")
    #expect(try values("driver", answer) == ["HAM"])
  }

  @Test func `a short word of its own is not taken for another`() async throws {
    // "lean" is one letter from "lead".
    let answer = try await ask("Who had the best lean in Bahrain 2023?")
    #expect(answer.status == .clarify)
    #expect(answer.message.contains("lean"))
  }
}
