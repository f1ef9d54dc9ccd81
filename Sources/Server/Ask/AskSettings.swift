public import Copilot

/// How a server answers questions.
public struct AskSettings: Sendable {
  /// The words and metrics that questions are read by; nil where no project was found, and questions are refused.
  public var semantics: SemanticLayer?
  /// Engine, rows and time.
  public var options = Copilot.Options()
  /// The language model; nil leaves the built-in engine alone.
  public var model: ModelEngine?
  /// Keeps a question with SQL that was checked and run, and gives its name; nil keeps none.
  public var keep: (@Sendable (_ ask: Ask, _ sql: String) async throws -> String)?
  /// Whether a snapshot is made ready for questions before it is served, instead of at the first one.
  public var isEager = false
  /// Where questions are passed on to; nil answers them here.
  public var service: AskService?

  /// Answers nothing until semantics are set.
  public init() { options.engine = .builtin }
}

/// Another process that answers questions, as `f1lake serve ai` does.
public struct AskService: Sendable, Equatable {
  /// Its base, such as `http://localhost:8000`, without a slash at its end.
  public let url: String
  let token: String?

  /// A service by its address.
  ///
  /// - Parameter tokenFile: a file whose first line is the token that the service wants.
  /// - Throws: ``ServerError`` where the address is no http URL of a host, or the file holds no token.
  public init(url: String, tokenFile: String? = nil) throws {
    let text = url.hasSuffix("/") ? String(url.dropLast()) : url
    guard
      text.wholeMatch(
        of: /https?:\/\/(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?(?:\/[A-Za-z0-9._\/-]*)?/)
        != nil
    else {
      throw ServerError(
        .address, "AI_SERVICE_URL must be like http://localhost:8000: a host, and no user or query")
    }
    self.url = text
    token = try tokenFile.map(AccessToken.text(file:))
  }
}
