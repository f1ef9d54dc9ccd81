internal import Copilot
internal import Guard
internal import HTTPTypes
internal import Hummingbird

/// `POST /api/v1/ask` of the dashboard and `POST /ask` of the service: a question in words.
struct AskEndpoint: Sendable {
  let surroundings: Surroundings
  /// Nil answers here.
  let relay: AskRelay?

  func response(_ request: Request) async throws -> Response {
    let (body, bytes) = try await JSONBody.read(
      AskBody.self, request, example: #"{"question": "Who won the last race?"}"#)
    let ask = try body.ask()
    let isStream = request.headers[.accept]?.contains("text/event-stream") == true
    if let relay { return try await relay.response("/ask", bytes, isStream: isStream) }
    // The snapshot stays open as long as it is asked.
    let served = try surroundings.feed.require()
    let copilot = try await served.desk.copilot()
    if isStream {
      return AskStream.response(beat: surroundings.limits.beat) { progress in
        defer { withExtendedLifetime(served) {} }
        return try await answer(ask, copilot, progress)
      }
    }
    let whole = try await kept(ask, copilot, served.desk.answers)
    withExtendedLifetime(served) {}
    return AnswerResponse.make(
      whole, tag: nil, to: request, cacheControl: AnswerResponse.noStore)
  }

  /// An answer that was given before, where no model had a part in it, nor might have had.
  private func kept(_ ask: Ask, _ copilot: Copilot, _ answers: AnswerCache) async throws -> Answer {
    let key = ask.key
    if let answer = answers.find(key) {
      try surroundings.asks.enter()
      surroundings.asks.leave((EngineChoice.builtin.rawValue, "repeated"))
      return answer
    }
    let given = try await given(ask, copilot) { _ in }
    let answer = Answer(AnswerJSON.json(given))
    guard given.engine == .builtin, given.status == .answered || copilot.isAlone(ask) else {
      return answer
    }
    return try await answers.answer(key) { answer }
  }

  private func answer(
    _ ask: Ask, _ copilot: Copilot, _ progress: @escaping @Sendable (AskProgress) async -> Void
  ) async throws -> JSON {
    AnswerJSON.json(try await given(ask, copilot, progress))
  }

  private func given(
    _ ask: Ask, _ copilot: Copilot, _ progress: @escaping @Sendable (AskProgress) async -> Void
  ) async throws -> CopilotAnswer {
    try surroundings.asks.enter()
    var outcome: (String, String)?
    defer { surroundings.asks.leave(outcome) }
    do {
      let answer = try await copilot.ask(ask, progress: progress)
      outcome = (answer.engine.rawValue, answer.status.rawValue)
      return answer
    } catch let refusal as GuardRefusal {
      throw SQLEndpoint.problem(refusal)
    } catch let failure as ModelFailure {
      throw Self.problem(failure)
    }
  }

  private static func problem(_ failure: ModelFailure) -> Problem {
    let (status, title) =
      switch failure.reason {
      case .unreachable: (502, "The model cannot be reached")
      case .missing: (502, "The model is missing")
      case .slow: (504, "The model took too long")
      case .unusable: (502, "The model gave no usable answer")
      }
    return Problem(status, title, failure.message, hint: failure.hint)
  }
}

extension Ask {
  /// All that its answer depends on, besides the snapshot; each part with its length, so that none runs into the next.
  fileprivate var key: String {
    let parts =
      [
        engine?.rawValue ?? "", context.season.map(String.init) ?? "",
        context.round.map(String.init) ?? "", context.sessionCode ?? "", question,
      ] + history
    return parts.map { "\($0.utf8.count):\($0)" }.joined()
  }
}
