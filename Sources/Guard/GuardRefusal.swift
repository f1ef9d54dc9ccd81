/// Why a statement may not run, in one sentence that can be shown to whoever wrote it.
public struct GuardRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// What kind of rule it broke; the raw values are part of the API.
  public enum Reason: String, Sendable, CaseIterable {
    case empty
    case tooLong = "too_long"
    case tooDeep = "too_deep"
    case tooComplex = "too_complex"
    case badCharacter = "bad_character"
    case syntax
    case severalStatements = "several_statements"
    case notSelect = "not_select"
    case parameter
    /// A part of SQL that the guard does not know or does not allow.
    case construct
    case table
    case function
    case argument
    case type
    /// The engine found the statement wrong: an unknown column, types that do not fit.
    case binding
    /// The engine failed while it ran.
    case execution
    case deadline
    case memory
    case resultTooLarge = "result_too_large"
    case cancelled
    /// Too many queries wait already.
    case busy
    /// No engine is left: the process should be started anew.
    case unavailable
  }

  /// The rule.
  public let reason: Reason
  /// What is refused and what to do; never a path, a snapshot's name or a file's content.
  public let message: String
  /// Where in the text, where that is known.
  public let position: TextPosition?

  init(_ reason: Reason, _ message: String, at position: TextPosition? = nil) {
    self.reason = reason
    self.message = message
    self.position = position
  }

  /// The message, with the place in front of it.
  public var description: String {
    guard let position else { return message }
    return "line \(position.line), column \(position.column): \(message)"
  }
}
