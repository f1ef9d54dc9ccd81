/// The server cannot be started.
public struct ServerError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Reason: Sendable, Equatable {
    /// The folder of the pages.
    case web
    /// The token, or that there is none.
    case token
    /// The address to listen on.
    case address
  }

  /// What kind of failure it is.
  public let reason: Reason
  /// What is wrong and what to do.
  public let description: String

  /// Makes an error of one sentence.
  public init(_ reason: Reason, _ description: String) {
    self.reason = reason
    self.description = description
  }
}
