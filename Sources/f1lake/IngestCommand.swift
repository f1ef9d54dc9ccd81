internal import ArgumentParser
internal import Ingest
internal import Lake

struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Fetch sessions from the origins and write them as bronze Parquet.",
    discussion: """
      Prints one line per session. Sessions that the origin does not have, or not yet, are reported and skipped; \
      the exit code is 4 then. A session whose responses have not changed is not written again.
      """)

  @OptionGroup var root: DataRootOptions

  @Option(
    help: ArgumentHelp(
      "Championship year, 2018 or later; may be given again. Default: F1_SEASONS.",
      valueName: "year"))
  var season: [Int] = []

  @Option(help: "Round number, or a part of the Grand Prix's name, country or place.")
  var round: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Sessions: FP1 FP2 FP3 SQ S Q R. All by default.", valueName: "code"))
  var session: [String] = []

  @OptionGroup var origins: OriginOptions

  @Flag(help: "Print every finding, not only their number.")
  var findings = false

  func run() async throws {
    let seasons = try season.isEmpty ? root.settings().seasons() : season
    let ingest = IngestRun(try root.open(), origins.addresses)
    var reports: [IngestRun.Report] = []
    for season in seasons {
      let selection = IngestRun.Selection(season: season, round: round, sessions: session)
      reports += try await ingest.run(selection) { print($0.text(withFindings: findings)) }
    }
    if let code = reports.exitCode { throw ExitCode(code) }
  }
}

/// Where the origins are.
struct OriginOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Base URL of all origins, or a folder of recorded responses.", valueName: "url|dir"))
  var origin: String?

  @Option(help: ArgumentHelp("Base URL or folder of the timing archive.", valueName: "url|dir"))
  var timingOrigin: String?

  @Option(help: ArgumentHelp("Base URL or folder of Jolpica's results.", valueName: "url|dir"))
  var resultsOrigin: String?

  @Option(help: ArgumentHelp("Base URL or folder of the schedules.", valueName: "url|dir"))
  var scheduleOrigin: String?

  @Option(help: ArgumentHelp("Base URL or folder of the circuits' maps.", valueName: "url|dir"))
  var circuitsOrigin: String?

  var addresses: OriginAddresses {
    let single: [Origin: String?] = [
      .timing: timingOrigin, .results: resultsOrigin, .schedule: scheduleOrigin,
      .circuits: circuitsOrigin,
    ]
    return OriginAddresses(all: origin, single.compactMapValues { $0 })
  }
}
