internal import DuckDB
internal import Guard

/// One question on its way through the engines.
struct EngineRun: Sendable {
  let copilot: Copilot
  let ask: Ask
  let progress: @Sendable (AskProgress) async -> Void

  func answer() async throws -> CopilotAnswer {
    await progress(AskProgress(.reading, "reading the question"))
    switch ask.engine ?? copilot.options.engine {
    case .ollama: return try await modelAnswer()
    case .builtin: return try await builtinAnswer(orElse: nil)
    case .auto: return try await builtinAnswer(orElse: copilot.model)
    }
  }

  /// The planner's answer; where it is not sure, that of `model`.
  private func builtinAnswer(orElse model: ModelEngine?) async throws -> CopilotAnswer {
    let conversation = Conversation(ask, copilot.planner)
    await progress(AskProgress(.planning, "planning the query"))
    switch conversation.planning {
    case .refused(let why): return CopilotAnswer(.refused, why, ask.question, engine: .builtin)
    case .clarify(let text): return clarify(text, isUnderstood: true, conversation)
    case .unsure(let why):
      guard model != nil else { return clarify(why, isUnderstood: false, conversation) }
      return try await modelAnswer(insteadOf: clarify(why, isUnderstood: false, conversation))
    case .plan(var plan):
      plan.assumptions += conversation.assumptions
      do {
        return try await planned(plan)
      } catch let refusal as GuardRefusal where refusal.isOfStatement {
        // A mistake of the planner: its SQL cannot run.
        let why = "I understood the question, but the lake cannot answer it in that form."
        let instead = clarify(why, isUnderstood: false, conversation)
        return model == nil ? instead : try await modelAnswer(insteadOf: instead)
      }
    }
  }

  private func planned(_ plan: QueryPlan) async throws -> CopilotAnswer {
    await progress(AskProgress(.checking, "checking the query"))
    let query = try await checked(plan.sql)
    await progress(AskProgress(.running, "running the query"))
    var answer = CopilotAnswer(.answered, "", ask.question, engine: .builtin)
    answer.metric = plan.metric
    answer.assumptions = plan.assumptions
    answer.explanation = plan.explanation
    try await run(
      query, plan.chart, metric: copilot.semantics.metrics[plan.metric], into: &answer)
    return answer
  }

  private func clarify(
    _ text: String, isUnderstood: Bool, _ conversation: Conversation
  ) -> CopilotAnswer {
    var answer = CopilotAnswer(.clarify, text, ask.question, engine: .builtin)
    answer.suggestions = copilot.suggestions.near(
      ask, isUnderstood: isUnderstood, turn: conversation.turn, after: conversation.before)
    return answer
  }

  /// The model's answer.
  ///
  /// - Parameter fallback: what is said where the model fails, with a warning; nil where it alone was to answer.
  private func modelAnswer(
    insteadOf fallback: CopilotAnswer? = nil
  ) async throws -> CopilotAnswer {
    do {
      return try await drafted()
    } catch let failure as ModelFailure {
      guard var answer = fallback else { throw failure }
      answer.warnings.append("The language model did not help: \(failure).")
      return answer
    }
  }

  private func drafted() async throws -> CopilotAnswer {
    guard let model = copilot.model else {
      throw ModelFailure(
        .missing, "no language model is set up here", hint: "ask with the engine builtin")
    }
    let draft = try await model.draft(request)
    var answer: CopilotAnswer
    switch draft.outcome {
    case .refused(let why): answer = CopilotAnswer(.refused, why, ask.question, engine: .ollama)
    case .clarify(let text): answer = CopilotAnswer(.clarify, text, ask.question, engine: .ollama)
    case .sql(let sql):
      answer = CopilotAnswer(.answered, "", ask.question, engine: .ollama)
      answer.explanation = draft.explanation
      do {
        let query = try await checked(sql)
        await progress(AskProgress(.running, "running the query"))
        try await run(query, draft.chart, metric: nil, into: &answer)
      } catch let refusal as GuardRefusal where refusal.isOfStatement {
        throw ModelFailure(
          .unusable, "the model's SQL cannot run: \(refusal.message)",
          hint: "ask in other words, or with the engine builtin")
      }
    }
    answer.assumptions += draft.assumptions
    answer.warnings += draft.warnings
    answer.suggestions += draft.suggestions
    return answer
  }

  private var request: ModelRequest {
    ModelRequest(
      question: ask.question, context: ask.context, history: ask.history, lake: copilot.lake,
      maxRows: copilot.options.maxRows, check: { await self.mistake(in: $0) }, progress: progress)
  }
}
