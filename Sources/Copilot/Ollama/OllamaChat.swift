internal import Foundation

/// A conversation for `/api/chat`.
struct OllamaChat: Sendable {
  struct Message: Codable, Sendable, Equatable {
    let role: String
    let content: String

    static func system(_ text: String) -> Message { Message(role: "system", content: text) }
    static func user(_ text: String) -> Message { Message(role: "user", content: text) }
    static func assistant(_ text: String) -> Message { Message(role: "assistant", content: text) }
  }

  private struct Options: Encodable {
    let num_ctx: Int
    let num_predict: Int
    let temperature = 0
    let seed = 1
  }

  let messages: [Message]
  /// Tokens that the prompt and the reply may take together.
  let context: Int
  /// Tokens of the reply.
  let reply: Int

  /// The request's body.
  ///
  /// The schema goes in as it is written, since models fill in its fields in that order. A prompt that is too long is to
  /// be an error, not to be cut in silence; versions that do not know `truncate` and `shift` pass over them.
  func body(model: String) throws -> [UInt8] {
    let encode = { (value: any Encodable) in
      String(decoding: try OllamaMessage.encode(value), as: UTF8.self)
    }
    let options = Options(num_ctx: context, num_predict: reply)
    return Array(
      """
      {"model":\(try encode(model)),"messages":\(try encode(messages)),"stream":true,"think":false,\
      "truncate":false,"shift":false,"format":\(DraftSchema.json),"options":\(try encode(options))}
      """.utf8)
  }
}

/// What a model wrote.
struct OllamaReply: Sendable, Equatable {
  var text = ""
  /// In how many pieces it came, about one for a token.
  var pieces = 0
  /// Whether it was ended by a limit on its length.
  var isCut = false
  /// Tokens of the prompt as the service counted them; nil where it does not say.
  var promptTokens: Int?
}

/// One line of the stream.
private struct ChatLine: Decodable {
  struct Message: Decodable { let content: String? }

  let message: Message?
  let done: Bool?
  let done_reason: String?
  let prompt_eval_count: Int?
  let error: ErrorText?
}

extension OllamaClient {
  /// Lets the model write the next message.
  ///
  /// - Parameter progress: takes the number of pieces that have come, now and then.
  func chat(
    _ chat: OllamaChat, _ progress: @escaping @Sendable (Int) async -> Void
  ) async throws -> OllamaReply {
    let limits = settings.limits
    let settings = settings
    let call = Call(path: "/api/chat", body: try chat.body(model: settings.model))
    let time = Patience.Limits(
      first: limits.first, silence: limits.silence, total: limits.total)
    return try await lines(
      call, time,
      { (reply: inout OllamaReply, bytes: [UInt8]) in
        let line = try OllamaMessage.decode(ChatLine.self, bytes)
        if let error = line.error { throw OllamaError.reported(500, error.text, settings) }
        reply.text += line.message?.content ?? ""
        guard reply.text.utf8.count <= limits.replyBytes else { throw LineCutter.TooLong() }
        reply.pieces += 1
        if reply.pieces % 64 == 1 { await progress(reply.pieces) }
        reply.isCut = line.done_reason == "length"
        reply.promptTokens = line.prompt_eval_count
        return line.done == true
      }, into: OllamaReply())
  }
}
