internal import DuckDB
public import Lake

/// Runs data tests on a published snapshot, which stays as it is.
public actor SnapshotTests {
  private let project: Project
  private let snapshot: Snapshot
  private let executor = EngineExecutor(label: "f1lake.snapshot-tests")

  /// The actor's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// - Parameter snapshot: must hold the models of the project.
  public init(_ project: Project, _ snapshot: Snapshot) {
    self.project = project
    self.snapshot = snapshot
  }

  /// Runs the tests, in order.
  ///
  /// - Throws: ``ProjectError`` where a test is wrong, ``RunError`` where the snapshot is.
  public func run(_ tests: [DataTest]) throws -> [RunReport.TestRun] {
    let settings = [
      "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
    ]
    let connection = try InFile.run(snapshot.path) {
      try Database(path: snapshot.path, access: .readOnly, settings: settings).connect()
    }
    return try tests.map { test in
      let sql = try test.sql { name throws(ProjectError) in
        try project.compiler.relation(name.name, file: test.file, line: test.line)
      }
      return try InProject.run(test.file, line: test.line) {
        let count = try connection.value("SELECT count(*) FROM (\(sql)\n) AS failures").int ?? 0
        let samples = count == 0 ? [] : try TestRunner.sample(sql, connection)
        return RunReport.TestRun(test: test, failures: Int(count), samples: samples)
      }
    }
  }
}

extension Project {
  /// The data tests and unit tests among selected resources.
  public func tests(
    among selected: [SelectedResource]
  ) -> (data: [DataTest], unit: [UnitTest]) {
    let ids = Set(selected.map(\.id))
    let names = NodeNames(self)
    return (
      tests.filter { ids.contains(TestNode($0, names).id) },
      unitTests.filter { ids.contains(names.unitTest($0)) }
    )
  }

  /// The models among selected resources.
  public func models(among selected: [SelectedResource]) -> Set<Identifier> {
    let ids = Set(selected.map(\.id))
    let names = NodeNames(self)
    return Set(models.map(\.relation.name).filter { ids.contains(names.model($0)) })
  }
}
