import DuckDB
import Guard
import GuardCorpus
import Testing

extension GuardSuites {
  @Suite struct RunnerTests {
    @Test func `an answer keeps the order of the query and its limit`() async throws {
      let lake = try await Lake()
      let answer = try await lake.answer(
        "SELECT i FROM range(50) AS t(i) ORDER BY i DESC -- last", maxRows: 3)
      #expect(answer.rows == [[49], [48], [47]])
      #expect(answer.truncation == .rows)
    }

    @Test func `exactly as many rows as allowed are no truncation`() async throws {
      let lake = try await Lake()
      let answer = try await lake.answer("SELECT * FROM range(3)", maxRows: 3)
      #expect(answer.truncation == nil)
    }

    @Test func `types that a value cannot hold become text and decimals doubles`() async throws {
      let lake = try await Lake()
      let answer = try await lake.answer(
        "SELECT DATE '2024-03-02' AS d, 1.5::DECIMAL(4,1) AS n, [1, 2] AS l, {'a': 1} AS s, 1 AS i")
      #expect(
        answer.columns.map(\.type) == [
          "DATE", "DECIMAL(4,1)", "INTEGER[]", "STRUCT(a INTEGER)", "INTEGER",
        ])
      #expect(answer.rows == [["2024-03-02", 1.5, "[1, 2]", "{'a': 1}", 1]])
    }

    @Test func `an answer is cut at its bytes`() async throws {
      var limits = RunLimits()
      limits.maxBytes = 1_000
      let lake = try await Lake(limits)
      let answer = try await lake.answer("SELECT repeat('x', 90) FROM range(100)")
      #expect(answer.truncation == .bytes)
      #expect(answer.rows.count == 11)
    }

    @Test func `a query that takes too long ends at its deadline`() async throws {
      let lake = try await Lake()
      let (refusal, time, stall) = await timed {
        await lake.refusal(
          "SELECT count(*) FROM range(1000000000000) a, range(1000000) b",
          deadline: .milliseconds(200))
      }
      #expect(refusal?.reason == .deadline)
      #expect(time < .milliseconds(300) + stall)
      #expect(try await lake.answer("SELECT 1").rows == [[1]])
    }

    @Test func `an engine that does not stop is given up, and another answers`() async throws {
      var limits = RunLimits()
      limits.grace = .zero
      limits.engines = 1
      let lake = try await Lake(limits)
      let refusal = await lake.refusal(
        "SELECT mode(i) FROM range(100000000000) t(i)", deadline: .milliseconds(100))
      #expect(refusal?.reason == .deadline)
      #expect(try await lake.answer("SELECT 1").rows == [[1]])
      // The old one ends some time later.
      while await lake.runner.stuckEngines != 0 { try await Task.sleep(for: .milliseconds(10)) }
    }

    @Test func `with no engine to spare, a query waits until the stuck one stops`() async throws {
      var limits = RunLimits()
      limits.grace = .zero
      limits.engines = 1
      limits.maxStuck = 0
      let lake = try await Lake(limits)
      let refusal = await lake.refusal(
        "SELECT mode(i) FROM range(100000000000) t(i)", deadline: .milliseconds(100))
      #expect(refusal?.reason == .deadline)
      #expect(try await lake.answer("SELECT 1").rows == [[1]])
      #expect(await lake.runner.stuckEngines == 0)
    }

    @Test func `a query that finds no engine until its deadline is told so`() async throws {
      var limits = RunLimits()
      limits.engines = 1
      let lake = try await Lake(limits)
      let long = Task {
        await lake.refusal(
          "SELECT count(*) FROM range(1000000000000) a, range(1000000) b",
          deadline: .milliseconds(600))
      }
      try await Task.sleep(for: .milliseconds(100))
      #expect(await lake.refusal("SELECT 1", deadline: .milliseconds(50))?.reason == .busy)
      #expect(await long.value?.reason == .deadline)
    }

    @Test func `a cancelled query stops`() async throws {
      let lake = try await Lake()
      let task = Task {
        await lake.refusal("SELECT count(*) FROM range(1000000000000) a, range(1000000) b")
      }
      try await Task.sleep(for: .milliseconds(100))
      let (refusal, time, stall) = await timed {
        task.cancel()
        return await task.value
      }
      #expect(refusal?.reason == .cancelled)
      #expect(time < .milliseconds(100) + stall)
    }

    @Test func `memory is bounded and nothing is spilled`() async throws {
      var limits = RunLimits()
      limits.memoryMegabytes = 64
      let lake = try await Lake(limits)
      let refusal = await lake.refusal(
        "SELECT max(a) FROM (SELECT DISTINCT i * 7 + 0.1 AS a, i AS b FROM range(40000000) t(i))")
      #expect(refusal?.reason == .memory)
      #expect(try await lake.answer("SELECT 1").rows == [[1]])
    }

    @Test func `more askers than engines are all answered`() async throws {
      let lake = try await Lake()
      await withTaskGroup(of: Bool.self) { group in
        for number in 0..<50 {
          group.addTask {
            (try? await lake.answer("SELECT \(number), count(*) FROM laps"))?.rows
              == [[.int(Int64(number)), 40]]
          }
        }
        for await isRight in group { #expect(isRight) }
      }
    }

    @Test func `what the engine says of an unknown column is useful and names no file`()
      async throws
    {
      let lake = try await Lake()
      let refusal = await lake.refusal("SELECT drivr\nFROM silver.laps")
      #expect(refusal?.reason == .binding)
      #expect(refusal?.message.contains("\"drivr\" not found") == true)
      #expect(refusal?.message.contains("LINE 1: SELECT drivr") == true)
      #expect(refusal?.message.contains("snapshot") == false)
    }
  }
}
