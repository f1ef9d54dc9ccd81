internal import Lake

/// The artifacts of one build: what it was asked, what it did, and what the snapshot holds.
struct BuildArtifacts {
  private let project: Project
  private let folder: ArtifactFolder
  private let moment: ArtifactMoment
  private let start = ContinuousClock.now
  /// Made while the models are: it depends on the project alone.
  private let making: Task<Manifest, Never>
  private let text: Task<[UInt8], Never>

  init(_ project: Project, _ folder: ArtifactFolder, run: String?) {
    let moment = ArtifactMoment(run: run)
    let making = Task { Manifest(project, moment: moment, dbtMacros: project.dbtMacros) }
    self.project = project
    self.folder = folder
    self.moment = moment
    self.making = making
    text = Task { await making.value.json.jsonBytes }
  }

  var manifest: Manifest { get async { await making.value } }

  /// Writes run_results.json; and manifest.json and catalog.json where a snapshot was published, so
  /// that `state:` compares with what the snapshot was made from.
  ///
  /// - Parameter columns: those of the snapshot.
  func write(_ outcome: WarehouseBuild.Outcome, _ columns: [Catalog.Column]) async throws {
    let report = outcome.report
    let results = RunResults(
      report, unitTests: report.unitTests, of: project, command: "build", moment: moment,
      seconds: (ContinuousClock.now - start) / .seconds(1))
    guard case .published(let snapshot, _) = outcome else {
      return try folder.write(results.json, as: .runResults)
    }
    let catalog = Catalog(project, snapshot.contents, columns, moment)
    try folder.write(await text.value, as: .manifest)
    try folder.write(results.json, as: .runResults)
    try folder.write(catalog.json, as: .catalog)
  }

  /// The manifest of the last published build; nil where there is none.
  func state() throws(SelectionError) -> ManifestState? { try folder.state() }
}

/// What of a project a build is about.
public struct BuildSelection: Sendable {
  private let selection: Selection
  private let state: String?

  /// - Parameter state: the folder of the manifest that `state:` compares with; nil means that of
  ///   the last published build.
  public init(_ selection: Selection, state: String? = nil) {
    self.selection = selection
    self.state = state
  }

  /// The models to build.
  ///
  /// - Throws: ``SelectionError`` where there is none, or where it cannot be resolved.
  func models(
    of project: Project, _ artifacts: BuildArtifacts
  ) async throws(SelectionError) -> Set<Identifier> {
    let earlier = try state.map { folder throws(SelectionError) in
      try ArtifactFolder(folder).state()
    }
    var known = earlier ?? nil
    if known == nil { known = try artifacts.state() }
    let models = project.models(
      among: try selection.resolve(in: await artifacts.manifest, state: known))
    guard !models.isEmpty else {
      throw SelectionError("the selection has no model to build")
    }
    return models
  }
}
