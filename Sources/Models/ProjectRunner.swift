internal import DuckDB
internal import Lake
internal import Synchronization

/// Runs a project's models and tests in a database file of their own.
///
/// The engine blocks, so the actor has a thread of its own and leaves the cooperative pool alone.
public actor ProjectRunner {
  private let project: Project
  private let options: RunOptions
  /// Files of external models that wait for the snapshot to be published.
  private(set) var preparedFiles: [PreparedFile] = []
  /// What the finished file has, for catalog.json; empty where it is not to be published.
  private(set) var columns: [Catalog.Column] = []
  private var engine: Database?
  private let executor = EngineExecutor(label: "f1lake.models")

  /// The actor's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// A runner for one project.
  public init(_ project: Project, _ options: RunOptions = RunOptions()) {
    self.init(project, options, engine: nil)
  }

  /// - Parameter engine: of ``BuildEngine``, where it was started before; it is for one run.
  init(_ project: Project, _ options: RunOptions, engine: Database?) {
    self.project = project
    self.options = options
    self.engine = engine
  }

  /// Gives back what the engine holds. That takes a while, in which others can publish what it has made.
  func end() { engine = nil }

  /// Builds the models in a database file, runs the tests and closes the file again.
  ///
  /// Where the file is a copy of an earlier snapshot, only what has changed since is built, and only
  /// the tests that this can break are run. Failing tests do not throw: they are in the report.
  ///
  /// - Parameters:
  ///   - database: the file's path.
  ///   - bronze: the folder of bronze tables.
  ///   - beforeWrite: runs before each model and stops the run by throwing.
  /// - Throws: ``ProjectError`` where a model or test is wrong, ``RunError`` where the disk or the
  ///   input is.
  public func run(
    database: String, bronze: String, beforeWrite: @escaping @Sendable () throws -> Void = {}
  ) throws -> RunReport {
    let inventory = try BronzeFiles.inventory(of: project, in: bronze)
    let engine = try engine ?? BuildEngine.open(threads: options.threads)
    let (file, earlier) = try EarlierBuild.open(database, engine, options, beforeWrite)
    let run = try Run(project, options, inventory, file, earlier.state, beforeWrite)
    let report = try run.report(earlier.basis)
    if report.isPublishable {
      preparedFiles = try ExternalFiles(options.folders, beforeWrite)
        .prepare(project.models, file.connect())
      columns = run.columns
    }
    try file.close()
    return report
  }

  /// One run: its plan, and what came of it so far.
  private final class Run: Sendable {
    private let project: Project
    private let options: RunOptions
    private let inventory: BronzeInventory
    private let file: BuildingFile
    private let old: BuildState
    private let plan: BuildPlan
    private let tests: TestPlan
    private let types: ContractTypes
    private let relations: [String: String]
    private let beforeWrite: @Sendable () throws -> Void
    private let unitTests: UnitTestPlan
    private let start = ContinuousClock.now
    private let done = Mutex<[Identifier: ModelWork.Done]>([:])
    private let models = Mutex<[Identifier: RunReport.ModelRun]>([:])
    private let outcomes = Mutex<[Int: RunReport.TestRun]>([:])
    private let unitTestRuns = Mutex<[(Int, UnitTestRun)]>([])
    private let found = Mutex<[Catalog.Column]>([])
    private let fingerprint = Mutex(BronzeFingerprint.none)

    init(
      _ project: Project, _ options: RunOptions, _ inventory: BronzeInventory,
      _ file: BuildingFile, _ old: BuildState, _ beforeWrite: @escaping @Sendable () throws -> Void
    ) throws {
      self.project = project
      self.options = options
      self.inventory = inventory
      self.file = file
      self.old = old
      self.beforeWrite = beforeWrite
      plan = try BuildPlan(
        project, bronze: inventory.sessionHashes, old: old, options: options)
      tests = try TestPlan(project, plan, old: old)
      unitTests = UnitTestPlan(project, plan, old: old)
      let connection = try file.connect()
      try Preparation.run(project, plan, connection)
      relations = try Preparation.relations(connection)
      types = try ContractTypes(of: project.models, connection)
    }

    /// Those of all relations, once the work is done.
    var columns: [Catalog.Column] { found.withLock { $0 } }

    /// Does all the work.
    func report(_ basis: RunReport.Basis) throws -> RunReport {
      let runner = try TestRunner(
        project, tests, ChangedRows(project: project, inventory: inventory))
      for (index, entry) in tests.entries.enumerated() where entry.scope == .nothing {
        outcomes.withLock { $0[index] = runner.carriedOver(index) }
      }
      var queue = JobQueue()
      let (jobs, scanned) = addModels(runner, to: &queue)
      let steps = try runner.steps(without: scanned)
      for step in steps { addTests(step, after: step.models.compactMap { jobs[$0] }, to: &queue) }
      for (number, part) in unitTests.parts(2 * options.threads).enumerated() {
        add(part, in: "unit tests \(number)", to: &queue)
      }
      // Half a million bytes of paths to hash, which somebody can do meanwhile.
      _ = queue.add { [self] _ in
        let whole = inventory.fingerprint
        fingerprint.withLock { $0 = whole }
      }
      options.progress(
        .planned(models: jobs.count, tests: tests.entries.count { $0.scope != .nothing }))
      try queue.run(threads: options.threads) { [file] in try file.connect() }
      let report = report(on: basis)
      try InFile.run(file.path) { try BuildStateTable(try file.connect()).write(state(report)) }
      return report
    }

    private func report(on basis: RunReport.Basis) -> RunReport {
      let unit = unitTestRuns.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
      return RunReport(
        models: models.withLock { done in project.models.compactMap { done[$0.relation.name] } },
        tests: outcomes.withLock { done in tests.entries.indices.compactMap { done[$0] } },
        bronze: fingerprint.withLock { $0 }, basis: basis, unitTests: unit,
        carriedOverUnitTests: project.unitTests.count - unit.count,
        seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// - Returns: the jobs that make models, and the rows that are scanned after that.
    private func addModels(
      _ runner: TestRunner, to queue: inout JobQueue
    ) -> (jobs: [Identifier: Int], scanned: Set<String>) {
      var jobs: [Identifier: Int] = [:]
      var scanned: Set<String> = []
      var described: [Model] = []
      for model in project.models {
        guard let work = ModelWork(model, plan, old) else {
          keep(model)
          continue
        }
        let rows = work.scannedRows
        let check = ModelCheck(
          model: model, rows: rows, batch: rows.flatMap(runner.batch), runner: runner)
        jobs[model.relation.name] = add(work, check, jobs, to: &queue)
        scanned.formUnion(check.batch.map { [$0.rows] } ?? [])
        if work.writesComments { described.append(model) }
      }
      let made = jobs.values.sorted()
      let comments = described.parts(2 * options.threads).map {
        addComments($0, jobs, to: &queue)
      }
      addEnd(after: made + comments, to: &queue)
      return (jobs, scanned)
    }

    /// Tests that only read go on while the file is written.
    private func addEnd(after jobs: [Int], to queue: inout JobQueue) {
      _ = queue.add(after: jobs) { [self] connection in
        let columns = try InFile.run(file.path) { try Catalog.columns(connection) }
        found.withLock { $0 = columns }
      }
      // Blocks that are replaced while others read stay in the file: that of an incremental build would grow by a sixth.
      guard old.models.isEmpty else { return }
      _ = queue.add(after: jobs, isLong: true) { [self] connection in
        try beforeWrite()
        try InFile.run(file.path) { try BuildingFile.write(connection) }
      }
    }

    /// What is made of a model does not wait for the look at its rows.
    private func add(
      _ work: ModelWork, _ check: ModelCheck, _ jobs: [Identifier: Int],
      to queue: inout JobQueue
    ) -> Int {
      let model = check.model
      let job = queue.add(after: model.parents.compactMap { jobs[$0] }) { [self] in
        try beforeWrite()
        let builder = ModelBuilder($0, project, inventory, types)
        let made = try work.run(builder, existing: relations[model.relation.description])
        done.withLock { $0[model.relation.name] = made }
      }
      _ = queue.add(after: [job]) { [self] connection in
        guard let made = done.withLock({ $0[model.relation.name] }) else { return }
        let (run, tests) = try check.run(made, connection)
        note(run)
        note(tests)
      }
      return job
    }

    private func addComments(
      _ models: ArraySlice<Model>, _ jobs: [Identifier: Int], to queue: inout JobQueue
    ) -> Int {
      queue.add(after: models.compactMap { jobs[$0.relation.name] }) { [self] _ in
        try beforeWrite()
        try ModelComments(try file.connect(), project).write(Array(models))
      }
    }

    private func keep(_ model: Model) {
      let rows = old.models[model.relation.description]?.rows ?? 0
      note(RunReport.ModelRun(relation: model.relation, rows: rows, seconds: 0, extent: .kept))
    }

    private func note(_ run: RunReport.ModelRun) {
      models.withLock { $0[run.relation.name] = run }
      if run.extent != .kept { options.progress(.model(run)) }
    }

    private func addTests(_ step: TestRunner.Step, after jobs: [Int], to queue: inout JobQueue) {
      _ = queue.add(after: jobs) { [self] connection in
        note(try step.run(connection))
      }
    }

    private func note(_ tests: [(index: Int, run: RunReport.TestRun)]) {
      guard !tests.isEmpty else { return }
      outcomes.withLock { for (index, run) in tests { $0[index] = run } }
      options.progress(.tests(tests.map(\.run)))
    }

    private func add(
      _ part: [(Int, UnitTest)], in database: String, to queue: inout JobQueue
    ) {
      _ = queue.add { [self] _ in
        let runs = try UnitTestBench(project, try file.scratch(database)).run(part)
        unitTestRuns.withLock { $0 += runs }
      }
    }

    private func state(_ report: RunReport) -> BuildState {
      var state = BuildState()
      // After a selection some models know of newer sessions than others: those that do are made
      // anew by the next whole build, and so are those that were left out although they had to be.
      let isWhole = options.only == nil
      let isSame = plan.bronze == old.bronze
      state.bronze = isWhole ? plan.bronze : old.bronze
      for (model, run) in zip(project.models, report.models) {
        let name = model.relation.name
        let isKnown =
          isWhole || !plan.stale.contains(name) && (isSame || run.extent == .kept)
        state.models[model.relation.description] = BuildState.BuiltModel(
          fingerprint: isKnown ? plan.fingerprints[name] ?? "" : "",
          description: ModelFingerprint.descriptions(of: model), rows: run.rows)
      }
      for (entry, run) in zip(tests.entries, report.tests) where run.failures == 0 {
        state.passedTests.insert(entry.fingerprint)
      }
      for (fingerprint, run) in unitTests.results(report.unitTests) where run?.passed ?? true {
        state.passedUnitTests.insert(fingerprint)
      }
      return state
    }
  }
}

extension Array {
  /// Neighbours together, in at most so many parts of about equal size.
  func parts(_ count: Int) -> [ArraySlice<Element>] {
    let count = Swift.min(count, self.count)
    return (0..<count).map { self[self.count * $0 / count..<self.count * ($0 + 1) / count] }
  }
}
