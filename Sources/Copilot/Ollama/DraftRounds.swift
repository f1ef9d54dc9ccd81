/// The rounds of one question: a reply, a look at its SQL, and one repair.
struct DraftRounds {
  private let client: OllamaClient
  private let request: ModelRequest
  private let builder: PromptBuilder
  private let context: Int

  // What a repair adds: the first reply and what was wrong with it.
  private static let repairTokens = 900

  /// - Parameter context: tokens that prompt and reply may take.
  init(
    _ client: OllamaClient, _ request: ModelRequest, _ builder: PromptBuilder, context: Int
  ) {
    self.client = client
    self.request = request
    self.builder = builder
    self.context = context
  }

  func draft() async throws -> ModelDraft {
    let replyTokens = min(client.settings.limits.replyTokens, context / 4)
    let room = context - replyTokens - min(Self.repairTokens, context / 4)
    guard let prompt = builder.prompt(tokens: room) else {
      throw OllamaError(
        .promptTooLong, "the question does not fit the model's context of \(context) tokens",
        hint: "ask a shorter question, or set OLLAMA_MODEL to a model with a larger context")
    }
    var messages = prompt.messages
    let first = try await round(messages, replyTokens)
    if let draft = first.draft { return finish(draft, isRepaired: false) }
    await request.progress(AskProgress(.repairing, "Mending it: \(first.problem)"))
    messages.append(.assistant(Self.shortened(first.text)))
    messages.append(.user(PromptRules.repair(first.problem)))
    let second = try await round(messages, replyTokens)
    if let draft = second.draft { return finish(draft, isRepaired: true) }
    throw OllamaError(
      .unusable, "\(client.settings.model) wrote nothing that can be used (\(second.problem))",
      hint: "ask in other words, or set OLLAMA_MODEL to a larger model")
  }

  private struct Round {
    let text: String
    let draft: ModelDraft?
    let problem: String
  }

  private func round(_ messages: [OllamaChat.Message], _ replyTokens: Int) async throws -> Round {
    let model = client.settings.model
    await request.progress(AskProgress(.model, "\(model) reads the question"))
    let chat = OllamaChat(
      messages: messages, context: Self.step(for: messages, replyTokens, context),
      reply: replyTokens)
    let reply = try await client.chat(chat) { pieces in
      await request.progress(AskProgress(.model, "\(model) writes (\(pieces) tokens)"))
    }
    let draft: ModelDraft
    do {
      draft = try DraftReader.draft(reply.text)
    } catch {
      let problem =
        reply.isCut
        ? "The reply was cut off after \(replyTokens) tokens: write less." : error.text
      return Round(text: reply.text, draft: nil, problem: problem)
    }
    guard case .sql(let sql) = draft.outcome else {
      return Round(text: reply.text, draft: draft, problem: "")
    }
    await request.progress(AskProgress(.checking, "Checking the SQL"))
    guard let problem = await request.check(sql) else {
      return Round(text: reply.text, draft: draft, problem: "")
    }
    return Round(
      text: reply.text, draft: nil, problem: PromptText.visible(problem.collapsed, 600))
  }

  private func finish(_ draft: ModelDraft, isRepaired: Bool) -> ModelDraft {
    var draft = draft
    guard case .sql = draft.outcome else { return draft }
    draft.warnings.append(
      "\(client.settings.model) wrote this SQL: look at it before you rely on it.")
    if isRepaired { draft.warnings.append("Its first attempt was wrong and was mended.") }
    return draft
  }

  /// The context to ask for: Ollama loads a model anew for another one, so it goes up in few steps.
  private static func step(
    for messages: [OllamaChat.Message], _ replyTokens: Int, _ most: Int
  ) -> Int {
    let needed = messages.reduce(replyTokens) { $0 + PromptText.tokens($1.content) + 16 }
    var step = 4096
    while step < needed, step < most { step *= 2 }
    return min(step, most)
  }

  // A reply that ran away is not sent back whole.
  private static func shortened(_ text: String) -> String { String(text.prefix(1500)) }
}
