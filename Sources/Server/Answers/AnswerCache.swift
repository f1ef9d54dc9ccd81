internal import Synchronization

/// Answers of one snapshot, by path and query, within a bound of bytes.
///
/// Equal requests that come while the first one computes wait for its answer. Errors are not kept.
package final class AnswerCache: Sendable {
  private struct Entry {
    let answer: Answer
    var lastUse: UInt64
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var running: [String: Task<Answer, any Error>] = [:]
    var bytes = 0
    var uses: UInt64 = 0
    var hits: UInt64 = 0
    var misses: UInt64 = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: bytes that all answers together may take.
  package init(limit: Int) { self.limit = limit }

  /// The answer that is there, if any: the hot path.
  package func find(_ key: String) -> Answer? {
    state.withLock { state in
      guard let index = state.entries.index(forKey: key) else { return nil }
      state.uses += 1
      state.hits += 1
      state.entries.values[index].lastUse = state.uses
      return state.entries.values[index].answer
    }
  }

  /// The answer that is there or being made, else that of `make`.
  package func answer(
    _ key: String, _ make: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    if let answer = find(key) { return answer }
    let task = state.withLock { state in
      if let task = state.running[key] { return task }
      state.misses += 1
      // Not cancelled with its request: others may wait for it, and time and memory are bounded.
      let task = Task {
        do {
          let answer = try await make()
          self.end(key, answer)
          return answer
        } catch {
          self.end(key, nil)
          throw error
        }
      }
      state.running[key] = task
      return task
    }
    return try await task.value
  }

  private func end(_ key: String, _ answer: Answer?) {
    state.withLock { state in
      state.running[key] = nil
      // One large answer must not drive out all others.
      guard let answer, answer.byteCount <= limit / 4 else { return }
      state.uses += 1
      if let old = state.entries.updateValue(
        Entry(answer: answer, lastUse: state.uses), forKey: key)
      {
        state.bytes -= old.answer.byteCount
      }
      state.bytes += answer.byteCount
      if state.bytes > limit { Self.makeRoom(&state, downTo: limit / 2) }
    }
  }

  // To half the bound at once, so that not every answer sorts the cache again.
  private static func makeRoom(_ state: inout State, downTo limit: Int) {
    for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard state.bytes > limit else { return }
      state.entries[key] = nil
      state.bytes -= entry.answer.byteCount
    }
  }

  /// What /metrics tells.
  package var figures: (entries: Int, bytes: Int, hits: UInt64, misses: UInt64) {
    state.withLock { ($0.entries.count, $0.bytes, $0.hits, $0.misses) }
  }
}
