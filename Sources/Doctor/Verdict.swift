/// What one check found.
public struct Verdict: Equatable, Sendable {
  /// How bad it is.
  public enum Status: String, Codable, Sendable {
    case ok
    /// Something does not work, or will not for long; the rest does.
    case warning
    /// A command that people need fails.
    case problem
    /// What it would look at is not there, which another check tells.
    case skipped
  }

  /// How bad it is.
  public let status: Status
  /// What is there, or what is wrong with it.
  public let found: String
  /// What to do; nil where there is nothing to do or ``found`` says it.
  public let advice: String?

  package init(status: Status, found: String, advice: String? = nil) {
    self.status = status
    self.found = found
    self.advice = advice
  }

  static func ok(_ found: String) -> Verdict { Verdict(status: .ok, found: found) }

  static func warning(_ found: String, advice: String? = nil) -> Verdict {
    Verdict(status: .warning, found: found, advice: advice)
  }

  static func problem(_ found: String, advice: String? = nil) -> Verdict {
    Verdict(status: .problem, found: found, advice: advice)
  }

  static func skipped(_ reason: String) -> Verdict {
    Verdict(status: .skipped, found: reason)
  }
}
