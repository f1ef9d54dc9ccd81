internal import Lake

/// The artifacts of one build: what it was asked, what it did, and what the snapshot holds.
struct BuildArtifacts {
  private let project: Project
  private let folder: ArtifactFolder
  private let moment = ArtifactMoment()
  private let start = ContinuousClock.now
  let manifest: Manifest

  init(_ project: Project, _ folder: ArtifactFolder) {
    self.project = project
    self.folder = folder
    manifest = Manifest(project, moment: moment, dbtMacros: project.dbtMacros)
  }

  /// Writes run_results.json; and manifest.json and catalog.json where a snapshot was published, so
  /// that `state:` compares with what the snapshot was made from.
  func write(_ report: RunReport, published snapshot: Snapshot?) async throws {
    let results = RunResults(
      report, unitTests: report.unitTests, of: project, command: "build", moment: moment,
      seconds: (ContinuousClock.now - start) / .seconds(1))
    try folder.write(results.json, as: .runResults)
    guard let snapshot else { return }
    try folder.write(manifest.json, as: .manifest)
    try folder.write(
      try await Catalog(project, in: snapshot, moment: moment).json, as: .catalog)
  }
}

/// What of a project a build is about.
public struct BuildSelection: Sendable {
  let selection: Selection
  let state: String?

  /// - Parameter state: the folder of the manifest that `state:` compares with; nil means that of
  ///   the last published build.
  public init(_ selection: Selection, state: String? = nil) {
    self.selection = selection
    self.state = state
  }
}
