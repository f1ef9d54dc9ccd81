import DuckDB
import Foundation
import Guard
import GuardCorpus
import TestSupport
import Testing

/// A short run of the fuzz; Tests/guard/trace.py watches long ones from outside.
extension GuardSuites {
  @Suite struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    static let inputs = environment["F1_FUZZ_INPUTS"].flatMap { Int($0) } ?? 3_000
    static let seed = environment["F1_FUZZ_SEED"].flatMap { UInt64($0) } ?? 7

    @Test func `statements of the grammar touch nothing and keep their deadline`() async throws {
      let canary = try TemporaryFolder()
      for name in ["secret.txt", "secret.csv"] { try canary.write("canary-text", to: name) }
      let lake = try await Lake()
      var grammar = Grammar(
        seed: Self.seed, canary: canary.path, tables: try SchemaSnapshot.tables())
      let deadline = Duration.milliseconds(50)
      var answers = 0
      for _ in 0..<Self.inputs {
        let sql = grammar.statement()
        let (answer, time, stall) = await timed { try? await lake.answer(sql, deadline: deadline) }
        let limit = deadline + .milliseconds(100)
        if time > limit + stall {
          #expect(
            await !isLate(limit) { _ = try? await lake.answer(sql, deadline: deadline) }, "\(sql)")
        }
        let texts = (answer?.rows ?? []).joined().compactMap(\.text)
        #expect(!texts.contains { $0.contains("canary-text") || $0.contains("root:x:0") }, "\(sql)")
        answers += answer == nil ? 0 : 1
      }
      // A fuzz whose statements are all refused would prove nothing.
      #expect(answers > Self.inputs / 5)
      #expect(canary.names("") == ["secret.csv", "secret.txt"])
      for name in ["secret.txt", "secret.csv"] {
        #expect(
          try String(contentsOfFile: "\(canary.path)/\(name)", encoding: .utf8) == "canary-text")
      }
    }

    @Test func `the same seed gives the same statements`() throws {
      let tables = try SchemaSnapshot.tables()
      var a = Grammar(seed: 3, canary: "/c", tables: tables)
      var b = Grammar(seed: 3, canary: "/c", tables: tables)
      for _ in 0..<200 { #expect(a.statement() == b.statement()) }
    }

    @Test func `bytes at random are refused, whatever they are`() async throws {
      let lake = try await Lake()
      var random = SeededRandom(state: 5)
      let alphabet = Array(
        "()[]{}'\"$;:,.*/-+=<>|!~^%&@#?\\` \n\tEeSELCTFROMx01\u{E9}\u{200B}\u{0}")
      for _ in 0..<2_000 {
        let text = String(
          (0..<Int.random(in: 1...60, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? " "
          })
        #expect(await lake.refusal(text) != nil, "\(text)")
      }
    }
  }
}
