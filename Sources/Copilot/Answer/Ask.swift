internal import Foundation

/// Which engine reads a question.
public enum EngineChoice: String, Sendable, CaseIterable {
  /// The planner alone.
  case builtin
  /// The language model alone.
  case ollama
  /// The planner where it is sure, else the model.
  case auto
}

/// A question, and what it is asked beside.
public struct Ask: Sendable, Equatable {
  /// Characters that a question may have.
  public static let mostCharacters = 1000
  /// Earlier questions that are read again for one that follows them.
  public static let mostHistory = 10

  /// As it was asked.
  public let question: String
  /// What the page has selected.
  public let context: AskContext
  /// Earlier questions of the conversation, the oldest first.
  public let history: [String]
  /// Nil leaves it to the copilot's own setting.
  public let engine: EngineChoice?

  /// A question within bounds.
  ///
  /// - Throws: ``CopilotError`` of kind `question` that says which bound it breaks.
  public init(
    _ question: String, context: AskContext = AskContext(), history: [String] = [],
    engine: EngineChoice? = nil
  ) throws(CopilotError) {
    self.question = question.trimmingCharacters(in: .whitespacesAndNewlines)
    self.context = context
    self.history = history
    self.engine = engine
    guard !self.question.isEmpty else { throw CopilotError(.question, "the question is empty") }
    guard history.count <= Self.mostHistory else {
      throw CopilotError(
        .question, "history may have \(Self.mostHistory) questions: send the last ones")
    }
    for text in history + [self.question] where text.unicodeScalars.count > Self.mostCharacters {
      throw CopilotError(
        .question, "a question may have \(Self.mostCharacters) characters: ask for one thing")
    }
    try Self.check(context)
  }

  private static func check(_ context: AskContext) throws(CopilotError) {
    let codes = ["FP1", "FP2", "FP3", "SQ", "S", "Q", "R"]
    if let code = context.sessionCode, !codes.contains(code) {
      throw CopilotError(
        .question, "session_code must be one of \(codes.joined(separator: ", "))")
    }
    if let season = context.season, !(1950...2100).contains(season) {
      throw CopilotError(.question, "season must be a year from 1950 to 2100")
    }
    if let round = context.round, !(1...99).contains(round) {
      throw CopilotError(.question, "round must be a number from 1 to 99")
    }
  }
}
