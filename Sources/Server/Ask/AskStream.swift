internal import Copilot
internal import Hummingbird

/// An answer as server-sent events: `progress` for each step, then `answer` or `problem`.
enum AskStream {
  private enum Event: Sendable {
    case progress(AskProgress)
    case end(String, JSON)
    case beat
  }

  /// A response that ends with the answer; work ends where the client goes away.
  static func response(
    beat: Duration,
    _ work:
      @escaping @Sendable (@escaping @Sendable (AskProgress) async -> Void) async throws ->
      JSON
  ) -> Response {
    let body = ResponseBody { writer in
      for await event in events(beat, work) {
        switch event {
        case .progress(let step): try await writer.write(text("progress", json(step)))
        case .end(let name, let json): try await writer.write(text(name, json))
        // A comment: it keeps the connection open and finds out whether anybody is there.
        case .beat: try await writer.write(ByteBuffer(string: ":\n\n"))
        }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
  }

  private static func events(
    _ beat: Duration,
    _ work:
      @escaping @Sendable (@escaping @Sendable (AskProgress) async -> Void) async throws ->
      JSON
  ) -> AsyncStream<Event> {
    AsyncStream { continuation in
      let answer = Task {
        do {
          let json = try await work { continuation.yield(.progress($0)) }
          continuation.yield(.end("answer", json))
        } catch {
          continuation.yield(.end("problem", problem(error).json))
        }
        continuation.finish()
      }
      let beats = Task {
        while (try? await Task.sleep(for: beat)) != nil { continuation.yield(.beat) }
      }
      continuation.onTermination = { _ in
        answer.cancel()
        beats.cancel()
      }
    }
  }

  private static func problem(_ error: any Error) -> Problem {
    error as? Problem ?? Problem(500, "Internal error", "the server failed")
  }

  private static func json(_ step: AskProgress) -> JSON {
    .fields(["stage": .text(step.stage.rawValue), "text": .text(step.text)])
  }

  private static func text(_ event: String, _ json: JSON) -> ByteBuffer {
    ByteBuffer(
      string: "event: \(event)\ndata: \(String(decoding: json.bytes, as: UTF8.self))\n\n")
  }
}
