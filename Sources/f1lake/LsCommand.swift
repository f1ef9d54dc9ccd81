internal import ArgumentParser
internal import Lake
internal import Models

/// `f1lake ls`.
struct LsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "List what a selection of the project means.",
    discussion: "Selections are those of dbt; docs/models.md lists them.")

  /// How a resource is printed.
  enum Output: String, ExpressibleByArgument, CaseIterable { case selector, name, path, json }

  @OptionGroup var root: DataRootOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var selection: SelectionOptions

  @Option(help: "selector, name, path or json.")
  var output = Output.selector

  @Option(
    name: .customLong("target-path"),
    help: ArgumentHelp("Write manifest.json to this folder as well.", valueName: "dir"))
  var targetPath: String?

  func run() throws {
    let data = try root.open()
    let project = try project.read(root, data)
    let manifest = Manifest(project, moment: ArtifactMoment(), dbtMacros: project.dbtMacros)
    if let targetPath { try ArtifactFolder(targetPath).write(manifest.json, as: .manifest) }
    let found = try selection.resolve(in: manifest, data)
    for resource in found { print(text(of: resource)) }
    if found.isEmpty { throw NothingSelected() }
  }

  private func text(of resource: SelectedResource) -> String {
    switch output {
    case .selector: resource.selector
    case .name: resource.name
    case .path: resource.path
    case .json: resource.json.jsonText
    }
  }
}

/// A selection that fits nothing.
struct NothingSelected: Error, CustomStringConvertible {
  let description = "the selection fits nothing of the project"
}
