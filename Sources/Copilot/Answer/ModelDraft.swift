/// A question for a language model, with all that an engine needs to put it.
public struct ModelRequest: Sendable {
  /// As it was asked.
  public let question: String
  /// What the page has selected.
  public let context: AskContext
  /// Earlier questions of the conversation, the oldest first.
  public let history: [String]
  /// What the snapshot has.
  public let lake: LakeVocabulary
  /// The most rows that the answer may have.
  public let maxRows: Int
  /// Looks at SQL by the guard and lets the engine bind it, without giving rows.
  ///
  /// Gives what is wrong with it, in words that a model can mend it by; nil where it may run.
  public let check: @Sendable (_ sql: String) async -> String?
  /// Takes what is being done, for people who wait.
  public let progress: @Sendable (AskProgress) async -> Void
}

/// What a language model made of a question.
public struct ModelDraft: Sendable, Equatable {
  /// What came out.
  public enum Outcome: Sendable, Equatable {
    /// One SELECT that passed ``ModelRequest/check``; it is looked at once more before it runs.
    case sql(String)
    /// The question lacks something; the text asks back.
    case clarify(String)
    /// It is not about the lake, or asks for something that is never done.
    case refused(String)
  }

  /// What came out.
  public var outcome: Outcome
  /// One sentence: what the rows show.
  public var explanation: String
  /// What the question left open, and how it was taken.
  public var assumptions: [String]
  /// How rows may be drawn; checked against the rows. Nil leaves it to their types.
  public var chart: ChartChoice?
  /// What a reader should know of how it was made.
  public var warnings: [String]
  /// Questions that may be asked instead or next.
  public var suggestions: [String]

  /// A draft; what is left out is empty.
  public init(
    _ outcome: Outcome, explanation: String = "", assumptions: [String] = [],
    chart: ChartChoice? = nil, warnings: [String] = [], suggestions: [String] = []
  ) {
    self.outcome = outcome
    self.explanation = explanation
    self.assumptions = assumptions
    self.chart = chart
    self.warnings = warnings
    self.suggestions = suggestions
  }
}

/// A language model as the copilot sees it: one value for the whole process, whatever the snapshot.
public struct ModelEngine: Sendable {
  /// Makes SQL of a question.
  ///
  /// Throws ``ModelFailure`` where there is no usable draft. Cancelling the task ends the request to the model.
  public let draft: @Sendable (ModelRequest) async throws -> ModelDraft
  /// Whether the model can be asked now; answers within a second or two.
  public let health: @Sendable () async -> ModelHealth

  /// An engine of two calls.
  public init(
    draft: @escaping @Sendable (ModelRequest) async throws -> ModelDraft,
    health: @escaping @Sendable () async -> ModelHealth
  ) {
    self.draft = draft
    self.health = health
  }
}

/// Whether a model can be asked.
public struct ModelHealth: Sendable, Equatable {
  /// Whether its service answers.
  public let isReachable: Bool
  /// Its name, as in `llama3.2:3b`.
  public let model: String
  /// Whether the service has it.
  public let isPresent: Bool

  /// What was found.
  public init(isReachable: Bool, model: String, isPresent: Bool) {
    self.isReachable = isReachable
    self.model = model
    self.isPresent = isPresent
  }
}

/// Why a model gave nothing that can be used.
public struct ModelFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// Kinds that callers tell apart.
  public enum Reason: String, Sendable {
    /// Nobody answers at its address.
    case unreachable
    /// The service answers, but does not have the model.
    case missing
    /// It took too long.
    case slow
    /// Its answer cannot be read, or its SQL is wrong after the repair too.
    case unusable
  }

  /// Its kind.
  public let reason: Reason
  /// One sentence: what happened.
  public let message: String
  /// What to do.
  public let hint: String

  /// Makes one.
  public init(_ reason: Reason, _ message: String, hint: String) {
    self.reason = reason
    self.message = message
    self.hint = hint
  }

  /// The message and what to do.
  public var description: String { "\(message); \(hint)" }
}
