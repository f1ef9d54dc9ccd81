import Copilot
import Foundation
import Lake
import TestSupport
import Testing

@Suite struct VerifiedQuestionsTests {
  private let folder: TemporaryFolder
  private let root: DataRoot

  init() throws {
    folder = try TemporaryFolder()
    root = try DataRoot.create(at: DataRootLocation(root: folder.path + "/root")).root
    try folder.write(
      """
      {"question":"Who won the race?","sql":"SELECT driver FROM gold.championship_points WHERE position = 1"}

      {"question":"How long were the pit stops of Ferrari?","sql":"SELECT lane_time_s FROM gold.pit_stops"}
      {"question":"How many pit stops did each team make?","sql":"SELECT team, count(*) FROM gold.pit_stops GROUP BY team"}

      """, to: "semantic/verified/some.jsonl")
  }

  private func verified() throws -> VerifiedQuestions {
    try VerifiedQuestions(folder: folder.path + "/semantic", root: root)
  }

  private var saved: String {
    (try? String(contentsOfFile: root.path + "/copilot/verified.jsonl", encoding: .utf8)) ?? ""
  }

  @Test func `the nearest question is the one that shares the rare words`() async throws {
    let nearest = try await verified().nearest(to: "pit stops of each team", count: 2)
    #expect(nearest.first?.question == "How many pit stops did each team make?")
    #expect(nearest.count == 2)
  }

  @Test func `nothing is near to a question that shares no word`() async throws {
    #expect(try await verified().nearest(to: "quarterly revenue", count: 3).isEmpty)
  }

  @Test func `questions about tables that are not wanted are left out`() async throws {
    let nearest = try await verified().nearest(to: "pit stops", count: 3) {
      !$0.tables.contains("gold.pit_stops")
    }
    #expect(nearest.isEmpty)
  }

  @Test func `a saved question is found at once, and by others`() async throws {
    let question = VerifiedQuestion(
      question: "Which tyre did the winner start on?", sql: "SELECT compound FROM gold.strategy",
      season: 2023, round: 1, sessionCode: "R")
    let (mine, others) = (try verified(), try verified())
    let id = try await mine.save(question)
    #expect(id.count == 16)
    for verified in [mine, others] {
      let found = try await verified.nearest(to: "tyre of the winner", count: 1)
      #expect(found.map(\.sql) == [question.sql])
      #expect(found.map(\.tables) == [["gold.strategy"]])
    }
  }

  @Test func `what is saved twice is there once`() async throws {
    let question = VerifiedQuestion(question: "Who is last?", sql: "SELECT 1")
    let verified = try verified()
    let first = try await verified.save(question)
    #expect(try await verified.save(question) == first)
    #expect(saved.split(separator: "\n").count == 1)
  }

  @Test func `line ends in a question do not make lines of the file`() async throws {
    try await verified().save(
      VerifiedQuestion(question: "Who\n{\"question\":\"x\"}\nwon?", sql: "SELECT\n1"))
    #expect(saved.split(separator: "\n").count == 1)
    #expect(try await verified().count == 4)
  }

  @Test(arguments: [
    VerifiedQuestion(question: "  ", sql: "SELECT 1"),
    VerifiedQuestion(question: String(repeating: "a", count: 1001), sql: "SELECT 1"),
    VerifiedQuestion(question: "Who?", sql: ""),
    VerifiedQuestion(question: "Who?", sql: String(repeating: "a", count: 20_001)),
  ])
  func `what is too long or empty is not saved`(question: VerifiedQuestion) async throws {
    let verified = try verified()
    let error = await #expect(throws: CopilotError.self) { try await verified.save(question) }
    #expect(error?.kind == .question)
    #expect(saved.isEmpty)
  }

  @Test func `a full file takes no more`() async throws {
    let line = #"{"question":"Who won?","sql":"SELECT 1"}"# + "\n"
    try folder.write(
      String(repeating: line, count: 10_000), to: "root/copilot/verified.jsonl")
    let verified = try verified()
    let error = await #expect(throws: CopilotError.self) {
      try await verified.save(VerifiedQuestion(question: "Who is second?", sql: "SELECT 2"))
    }
    #expect(error?.message.contains("10000 questions") == true)
  }

  @Test func `a line that was torn by a crash is told, and spoils no other`() async throws {
    try folder.write(
      #"{"question":"Who won the sprint?","sql":"SELECT 1"}"# + "\n{\"question\":\"Who cam",
      to: "root/copilot/verified.jsonl")
    let verified = try verified()
    #expect(
      try await verified.problems.map {
        $0.hasSuffix("verified.jsonl:2: this is no object with question and sql")
      } == [true])
    try await verified.save(VerifiedQuestion(question: "Who crashed?", sql: "SELECT 2"))
    #expect(try await verified.nearest(to: "Who crashed?", count: 1).map(\.sql) == ["SELECT 2"])
    #expect(try await verified.nearest(to: "sprint", count: 1).map(\.sql) == ["SELECT 1"])
  }

  @Test func `a wrong line of the project is an error with its place`() throws {
    try folder.write(
      "{\"question\":\"Who?\",\"sql\":\"SELECT 1\"}\n{}\n", to: "semantic/verified/wrong.jsonl")
    let error = #expect(throws: CopilotError.self) { try verified() }
    #expect(error?.message.contains("wrong.jsonl:2") == true)
  }

  @Test func `many save at once and every line is whole`() async throws {
    let writers = try [verified(), verified(), verified()]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, writer) in writers.enumerated() {
        group.addTask {
          for i in 0..<40 {
            try await writer.save(
              VerifiedQuestion(question: "Question \(number) of \(i)?", sql: "SELECT \(i)"))
          }
        }
      }
      try await group.waitForAll()
    }
    let verified = try verified()
    #expect(try await verified.count == 3 + 120)
    #expect(try await verified.problems == [])
  }
}
