internal import ArgumentParser
internal import Copilot
internal import Foundation
internal import Lake
internal import Server

/// `f1lake ask`.
struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Answer a question in words from the current snapshot.",
    discussion: #"f1lake ask "Who had the fastest lap in Bahrain in 2023?""#)

  @OptionGroup var root: DataRootOptions
  @OptionGroup var words: SemanticOptions
  @OptionGroup var model: ModelOptions

  @Option(help: "The season that is meant where the question names none.")
  var season: Int?

  @Option(help: "The round that is meant where the question names no event.")
  var round: Int?

  @Option(help: "The session that is meant where the question names none: FP1 FP2 FP3 SQ S Q R.")
  var session: String?

  @Option(
    help: ArgumentHelp(
      "A question that was asked before this one, the oldest first; may be given again.",
      valueName: "question"))
  var after: [String] = []

  @Flag(help: "Print JSON, as the API answers.")
  var json = false

  @Flag(help: "Print the SQL alone.")
  var sql = false

  @Argument(help: "The question, in English.")
  var question: String

  func run() async throws {
    let ask = try Ask(
      question, context: AskContext(season: season, round: round, sessionCode: session),
      history: after)
    let data = try root.open()
    let reader = try SnapshotStore(directory: data.warehouse).openReader(bronze: data.bronze)
    var options = Copilot.Options()
    options.engine = model.engine
    options.maxRows = try words.maxRows(root)
    let ollama = try words.ollama(root, data)
    let answer: CopilotAnswer
    do {
      try await model.load(ollama)
      let copilot = try await Copilot.open(
        try words.semantics(root), reader, bronze: data.bronze,
        model: model.engine == .builtin ? nil : ollama.engine, options: options)
      answer = try await copilot.ask(ask, progress: Self.tell)
    } catch {
      try await ollama.close()
      throw error
    }
    try await ollama.close()
    show(answer)
    withExtendedLifetime(reader) {}
    if answer.status != .answered { throw ExitReason.notAnswered }
  }

  /// Models take their time; whoever waits at a terminal is told.
  private static func tell(_ step: AskProgress) async {
    guard step.stage == .model || step.stage == .repairing, Terminal.isWatchingErrors else {
      return
    }
    writeError("\(step.text)\n")
  }

  private func show(_ answer: CopilotAnswer) {
    if json {
      writeOutput(String(decoding: AnswerJSON.json(answer).bytes, as: UTF8.self) + "\n")
    } else if sql, let sql = answer.sql {
      writeOutput(sql + "\n")
    } else {
      writeOutput(AnswerText(answer, width: Terminal()?.size.width).text)
    }
  }
}
