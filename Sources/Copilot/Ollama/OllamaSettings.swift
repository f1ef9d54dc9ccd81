public import Lake

/// Which model answers, and where.
public struct OllamaSettings: Sendable {
  /// The model where `OLLAMA_MODEL` names none.
  public static let standardModel = "llama3.2:3b"

  /// The address of the service.
  public let host: OllamaHost
  /// The model's name with its tag.
  public let model: String
  /// Bounds on time and size.
  package var limits: OllamaLimits

  /// Values that are at hand.
  ///
  /// - Throws: ``CopilotError`` of kind `model` where the name cannot be that of a model.
  package init(
    host: OllamaHost = .standard, model: String = standardModel,
    limits: OllamaLimits = OllamaLimits()
  ) throws(CopilotError) {
    guard !model.isEmpty, model.utf8.count <= 200,
      model.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-:/".contains($0)) })
    else {
      throw CopilotError(
        .model, "OLLAMA_MODEL is “\(model.prefix(100))”; give a model's name, such as llama3.2:3b")
    }
    self.host = host
    self.model = model
    self.limits = limits
  }

  /// The settings `OLLAMA_HOST` and `OLLAMA_MODEL`.
  ///
  /// - Throws: ``CopilotError`` of kind `model` for a value that cannot be.
  public init(_ settings: Settings) throws(CopilotError) {
    try self.init(
      host: try OllamaHost(settings[.ollamaHost] ?? ""),
      model: settings[.ollamaModel] ?? Self.standardModel)
  }
}

/// Bounds on what a model may take, in time and in bytes; tests put in their own.
package struct OllamaLimits: Sendable {
  /// Time to make a connection.
  package var connect = Duration.seconds(5)
  /// Until the first piece of a reply: the model may have to be loaded, and reads the prompt.
  package var first = Duration.seconds(180)
  /// Between two pieces of a reply.
  package var silence = Duration.seconds(60)
  /// A whole reply.
  package var total = Duration.seconds(300)
  /// A question about the service or its models.
  package var lookup = Duration.seconds(2)
  /// Between two reports of a download.
  package var pullSilence = Duration.seconds(120)
  /// A whole download.
  package var pullTotal = Duration.seconds(24 * 3600)
  /// Connections at once, one for each question: Ollama has a queue of its own, and one before it would hold up the
  /// short questions about the service as well.
  package var connections = 100
  /// Bytes of one line of a stream.
  package var lineBytes = 256 << 10
  /// Bytes of all that the model writes for one question.
  package var replyBytes = 64 << 10
  /// Bytes of one answer of the service, with all that stands around the reply.
  package var streamBytes = 16 << 20
  /// The largest context that is asked for, in tokens; memory grows with it.
  package var context = 8192
  /// Tokens of a reply.
  package var replyTokens = 1024

  /// What is right for a model of some billion parameters on a laptop.
  package init() {}
}
