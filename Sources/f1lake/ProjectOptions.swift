internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Models

/// Which dbt project, and its variables.
struct ProjectOptions: ParsableArguments {
  @Option(
    help: "The folder of the dbt project. Default: F1_TRANSFORM, ./transform, or the installed one."
  )
  var project: String?

  @Option(
    help: ArgumentHelp(
      "Variables of the project as YAML, as in '{clean_air_gap_s: 3}'.", valueName: "yaml"))
  var vars: String?

  /// Reads and compiles the project.
  func read(_ options: DataRootOptions, _ root: DataRoot) throws -> Project {
    let folder = try TransformFolder.find(
      asked: try project ?? options.settings()[.transformFolder],
      executable: Bundle.main.executablePath)
    let environment = ProcessInfo.processInfo.environment
      .merging(["F1_BRONZE": root.bronze, "F1_WAREHOUSE": root.warehouse]) { $1 }
    return try Project(
      path: folder, environment: environment,
      variables: try vars.map(ProjectVariables.read) ?? [:])
  }
}

/// Which resources of the project are meant.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: [.customLong("select"), .customShort("s")], parsing: .upToNextOption,
    help: ArgumentHelp(
      "What is meant: laps, +laps, laps+, 1+laps, @laps, tag:race, path:models/gold, state:modified+.",
      valueName: "selector"))
  var select: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("What of that is not meant.", valueName: "selector"))
  var exclude: [String] = []

  @Option(
    name: .customLong("resource-type"), parsing: .upToNextOption,
    help: ArgumentHelp("model, test, unit_test, source, exposure.", valueName: "type"))
  var resourceTypes: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder of the manifest.json that state: compares with. Default: the last build's.",
      valueName: "dir"))
  var state: String?

  /// The models that a build is about; nil where everything is.
  func ofBuild() throws -> BuildSelection? {
    let selection = try Selection(
      include: select, exclude: exclude, resourceTypes: resourceTypes)
    return selection.isEverything ? nil : BuildSelection(selection, state: state)
  }

  /// What is selected, in the order of the manifest.
  func resolve(
    in manifest: Manifest, _ root: DataRoot
  ) throws -> [SelectedResource] {
    let selection = try Selection(
      include: select, exclude: exclude, resourceTypes: resourceTypes)
    let folder = ArtifactFolder(state ?? "\(root.warehouse)/\(ArtifactFolder.name)")
    return try selection.resolve(in: manifest, state: try folder.state())
  }
}
