/// Why Ollama gave nothing that can be used.
struct OllamaError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Kinds that the engine and the tests tell apart.
  enum Kind: String, Sendable {
    case unreachable
    /// Something answers at the address, but it is no Ollama.
    case stranger
    case missing
    case busy
    case slow
    /// The prompt does not fit the model's context.
    case promptTooLong
    case replyTooLong
    /// What came is no JSON, or ends in the middle.
    case garbled
    /// Ollama reports an error of its own.
    case failed
    /// The model's own work is of no use.
    case unusable
  }

  let kind: Kind
  /// One sentence: what happened.
  let message: String
  /// What to do.
  let hint: String

  init(_ kind: Kind, _ message: String, hint: String) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  var description: String { "\(message); \(hint)" }

  /// As the copilot tells it.
  var failure: ModelFailure {
    switch kind {
    case .unreachable, .stranger: ModelFailure(.unreachable, message, hint: hint)
    case .missing: ModelFailure(.missing, message, hint: hint)
    case .busy, .slow: ModelFailure(.slow, message, hint: hint)
    case .promptTooLong, .replyTooLong, .garbled, .failed, .unusable:
      ModelFailure(.unusable, message, hint: hint)
    }
  }
}

extension OllamaError {
  static func unreachable(_ host: OllamaHost, _ reason: String) -> OllamaError {
    OllamaError(
      .unreachable, "Ollama cannot be reached at \(host) (\(reason))",
      hint: "start it with “ollama serve”, or set OLLAMA_HOST")
  }

  static func stranger(_ host: OllamaHost, _ what: String) -> OllamaError {
    OllamaError(
      .stranger, "what answers at \(host) is not Ollama (\(what))",
      hint: "set OLLAMA_HOST to Ollama's address")
  }

  static func missing(_ model: String) -> OllamaError {
    OllamaError(
      .missing, "Ollama does not have the model \(model)",
      hint: "run “ollama pull \(model)”, or set OLLAMA_MODEL")
  }

  static func slow(_ what: String, _ limit: Duration) -> OllamaError {
    OllamaError(
      .slow, "\(what) within \(limit.formatted)",
      hint: "try again when the machine is less busy, or set OLLAMA_MODEL to a smaller model")
  }

  /// What an answer with another status than 200 means, or an error within a stream.
  ///
  /// - Parameter text: the service's own words; nil where it is not in Ollama's form.
  static func reported(
    _ status: Int, _ text: String?, _ settings: OllamaSettings
  ) -> OllamaError {
    guard let text else { return stranger(settings.host, "it answered \(status)") }
    let words = text.lowercased()
    if words.contains("not found"), words.contains("model") { return missing(settings.model) }
    if words.contains("context"), words.contains("exceed") {
      return OllamaError(
        .promptTooLong, "the question and its tables do not fit the model's context (\(text))",
        hint: "ask a shorter question, or set OLLAMA_MODEL to a model with a larger context")
    }
    if status == 503 || status == 429 {
      return OllamaError(.busy, "Ollama is busy (\(text))", hint: "try again")
    }
    let isLarge = words.contains("memory")
    return OllamaError(
      .failed, "Ollama reports: \(text)",
      hint: isLarge
        ? "set OLLAMA_MODEL to a smaller model"
        : "look at Ollama's log, or set OLLAMA_MODEL to another model")
  }
}

extension Duration {
  /// As people say it, in seconds or milliseconds.
  fileprivate var formatted: String {
    self < .seconds(1)
      ? "\(Int(self / .milliseconds(1))) ms" : "\(Int(self / .seconds(1))) s"
  }
}
