import NIOCore
import Server
import Synchronization
import Testing

struct AnswerCacheTests {
  private func answer(_ bytes: Int) -> Answer {
    Answer(Array(repeating: 1, count: bytes), contentType: "text/plain")
  }

  @Test func `equal requests at the same time are computed once`() async throws {
    let cache = AnswerCache(limit: 1 << 20)
    let calls = Counter()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await cache.answer("key") {
            calls.add()
            try await Task.sleep(for: .milliseconds(50))
            return Answer([1, 2, 3], contentType: "text/plain")
          }.body.readableBytes
        }
      }
      for try await bytes in group { #expect(bytes == 3) }
    }
    #expect(calls.count == 1)
  }

  @Test func `a failure is not kept`() async throws {
    let cache = AnswerCache(limit: 1 << 20)
    await #expect(throws: Problem.tooLong) {
      try await cache.answer("key") { throw Problem.tooLong }
    }
    let answer = try await cache.answer("key") { Answer([7], contentType: "text/plain") }
    #expect(answer.body.readableBytes == 1)
  }

  @Test func `the bound of bytes holds and what was used last stays`() async throws {
    let cache = AnswerCache(limit: 100_000)
    for number in 0..<500 {
      _ = try await cache.answer("first") { Answer([1], contentType: "text/plain") }
      _ = try await cache.answer("\(number)") { [answer = answer(2000)] in answer }
      #expect(cache.figures.bytes <= 100_000)
    }
    #expect(cache.find("first") != nil)
    #expect(cache.find("499") != nil)
    #expect(cache.find("0") == nil)
  }

  @Test func `an answer that would fill the cache is not kept`() async throws {
    let cache = AnswerCache(limit: 10_000)
    _ = try await cache.answer("large") { [answer = answer(9000)] in answer }
    #expect(cache.find("large") == nil)
  }
}

private final class Counter: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock { $0 } }

  func add() { number.withLock { $0 += 1 } }
}
