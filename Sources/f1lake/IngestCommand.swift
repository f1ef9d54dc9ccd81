internal import ArgumentParser
internal import CMalloc
internal import Ingest
internal import Lake
internal import Observability

struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Fetch sessions from the origins and write them as bronze Parquet.",
    discussion: """
      Prints one line per session and per round of history as it is done, and a summary of what is missing and \
      why. Sessions that the origin does not have, or not yet, are reported and skipped; the exit code is 4 then, \
      and where history failed. What has not changed is not written again, so the same command goes on where it \
      was stopped.
      """)

  @OptionGroup var root: DataRootOptions
  @OptionGroup var log: LogOptions

  @Option(
    help: ArgumentHelp(
      "Championship year since 1950, with sessions since 2018; may be given again. Default: F1_SEASONS.",
      valueName: "year"))
  var season: [Int] = []

  @Option(help: "Round number, or a part of the Grand Prix's name, country or place.")
  var round: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Sessions: FP1 FP2 FP3 SQ S Q R. All by default.", valueName: "code"))
  var session: [String] = []

  @Flag(help: "This year's sessions that have ended and are not yet in bronze.")
  var latest = false

  @Option(help: "Most sessions at once. Default: what cores and memory allow.")
  var jobs: Int?

  @Flag(inversion: .prefixedNo, help: "Also what Jolpica has of the rounds; never with --session.")
  var history = true

  @OptionGroup var origins: OriginOptions

  @Flag(help: "Ask for everything again, also for what is final.")
  var refresh = false

  @Flag(help: "Use the raw archive alone: no connection is made.")
  var offline = false

  @Flag(help: "Print every finding, not only their number.")
  var findings = false

  @Flag(help: "Print JSON, one object per line.")
  var json = false

  func validate() throws {
    if latest, !season.isEmpty || round != nil || !session.isEmpty {
      throw ValidationError("--latest takes no --season, --round or --session")
    }
    if refresh, offline { throw ValidationError("--refresh and --offline exclude each other") }
    if let early = season.first(where: { $0 < 1950 }) {
      throw ValidationError("--season \(early): the first championship was that of 1950")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
  }

  func run() async throws {
    f1lake_return_freed_memory()
    try await log.run("ingest", in: root) { data, log in
      let selection = try selection()
      // Of a root that an older version made.
      try EmptyTables.lay(in: data)
      let output = IngestOutput(isJSON: json, withFindings: findings, log)
      let drawing = Task { await output.keepDrawing() }
      do {
        let code = try await ingest(selection, data, output, log)
        drawing.cancel()
        if let code { throw ExitCode(code) }
      } catch {
        drawing.cancel()
        await output.stop()
        throw error
      }
    }
  }

  /// Ingests, says what there is to say, and tells the exit code; nil where every session is stored.
  private func ingest(
    _ selection: IngestRun.Selection, _ data: DataRoot, _ output: IngestOutput, _ log: CommandLog
  ) async throws -> Int32? {
    var run = IngestRun(data, origins.addresses, policy: policy, jobs: jobs)
    let lines = IngestLog(log.logger)
    run.onRepeat = { lines.note($0) }
    let clock = ContinuousClock()
    let start = clock.now
    let (summary, code) = try await RunMetrics(.ingest, command: "ingest", data, log.logger)
      .recording {
        let reports = try await StopSignal.cancelling(log, onStop: { await output.stop() }) {
          [run] in try await run.run(selection) { try await output.show($0) }
        }
        let history = await output.history
        let rounds = history.filter { if case .unavailable = $0.outcome { false } else { true } }
        return (
          IngestSummary(reports, history: history, duration: clock.now - start),
          (reports.map(\.outcome) + rounds.map(\.outcome)).exitCode
        )
      } figures: {
        $0.0.figures(output.traffic)
      }
    try await output.end(summary, exitCode: code)
    return code
  }

  private var policy: FetchPolicy { offline ? .offline : refresh ? .refresh : .revalidate }

  private func selection() throws -> IngestRun.Selection {
    if latest { return .latest(history: history) }
    return .init(
      seasons: try season.isEmpty ? root.settings().seasons() : season, round: round,
      sessions: session, history: history)
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
