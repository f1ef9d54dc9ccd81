internal import ArgumentParser
internal import Lake
internal import Models
internal import OriginServer

/// `f1lake docs`.
struct DocsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Serve the lineage graph and the documentation of all tables and columns.",
    discussion:
      "Reachable from this machine only, until Ctrl-C. With --output it writes the site instead.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var project: ProjectOptions

  @Option(help: "The port; 0 takes a free one.")
  var port = 8580

  @Option(help: "127.0.0.1, ::1 or localhost.")
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("Write the site to this folder and end.", valueName: "dir"))
  var output: String?

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is \(port); give a port from 0 to 65535.")
    }
  }

  func run() async throws {
    let data = try root.open()
    let project = try project.read(root, data)
    let artifacts = ArtifactFolder("\(data.warehouse)/\(ArtifactFolder.name)")
    let site = DocsSite(
      DocsData(
        project, snapshot: try SnapshotStore(directory: data.warehouse).current(),
        results: artifacts.read(.runResults)))
    if let output {
      try site.write(to: output)
      print("\(site.files.count) files in \(output)")
      return
    }
    let files = Dictionary(
      site.files.map { ($0.name, $0.content) }, uniquingKeysWith: { a, _ in a })
    try await SiteServer(files: files).run(host: host, port: port) { url in
      writeOutput("the documentation is at \(url)\n")
    }
  }
}
