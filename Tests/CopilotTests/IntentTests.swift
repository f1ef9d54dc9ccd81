import Copilot
import Foundation
import TestSupport
import Testing

/// What a question asks for, told by the words of others that asked for the same.
struct IntentTests {
  private static let examples: [IntentTraining.Example] = [
    ("wins", "who won the most races in <year>"), ("wins", "most victories of <year>"),
    ("wins", "who won in <event>"), ("wins", "how many victories has <driver>"),
    ("wins", "which team won the most"), ("wins", "victories by team"),
    ("pit_stops", "who stopped the most in <event>"),
    ("pit_stops", "how many stops did <driver> make"),
    ("pit_stops", "which team stopped the most"), ("pit_stops", "stops by team"),
    ("pit_stops", "who made the fewest stops"), ("nothing", "who will win tomorrow"),
  ].map { .init(metric: $0.0, words: $0.1.split(separator: " ").map(String.init)) }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  @Test func `words that were used for a metric tell it`() {
    let model = IntentTraining(Self.examples).model()
    #expect(model.guesses(words("victories of <driver>")).first?.metric == "wins")
    #expect(model.guesses(words("stops of the <team> cars")).first?.metric == "pit_stops")
  }

  @Test func `words that nobody used tell nothing`() {
    #expect(IntentTraining(Self.examples).model().guesses(words("colour of helmets")).isEmpty)
  }

  @Test func `weights are the same after writing and reading them`() throws {
    let folder = try TemporaryFolder()
    let model = IntentTraining(Self.examples).model()
    let path = "\(folder.path)/intents.tsv"
    try model.text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try IntentModel(file: path).text == model.text)
  }

  @Test(arguments: [
    ("", "intents.tsv:1"), ("wins\tstops\n0\nword\t1\n", "intents.tsv:2"),
    ("wins\n0\nword\t1\t7:2.0\n", "intents.tsv:3"), ("wins\n0\nword\tmuch\n", "intents.tsv:3"),
  ])
  func `damaged weights are named by file and line`(text: String, place: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/intents.tsv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: CopilotError.self) { try IntentModel(file: path) }
    #expect(error?.message.contains(place) == true, "\(error?.message ?? "")")
  }

  @Test func `a line without a metric is named`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/phrasings.tsv"
    try "# remark\nwins\tmost victories\nmost stops\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: CopilotError.self) { try IntentTraining.examples(file: path) }
    #expect(error?.message.contains("phrasings.tsv:3") == true)
  }

  /// Processors round differently, so that a hundredth may be another one elsewhere; what is told must not be.
  @Test func `the weights of the project are those of its phrasings`() throws {
    let folder = Package.transform + "/semantic"
    let examples = try IntentTraining.examples(file: "\(folder)/phrasings.tsv")
    let kept = try IntentModel(file: "\(folder)/intents.tsv")
    let made = IntentTraining(examples).model()
    let told = examples.count { example in
      kept.guesses(example.words).first?.metric == made.guesses(example.words).first?.metric
    }
    #expect(Double(told) >= 0.995 * Double(examples.count), "run make intents")
  }

  @Test func `metrics of phrasings are metrics of the project`() throws {
    let folder = Package.transform + "/semantic"
    let known = Set(try SemanticLayer(folder: folder).metrics.keys).union([IntentModel.nothing])
    let named = Set(try IntentTraining.examples(file: "\(folder)/phrasings.tsv").map(\.metric))
    #expect(named.subtracting(known).isEmpty)
  }
}

/// Questions without any phrase that the project knows. In the small season VER wins both races of 2023, before LEC and HAM.
struct IntentQuestionTests {
  private func ask(_ question: String) async throws -> CopilotAnswer {
    try await SmallCopilot().ask(question)
  }

  @Test(arguments: [
    ("Which drivers took the silverware in Bahrain 2023?", "position <= 3"),
    ("Total trophies for first place, Ferrari, 2023", "position = 1"),
    ("Quick one before we go on air: who won in Bahrain in 2023?", "position = 1"),
  ])
  func `others asked for it in such words`(question: String, part: String) async throws {
    let answer = try await ask(question)
    #expect(answer.sql?.contains(part) == true, "\(answer.message)")
  }

  @Test func `words that are passed over are told`() async throws {
    let answer = try await ask("Which drivers took the silverware in Bahrain 2023?")
    #expect(answer.assumptions.contains("“silverware” is passed over"), "\(answer.assumptions)")
  }

  @Test(arguments: [
    "How much does Ferrari pay Leclerc a year?", "Please drop the laps of 2023, they look corrupt",
  ])
  func `what others asked in vain is refused`(question: String) async throws {
    #expect(try await ask(question).status == .refused)
  }

  @Test(arguments: [
    "senna race pace bahrain 23", "Race pace of Villeneuve in Bahrain 2023",
    "Speed of Hamilton halfway around his best lap in Bahrain 2023",
  ])
  func `a name or a part that is not known is not passed over`(question: String) async throws {
    let answer = try await ask(question)
    #expect(answer.status != .answered, "\(answer.sql ?? "")")
  }
}
