/// Runs unit tests, some at a time, each in a database in memory: no data of the lake is read.
public struct UnitTestRunner: Sendable {
  private let project: Project
  private let workers: Int

  /// - Parameter workers: how many run at a time.
  public init(_ project: Project, workers: Int = 2) {
    self.project = project
    self.workers = max(1, workers)
  }

  /// Runs all unit tests of the project, or those of `tests`.
  ///
  /// - Returns: one run a test, in order.
  /// - Throws: ``ProjectError`` where a test, or the model's SQL, cannot be run.
  public func run(_ tests: [UnitTest]? = nil) async throws -> [UnitTestRun] {
    let all = Array((tests ?? project.unitTests).enumerated())
    let count = min(workers, all.count)
    let parts = (0..<count).map { worker in all.filter { $0.offset % count == worker } }
    return try await withThrowingTaskGroup(of: [(Int, UnitTestRun)].self) { group in
      for part in parts {
        group.addTask {
          try await UnitTestWorker(project).run(part.map { ($0.offset, $0.element) })
        }
      }
      var runs: [(Int, UnitTestRun)] = []
      for try await done in group { runs += done }
      return runs.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
