internal import ArgumentParser
internal import Ingest
internal import Observability

/// `f1lake archive`.
struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Check bronze and the raw archive, and rebuild what is damaged.",
    subcommands: [ArchiveVerifyCommand.self, ArchiveRepairCommand.self])
}

/// `f1lake archive verify`.
struct ArchiveVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hash every file of bronze and the raw archive and compare with the manifests.",
    discussion: "Ends with 4 where something is damaged, missing or unfinished. Writes nothing.")

  @OptionGroup var root: DataRootOptions
  @OptionGroup var part: ArchiveOptions

  func run() async throws {
    let verify = ArchiveVerify(try root.open(), table: part.table, season: part.season)
    let log = CommandLog("archive", try LogSettings(root.settings()))
    try part.print(try await StopSignal.cancelling(log, onStop: {}) { try await verify.run() })
  }
}

/// `f1lake archive repair`.
struct ArchiveRepairCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Rebuild damaged and unfinished sessions from the raw archive, without a network.",
    discussion: """
      A session is rebuilt only from the very documents that it was made from; where they are gone or have \
      changed, that is said and nothing is touched. Ends with 4 where something is still wrong.
      """)

  @OptionGroup var root: DataRootOptions
  @OptionGroup var part: ArchiveOptions

  func run() async throws {
    let repair = ArchiveRepair(try root.open(), table: part.table, season: part.season)
    let log = CommandLog("archive", try LogSettings(root.settings()))
    let (_, rest) = try await StopSignal.cancelling(log, onStop: {}) { [part] in
      try await repair.run { report in
        Swift.print(part.json ? try ArchiveJSON.line(report) : report.text)
      }
    }
    try part.print(rest)
  }
}

/// What of the lake, and in which form.
struct ArchiveOptions: ParsableArguments {
  @Option(help: "One bronze table. All by default.")
  var table: String?

  @Option(help: ArgumentHelp("One season. All by default.", valueName: "year"))
  var season: Int?

  @Flag(help: "Print JSON, one object per line.")
  var json = false

  /// Prints problems and totals; throws the exit code where something is wrong.
  func print(_ report: ArchiveReport) throws {
    if json {
      for problem in report.problems { Swift.print(try ArchiveJSON.line(problem)) }
      Swift.print(try ArchiveJSON.line(report))
    } else {
      Swift.print(report.text)
    }
    if let code = report.exitCode { throw ExitCode(code) }
  }
}
