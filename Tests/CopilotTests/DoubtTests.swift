import Copilot
import DuckDB
import Testing

/// What makes the built-in engine unsure: something of the question that its plan would pass over. In the small season VER
/// wins both races of 2023, before LEC and HAM.
struct DoubtTests {
  private func ask(_ question: String, after earlier: String...) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question, history: earlier)
  }

  private func isUnsure(_ question: String) async throws {
    let answer = try await ask(question)
    #expect(answer.status == .clarify, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test(arguments: [
    "Race pace of P1 and P3 in Bahrain 2023",
    "Lap times of Verstappen in stint 1 and in stint 2 of Bahrain 2023",
    "The best and the highest fastest lap in Bahrain 2023 race",
  ])
  func `two different things of what there can be one`(question: String) async throws {
    try await isUnsure(question)
  }

  @Test(arguments: [
    "When did Verstappen have the best race pace in Bahrain 2023?",
    "Why was Leclerc's race pace in Bahrain 2023?",
    "How old was Hamilton's race pace in Bahrain 2023?",
  ])
  func `when, why and how old need a column that tells it`(question: String) async throws {
    try await isUnsure(question)
  }

  @Test(arguments: [
    "Race pace of Verstappen in Bahrain 2023 while he had used tyres",
    "Who had a better race pace than before in Bahrain 2023?",
  ])
  func `a condition or a comparison that no plan has`(question: String) async throws {
    try await isUnsure(question)
  }

  @Test func `a measure of seasons is not told for one event`() async throws {
    try await isUnsure(
      "Qualifying head to head record of Verstappen in the season, round 2 of 2023")
    try await isUnsure("Championship points after the qualifying in Bahrain 2023")
  }

  @Test func `best and worst of what is neither good nor bad`() async throws {
    try await isUnsure("Worst air temperature in Bahrain 2023 race")
    try await isUnsure("Worst deleted laps in Bahrain 2023 race")
  }

  @Test(arguments: [
    "Which team had the second best median lap time in Bahrain 2023?",
    "Points of Ferrari after each of the first two races of 2023",
  ])
  func `a number, a rank or rows that are of something else`(question: String) async throws {
    try await isUnsure(question)
  }

  @Test func `events in which something holds between two`() async throws {
    let ahead = try await ask("In which races of 2023 did Verstappen finish ahead of Leclerc?")
    #expect(ahead.rows.count == 2, "\(ahead.message) \(ahead.sql ?? "")")
    let behind = try await ask("In which races of 2023 did Verstappen finish behind Leclerc?")
    #expect(behind.rows.isEmpty, "\(behind.message) \(behind.sql ?? "")")
  }

  @Test func `who did something in every race is not who did it in any`() async throws {
    try await isUnsure("Which drivers had a race pace in every race of 2023?")
    let answer = try await ask("Which drivers won in every race of 2023?")
    #expect(answer.rows == [["VER"]], "\(answer.message)")
  }

  @Test func `somebody who was not named is asked for`() async throws {
    let answer = try await ask("How many laps did he do in Bahrain 2023 race?")
    #expect(answer.message.contains("“he”"), "\(answer.message)")
    let named = try await ask(
      "How many laps did he do?", after: "Race pace of Verstappen in Bahrain 2023")
    #expect(!named.message.contains("“he”"), "\(named.message)")
  }

  @Test func `how much needs the name of an amount`() async throws {
    try await isUnsure("How much does Verstappen earn?")
  }

  @Test(arguments: [
    "Please set Verstappen's points in Bahrain 2023 to 25", "Could you mail me the race pace?",
  ])
  func `a request to do something is refused`(question: String) async throws {
    #expect(try await ask(question).status == .refused)
  }

  @Test func `sprints left out leaves the races`() async throws {
    let answer = try await ask("Fastest laps in Bahrain 2023, sprints left out")
    #expect(answer.sql?.contains("session_code = 'R'") == true, "\(answer.message)")
  }

  @Test func `from best to worst is an order of all`() async throws {
    let answer = try await ask("Race pace in Bahrain 2023 from best to worst")
    #expect(answer.rows.count == 3, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `among the best two is a place`() async throws {
    let answer = try await ask("In how many races of 2023 did Leclerc finish in the top two?")
    #expect(answer.rows == [[2]], "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `each car of a team is its drivers`() async throws {
    let answer = try await ask("Race pace of each Mercedes in Bahrain 2023")
    #expect(answer.rows.first?.contains("HAM") == true, "\(answer.message) \(answer.sql ?? "")")
  }

  @Test func `a sentence that asks nothing is passed over`() async throws {
    let answer = try await ask(
      "I have recently begun following motorsport. Who won the Bahrain race 2023?")
    #expect(answer.rows.first?.contains("VER") == true, "\(answer.message)")
  }

  @Test func `another form of a known word is known`() async throws {
    let answer = try await ask("Who was achieving the fastest lap in the Bahrain race 2023?")
    #expect(answer.rows.first?.contains("VER") == true, "\(answer.message)")
  }

  @Test(arguments: [
    // A number of rows is no lap, a mean of all no mean per bin, and what took longest is not counted.
    "Whose visit took longest to the pits in Bahrain 2023?",
    "How far off was his team mate in Bahrain 2023?",
    "Which races were won by the same man in 2023?",
    "Was Hamilton ever leading the championship in 2023?",
  ])
  func `what a plan of rows does not say`(question: String) async throws {
    try await isUnsure(question)
  }
}
