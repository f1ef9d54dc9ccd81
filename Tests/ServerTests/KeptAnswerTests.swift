import Foundation
import Hummingbird
import HummingbirdTesting
import Server
import Testing

/// Answers that are kept, and given to whoever asks the same again.
struct KeptAnswerTests {
  private let lake: TestLake

  init() throws {
    lake = try TestLake()
    try lake.publishSeason()
  }

  private func service(_ body: @Sendable (API) async throws -> Void) async throws {
    try await API.of(try await lake.askServer(ask: try TestLake.ask()), body)
  }

  @Test
  func `a question that is asked again is answered from what was kept, unless its page differs`()
    async throws
  {
    try await service { api in
      let question = "Who had the fastest lap in the race?"
      let first = try await api.answer("/ask", ["question": question, "season": 2023, "round": 1])
      let again = try await api.answer("/ask", ["question": question, "season": 2023, "round": 1])
      #expect(first["sql"] as? String == again["sql"] as? String)
      #expect(first["elapsed_ms"] as? Double == again["elapsed_ms"] as? Double)
      let other = try await api.answer("/ask", ["question": question, "season": 2023, "round": 2])
      #expect(other["sql"] as? String != first["sql"] as? String)
      let metrics = String(buffer: try await api.get("/metrics").body)
      #expect(metrics.contains("status=\"repeated\"} 1"), "\(metrics)")
    }
  }

  @Test func `what is not understood is kept too where no model could have a say`() async throws {
    try await service { api in
      let question = "What do you make of the thing with the other one?"
      let first = try await api.answer("/ask", ["question": question])
      #expect(first["status"] as? String == "clarify")
      let again = try await api.answer("/ask", ["question": question])
      #expect(first["elapsed_ms"] as? Double == again["elapsed_ms"] as? Double)
      let metrics = String(buffer: try await api.get("/metrics").body)
      #expect(metrics.contains("status=\"repeated\"} 1"), "\(metrics)")
    }
  }
}
