internal import ArgumentParser
internal import Foundation
internal import Lake
internal import Models
internal import Watch

/// `f1lake service`.
struct ServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service",
    abstract: "Run f1lake watch as a service of yours, by systemd or launchd.",
    subcommands: [
      ServiceInstallCommand.self, ServiceStatusCommand.self, ServiceRemoveCommand.self,
    ])

  static func file() throws -> ServiceFile {
    try ServiceFile(environment: ProcessInfo.processInfo.environment)
  }
}

/// `f1lake service install`.
struct ServiceInstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Write the unit or agent, and say how to start it.",
    discussion: """
      Nothing is started. The service gets absolute paths, and the folders that F1_BRONZE, F1_CACHE_DIR, F1_WAREHOUSE \
      and F1_TRANSFORM name now.
      """)

  @OptionGroup var root: DataRootOptions

  @Flag(help: "Show the file and write nothing.")
  var print = false

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("Flags of f1lake watch, after --.", valueName: "watch flags"))
  var watch: [String] = []

  func run() async throws {
    // A mistake shows here and not in the log of a service.
    _ = try WatchCommand.parse(watch)
    let location = try DataRootLocation(root.settings())
    if !print { _ = try root.open() }
    guard let executable = Bundle.main.executablePath else {
      throw LakeError(.configuration, "the path of f1lake is not known: call it by its path")
    }
    let service = try WatchService(
      executable: executable, dataRoot: location.root, watchArguments: watch,
      environment: try environment(location))
    let file = try ServiceCommand.file()
    if print { return writeOutput(file.text(of: service)) }
    try file.install(service)
    writeOutput("wrote \(file.path); to start it:\n")
    for line in file.starting { writeOutput("  \(line)\n") }
    if file.manager == .systemd {
      writeOutput("so that it runs while you are not logged in:\n  loginctl enable-linger\n")
    }
  }

  /// The settings of this shell and of `.env` here, which a service would not find.
  private func environment(_ location: DataRootLocation) throws -> [(name: String, value: String)] {
    let settings = try root.settings()
    let folders: [(SettingName, DataFolder)] = [
      (.bronzeFolder, .bronze), (.cacheFolder, .cache), (.warehouseFolder, .warehouse),
    ]
    let moved = folders.filter { settings[$0.0] != nil }
      .map { (name: $0.0.rawValue, value: location.path($0.1)) }
    let project = URL(fileURLWithPath: try root.project(nil)).standardizedFileURL.path
    return moved + [(name: SettingName.transformFolder.rawValue, value: project)]
  }
}

/// `f1lake service status`.
struct ServiceStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is installed, and the last and next round.")

  @OptionGroup var root: DataRootOptions

  func run() async throws {
    let file = try ServiceCommand.file()
    switch try file.contents() {
    case nil: writeOutput("not installed: there is no \(file.path)\n")
    case let text? where !text.contains(WatchService.marker):
      writeOutput("\(file.path) is not by f1lake service install\n")
    case let text?:
      let isCurrent = text.contains(Bundle.main.executablePath ?? "")
      let other = isCurrent ? "" : ", which runs another f1lake than this one"
      writeOutput("installed: \(file.path)\(other)\n")
    }
    // Without a data root there is nothing more to tell.
    guard try root.settings()[.externalDataRoot] != nil else { return }
    writeOutput(try WatchFolder(root.open()).statusText() + "\n")
  }
}

/// `f1lake service remove`.
struct ServiceRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Delete the file that install wrote, and say how to stop it.")

  func run() async throws {
    let file = try ServiceCommand.file()
    guard try file.remove() else {
      return writeOutput("not installed: there is no \(file.path)\n")
    }
    writeOutput("removed \(file.path); to stop a service that runs:\n")
    for line in file.stopping { writeOutput("  \(line)\n") }
  }
}
