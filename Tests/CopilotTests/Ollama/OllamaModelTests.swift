import Copilot
import Synchronization
import Testing

/// Health and download of models.
@Suite struct OllamaModelTests {
  @Test(arguments: [("llama3.2:3b", true), ("LLAMA3.2:3B", true), ("llama3.2", false)])
  func `health tells whether the model is there`(model: String, isPresent: Bool) async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama.serving([])
    let health = try await fixture.withEngine(fake.base, model: model) { await $0.health() }
    #expect(health == ModelHealth(isReachable: true, model: model, isPresent: isPresent))
  }

  @Test func `a name without a tag is that of the latest`() async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama { request in
      request.path == "/api/tags"
        ? .json(200, #"{"models":[{"name":"mistral:latest"}]}"#)
        : .json(200, #"{"version":"0.9.0"}"#)
    }
    let health = try await fixture.withEngine(fake.base, model: "mistral") { await $0.health() }
    #expect(health.isPresent)
  }

  @Test(arguments: [
    [FakeOllama.Step].json(200, "<html>hello</html>"), .json(500, #"{"error":"no"}"#), [.close],
  ])
  func `health of what is no Ollama is not reachable`(answer: [FakeOllama.Step]) async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama { _ in answer }
    let health = try await fixture.withEngine(fake.base) { await $0.health() }
    #expect(health == ModelHealth(isReachable: false, model: "llama3.2:3b", isPresent: false))
  }

  @Test func `health does not wait for a service that says nothing`() async throws {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama { _ in [.hang] }
    var limits = OllamaFixture.limits
    limits.lookup = .milliseconds(200)
    let health = try await fixture.withEngine(fake.base, limits: limits) { await $0.health() }
    #expect(!health.isReachable)
  }

  @Test func `a pull tells how far it is and ends with success`() async throws {
    let reports = try await pull([
      #"{"status":"pulling manifest"}"#,
      #"{"status":"pulling dde5aa3fc5ff","digest":"sha256:dde5","total":2019377376}"#,
      #"{"status":"pulling dde5aa3fc5ff","digest":"sha256:dde5","total":2019377376,"completed":1009688688}"#,
      #"{"status":"pulling dde5aa3fc5ff","digest":"sha256:dde5","total":2019377376,"completed":1009688689}"#,
      #"{"status":"pulling dde5aa3fc5ff","digest":"sha256:dde5","total":2019377376,"completed":2019377376}"#,
      #"{"status":"verifying sha256 digest"}"#, #"{"status":"writing manifest"}"#,
      #"{"status":"success"}"#,
    ])
    #expect(
      reports == [
        "pulling manifest", "pulling dde5aa3fc5ff: 0 % of 2019 MB",
        "pulling dde5aa3fc5ff: 50 % of 2019 MB", "pulling dde5aa3fc5ff: 100 % of 2019 MB",
        "verifying sha256 digest", "writing manifest", "success",
      ])
  }

  @Test func `a pull of a name that nobody has says so`() async throws {
    let error = await #expect(throws: ModelFailure.self) {
      try await pull([
        #"{"status":"pulling manifest"}"#, #"{"error":"pull model manifest: file does not exist"}"#,
      ])
    }
    #expect(error?.message.contains("file does not exist") == true)
    #expect(error?.hint.contains("check its name") == true)
  }

  @Test func `a pull that ends without success is an error`() async throws {
    let error = await #expect(throws: ModelFailure.self) {
      try await pull([#"{"status":"pulling manifest"}"#])
    }
    #expect(error?.message.contains("ends in the middle") == true)
  }

  private func pull(_ lines: [String]) async throws -> [String] {
    let fixture = try await OllamaFixture.shared
    let fake = try await FakeOllama { _ in .stream(lines) }
    let reports = Mutex<[String]>([])
    try await fixture.withEngine(fake.base) { engine in
      try await engine.pull { report in reports.withLock { $0.append(report.text) } }
    }
    #expect(fake.log.map(\.path) == ["/api/pull"])
    #expect(fake.log.map(\.text) == [#"{"model":"llama3.2:3b","stream":true}"#])
    return reports.withLock { $0 }
  }
}
