/// What is being done for a question, for people who wait.
public struct AskProgress: Sendable, Equatable {
  /// The steps; the raw values are part of the API.
  public enum Stage: String, Sendable, CaseIterable {
    case reading, planning, model, checking, repairing, running
  }

  /// The step.
  public let stage: Stage
  /// The same in words.
  public let text: String

  /// A step.
  public init(_ stage: Stage, _ text: String) {
    self.stage = stage
    self.text = text
  }
}
