import Copilot
import Testing

/// What goes wrong between us and Ollama; every error says what to do.
@Suite struct OllamaFailureTests {
  private func failure(
    _ replies: [[FakeOllama.Step]], limits: OllamaLimits = OllamaFixture.limits
  ) async throws -> ModelFailure {
    let fixture = try await OllamaFixture.shared
    let error = await #expect(throws: ModelFailure.self) {
      try await fixture.draft("fastest laps in Bahrain", replies, limits: limits)
    }
    return try #require(error)
  }

  @Test func `nobody listens`() async throws {
    let fixture = try await OllamaFixture.shared
    let base = try await FakeOllama { _ in [.close] }.base  // and closes at once
    let error = await #expect(throws: ModelFailure.self) {
      try await fixture.withEngine(base) { try await $0.draft(fixture.request("fastest laps")) }
    }
    #expect(error?.reason == .unreachable)
    #expect(error?.message.hasSuffix(" (Connection refused)") == true)
    #expect(error?.hint.contains("OLLAMA_HOST") == true)
  }

  @Test(arguments: [
    #"{"error":"model 'llama3.2:3b' not found"}"#,
    #"{"error":"model \"llama3.2:3b\" not found, try pulling it first"}"#,
  ])
  func `a model that is not there is to be pulled`(text: String) async throws {
    let failure = try await failure([.json(404, text)])
    #expect(failure.reason == .missing)
    #expect(failure.hint.contains("ollama pull llama3.2:3b"))
  }

  @Test func `a service that does not know the model says so before the model is asked`()
    async throws
  {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama { _ in
      .json(404, #"{"error":"model 'llama3.2:3b' not found"}"#)
    }
    let error = await #expect(throws: ModelFailure.self) {
      try await fixture.withEngine(fake.base) {
        try await $0.draft(fixture.request("fastest laps"))
      }
    }
    #expect(error?.reason == .missing)
    #expect(fake.log.map(\.path) == ["/api/show"])
  }

  @Test func `another server at the address is not taken for Ollama`() async throws {
    let failure = try await failure([.json(404, "<html>404 page not found</html>")])
    #expect(failure.reason == .unreachable)
    #expect(failure.message.contains("is not Ollama"))
  }

  @Test func `redirects are not followed`() async throws {
    let failure = try await failure([
      [
        .send(
          Array(
            "HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n".utf8))
      ]
    ])
    #expect(failure.reason == .unreachable)
  }

  @Test func `an error of Ollama's own is told in its words`() async throws {
    let text = "model requires more system memory (3.5 GiB) than is available (2.1 GiB)"
    let failure = try await failure([.json(500, #"{"error":"\#(text)"}"#)])
    #expect(failure.reason == .unusable)
    #expect(failure.message.contains(text))
    #expect(failure.hint.contains("smaller model"))
  }

  @Test func `a busy service is to be asked again`() async throws {
    let text = "server busy, please try again. maximum pending requests exceeded"
    let failure = try await failure([.json(503, #"{"error":"\#(text)"}"#)])
    #expect(failure.reason == .slow)
    #expect(failure.hint == "try again")
  }

  @Test func `an error in the middle of the stream is an error`() async throws {
    let lines = [
      ChatLines.piece("{\"expl"), #"{"error":"an error was encountered while running the model"}"#,
    ]
    let failure = try await failure([.stream(lines)])
    #expect(failure.message.contains("an error was encountered while running the model"))
  }

  @Test func `a stream that ends in the middle is an error`() async throws {
    let failure = try await failure([.stream([ChatLines.piece("{\"explanation\": \"a")])])
    #expect(failure.reason == .unusable)
    #expect(failure.message.contains("ends in the middle"))
  }

  @Test func `a connection that breaks is an error`() async throws {
    let failure = try await failure([.stream([ChatLines.piece("{")], ending: [.close])])
    #expect(failure.reason == .unusable)
    #expect(failure.message.contains("broke"))
  }

  @Test func `lines that are no JSON are an error`() async throws {
    let failure = try await failure([.stream(["data: {\"choices\":[]}"])])
    #expect(failure.reason == .unusable)
    #expect(failure.message.contains("cannot be read"))
  }

  @Test func `a model that says nothing is given up`() async throws {
    var limits = OllamaFixture.limits
    limits.first = .milliseconds(200)
    let failure = try await failure([[.hang]], limits: limits)
    #expect(failure.reason == .slow)
    #expect(failure.message.contains("nothing came"))
  }

  @Test func `a model that falls silent is given up`() async throws {
    var limits = OllamaFixture.limits
    limits.silence = .milliseconds(200)
    let failure = try await failure(
      [.stream([ChatLines.piece("{")], ending: [.hang])], limits: limits)
    #expect(failure.reason == .slow)
    #expect(failure.message.contains("nothing more came"))
  }

  @Test func `a model that never comes to an end is given up`() async throws {
    var limits = OllamaFixture.limits
    limits.total = .milliseconds(500)
    (limits.replyBytes, limits.streamBytes) = (1 << 30, 1 << 40)
    let failure = try await failure(
      [[.streamHead, .sendForever(endless(ChatLines.piece("a") + "\n"))]], limits: limits)
    #expect(failure.reason == .slow)
    #expect(failure.message.contains("did not finish"))
  }

  @Test func `an endless reply is cut off by its size`() async throws {
    var limits = OllamaFixture.limits
    limits.replyBytes = 4096
    let failure = try await failure(
      [[.streamHead, .sendForever(endless(ChatLines.piece("again and again ") + "\n"))]],
      limits: limits)
    #expect(failure.reason == .unusable)
    #expect(failure.message.contains("longer than is allowed"))
  }

  @Test func `an endless line is cut off by its size`() async throws {
    var limits = OllamaFixture.limits
    limits.lineBytes = 4096
    let failure = try await failure(
      [[.streamHead, .sendForever(endless(String(repeating: "x", count: 1000)))]], limits: limits)
    #expect(failure.message.contains("longer than is allowed"))
  }

  @Test func `an endless error is cut off by its size`() async throws {
    let head = Array("HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    let failure = try await failure([
      [.send(head), .sendForever(endless(String(repeating: "x", count: 9000)))]
    ])
    #expect(failure.message.contains("longer than is allowed"))
  }

  @Test func `who goes away ends the request to the model`() async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama.serving([[.hang]])
    let task = Task {
      try await fixture.withEngine(fake.base) {
        try await $0.draft(fixture.request("fastest laps"))
      }
    }
    while try fake.chats().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  private func endless(_ text: String) -> [UInt8] {
    guard case .send(let bytes) = FakeOllama.Step.chunk(Array(text.utf8)) else { return [] }
    return bytes
  }
}
