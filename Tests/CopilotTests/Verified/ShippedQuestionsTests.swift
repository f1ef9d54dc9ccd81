import Copilot
import Guard
import GuardCorpus
import TestSupport
import Testing

/// The verified questions of the project.
@Suite struct ShippedQuestionsTests {
  @Test func `each one passes the guard and fits the project's models`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/snapshot.duckdb"
    try SchemaSnapshot.write(to: path, rows: 1)
    let runner = try await GuardedRunner.open(path: path)
    let sqlGuard = try QueryGuard()
    let questions = try VerifiedQuestions.shipped(in: Package.transform + "/semantic")
    #expect(questions.count >= 30)
    for question in questions {
      do {
        let query = try await sqlGuard.check(question.sql, in: runner.catalog)
        _ = try await runner.run(query, deadline: .seconds(60))
      } catch {
        Issue.record("\(question.question): \(error)")
      }
    }
  }

  @Test func `none is there twice`() throws {
    let questions = try VerifiedQuestions.shipped(in: Package.transform + "/semantic")
    #expect(Set(questions.map { $0.question.lowercased() }).count == questions.count)
  }
}
