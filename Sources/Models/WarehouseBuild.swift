public import Lake

/// From bronze to a published snapshot: the whole of `f1lake build`.
public struct WarehouseBuild: Sendable {
  /// How a build ended.
  public enum Outcome: Sendable {
    /// All tests passed; warnings are in the report.
    case published(Snapshot, RunReport)
    /// Tests failed: the former snapshot, if any, is still the current one.
    case rejected(RunReport)

    /// What was built and tested, either way.
    public var report: RunReport {
      switch self {
      case .published(_, let report), .rejected(let report): report
      }
    }
  }

  private let project: String
  private let bronze: String
  private let store: SnapshotStore
  private let retention: SnapshotRetention
  private let options: RunOptions
  private let environment: [String: String]
  private let selection: BuildSelection?
  private let variables: [String: TemplateValue]
  private let artifacts: String
  private let imported: String?
  private let runID: String?

  /// - Parameters:
  ///   - project: the folder of dbt_project.yml.
  ///   - bronze: the folder of bronze tables; the project sees it as F1_BRONZE.
  ///   - store: where the snapshot is published.
  ///   - retention: which of the former snapshots stay.
  ///   - options: threads, full refresh, and who learns of progress.
  ///   - environment: what else `env_var` sees.
  ///   - selection: which models to build; all others stay as the current snapshot has them.
  ///   - variables: override those of dbt_project.yml.
  ///   - artifacts: the folder of manifest.json and so on; nil means `artifacts` beside the snapshots.
  ///   - imported: a database that real dbt made of the project: its tables are taken as they are,
  ///     and tested.
  ///   - run: the id of this run, for the artifacts; a new one where it is nil.
  public init(
    project: String, bronze: String, store: SnapshotStore,
    retention: SnapshotRetention = SnapshotRetention(), options: RunOptions = RunOptions(),
    environment: [String: String] = [:], selection: BuildSelection? = nil,
    variables: [String: TemplateValue] = [:], artifacts: String? = nil,
    importing imported: String? = nil, run: String? = nil
  ) {
    self.project = project
    self.bronze = bronze
    self.store = store
    self.retention = retention
    self.options = options
    self.selection = selection
    self.variables = variables
    self.artifacts = artifacts ?? "\(store.directory)/\(ArtifactFolder.name)"
    self.imported = imported
    runID = run
    self.environment = environment.merging(["F1_BRONZE": bronze]) { $1 }
  }

  /// Reads the project, builds what has changed, tests, publishes and writes the artifacts.
  ///
  /// - Throws: ``ProjectError``, ``SelectionError``, ``RunError`` or `SnapshotError`; the former
  ///   snapshot stays.
  public func run() async throws -> Outcome { try await publish(try await build()) }

  /// Reads the project, builds what has changed and tests; readers see nothing of it yet.
  func build() async throws -> BuiltWarehouse {
    async let engine = BuildEngine().start(threads: options.threads)
    var project = try Project(path: project, environment: environment, variables: variables)
    let artifacts = BuildArtifacts(
      project, ArtifactFolder(artifacts, beforeWrite: store.beforeWrite), run: runID)
    var options = options
    if let selection { options.only = try await selection.models(of: project, artifacts) }
    if let imported { project = try DbtFile(imported).project(project) }
    let build = try store.beginBuild()
    let isContinued = imported == nil && (!options.isFullRefresh || options.only != nil)
    if isContinued, let current = try? store.current() {
      try store.beforeWrite()
      try FileCopy.copy(current.path, to: build.path)
    }
    let runner = ProjectRunner(project, options, engine: try await engine)
    let report = try await runner.run(
      database: build.path, bronze: bronze, beforeWrite: store.beforeWrite)
    return BuiltWarehouse(
      project: project, report: report, snapshot: build.candidate(report.contents),
      artifacts: artifacts, files: await runner.preparedFiles, columns: await runner.columns,
      runner: runner, build: build)
  }

  /// Makes what was built the current snapshot, unless a test failed, and writes the artifacts.
  func publish(_ built: consuming BuiltWarehouse) async throws -> Outcome {
    let (report, artifacts, files) = (built.report, built.artifacts, built.files)
    let (columns, runner) = (built.columns, built.runner)
    async let ended: Void = runner.end()
    var outcome = Outcome.rejected(report)
    if report.isPublishable {
      do {
        outcome = .published(
          try store.publish(built.build, contents: report.contents, retention: retention), report)
        for file in files { try file.publish(checking: store.beforeWrite) }
      } catch {
        for file in files { file.discard() }
        throw error
      }
    }
    try await artifacts.write(outcome, columns)
    await ended
    return outcome
  }
}

/// A finished database that is not published; its file goes when this goes.
struct BuiltWarehouse: ~Copyable {
  let project: Project
  let report: RunReport
  /// The file as a snapshot, for readers who know of it.
  let snapshot: Snapshot
  let artifacts: BuildArtifacts
  /// Parquet files of external models, not in their places yet.
  let files: [PreparedFile]
  /// Those of all its relations.
  let columns: [Catalog.Column]
  let runner: ProjectRunner
  let build: SnapshotBuild
}

extension RunReport {
  /// The report as it is written beside the snapshot.
  var contents: SnapshotContents {
    let tables = models.map {
      SnapshotContents.Table(
        schema: $0.relation.schema.name, name: $0.relation.name.name, rows: $0.rows)
    }
    return SnapshotContents(models: tables, bronze: bronze)
  }
}
