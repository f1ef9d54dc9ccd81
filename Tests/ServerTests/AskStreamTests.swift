import Copilot
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Server
import Testing

/// Answers as server-sent events.
struct AskStreamTests {
  private let lake: TestLake

  init() throws {
    lake = try TestLake()
    try lake.publishSeason()
  }

  private struct Event: Equatable {
    let name: String
    let data: String

    /// All events of a stream, without comments.
    static func all(_ response: TestResponse) -> [Event] {
      String(buffer: response.body).components(separatedBy: "\n\n").compactMap { text in
        let lines = text.split(separator: "\n")
        guard lines.count == 2, lines[0].hasPrefix("event: "), lines[1].hasPrefix("data: ") else {
          return nil
        }
        return Event(name: String(lines[0].dropFirst(7)), data: String(lines[1].dropFirst(6)))
      }
    }

    func object() throws -> [String: Any] {
      try #require(
        try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    }
  }

  private func stream(
    _ question: [String: String], model: ModelEngine? = nil
  ) async throws -> [Event] {
    let server = try await lake.askServer(ask: try TestLake.ask(model: model))
    let response = try await server.application().test(.router) { client in
      try await API(client: client).post("/ask", question, [.accept: "text/event-stream"])
    }
    #expect(response.status == .ok)
    #expect(response.headers[.contentType] == "text/event-stream")
    return Event.all(response)
  }

  @Test func `steps come first, the answer last`() async throws {
    let events = try await stream(["question": "Who won in Bahrain 2023?"])
    #expect(events.map(\.name) == ["progress", "progress", "progress", "progress", "answer"])
    let stages = try events.dropLast().map { try $0.object()["stage"] as? String }
    #expect(stages == ["reading", "planning", "checking", "running"])
    let answer = try #require(events.last).object()
    #expect(answer["status"] as? String == "answered")
    #expect((answer["rows"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test func `what the model tells of its steps is passed on`() async throws {
    let model = ModelEngine(
      draft: { request in
        await request.progress(AskProgress(.repairing, "once\nmore"))
        return ModelDraft(.refused("no"))
      }, health: { ModelHealth(isReachable: true, model: "fake", isPresent: true) })
    let events = try await stream(["question": "Why?", "engine": "ollama"], model: model)
    #expect(try events.map { try $0.object()["text"] as? String }.contains("once\nmore"))
    #expect(events.last?.name == "answer")
  }

  @Test func `a failure is a problem at the end of the stream`() async throws {
    let events = try await stream(["question": "Why?", "engine": "ollama"])
    let last = try #require(events.last)
    #expect(last.name == "problem")
    let problem = try last.object()
    #expect(problem["status"] as? Int == 502)
    #expect(problem["title"] as? String == "The model is missing")
  }

  @Test func `a bad body is refused before the stream begins`() async throws {
    let server = try await lake.askServer(ask: try TestLake.ask())
    try await server.application().test(.router) { client in
      let response = try await API(client: client).post(
        "/ask", ["question": ""], [.accept: "text/event-stream"])
      #expect(response.status == .badRequest)
      #expect(response.headers[.contentType] == "application/problem+json")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `the model's work ends when the client goes away`() async throws {
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    let model = ModelEngine(
      draft: { _ in
        // Until it is cancelled: nobody else ends it.
        while (try? await Task.sleep(for: .milliseconds(10))) != nil {}
        end.finish()
        throw CancellationError()
      }, health: { ModelHealth(isReachable: true, model: "fake", isPresent: true) })
    var limits = ServerLimits()
    limits.beat = .milliseconds(20)
    let server = try await lake.askServer(limits: limits, ask: try TestLake.ask(model: model))
    try await server.application().test(.live) { client in
      let port = try #require(client.port)
      let body = #"{"question": "Why?", "engine": "ollama"}"#
      let request =
        "POST /ask HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
        + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      // It closes after the first step.
      _ = try await RawConnection(port: port).exchange(
        [request], isEnough: { $0.contains("event: progress") })
      for await _ in ended {}
    }
  }
}
