import Copilot
import Testing

/// Many questions at the same time.
@Suite struct OllamaCrowdTests {
  @Test func `no question waits for another before the model has it`() async throws {
    let fixture = try await OllamaFixture.shared
    let crowd = 30
    // A model that never ends its reply: what waits for it to end would never come.
    let fake = try await FakeOllama.serving([[.streamHead, .hang]])
    try await fixture.withEngine(fake.base) { engine in
      try await withThrowingTaskGroup { group in
        for _ in 0..<crowd {
          group.addTask { _ = try? await engine.draft(fixture.request("fastest laps")) }
        }
        var asked = 0
        for _ in 0..<3000 where asked < crowd {
          try await Task.sleep(for: .milliseconds(10))
          asked = fake.log.count { $0.path == "/api/chat" }
        }
        #expect(asked == crowd)
        group.cancelAll()
      }
    }
  }
}
