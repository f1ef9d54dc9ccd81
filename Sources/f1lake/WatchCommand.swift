internal import ArgumentParser
internal import CMalloc
internal import Foundation
internal import Ingest
internal import Lake
internal import Logging
internal import Watch

/// `f1lake watch`.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Keep the lake up to date: ingest, build, verify and publish after each session.",
    discussion: """
      Reads the season's calendar, sleeps until a session is over, asks for it until its archive is there, and asks \
      again for results while they are provisional. Runs until Ctrl-C or SIGTERM, which end it with 0. A round that \
      fails is told, and the next one comes. Only one watch runs on a data root.
      """)

  @OptionGroup var root: DataRootOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var times: WatchTimes

  @Flag(help: "One round now, and the end: 4 where something failed, 5 where the gates refused.")
  var once = false

  @OptionGroup var notices: NoticeOptions

  @Option(help: "Most sessions at once. Default: what cores and memory allow.")
  var jobs: Int?

  @Flag(inversion: .prefixedNo, help: "Also what Jolpica has of the rounds.")
  var history = true

  @OptionGroup var origins: OriginOptions
  @OptionGroup var build: BuildOptions
  @OptionGroup var gates: GateOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
  }

  func run() async throws {
    f1lake_return_freed_memory()
    try await log.run("watch", in: root) { try await watch($0, $1) }
  }

  private func watch(_ data: DataRoot, _ log: CommandLog) async throws {
    let folder = WatchFolder(data)
    let lock = try folder.lock()
    var state = try folder.load()
    state.holder = .init(
      process: ProcessInfo.processInfo.processIdentifier, host: ProcessInfo.processInfo.hostName,
      since: Date())
    try folder.save(state)
    // Of a root that an older version made.
    try EmptyTables.lay(in: data)
    let watch = Watch(rules: times.rules, steps: try steps(log))
    let (isOnce, start) = (once, state)
    let outcome: Watch.Outcome? = try await StopSignal.cancelling(log, onStop: {}) {
      guard isOnce else {
        await watch.run(from: start)
        return nil
      }
      var state = start
      return await watch.round(&state)
    }
    _ = consume lock
    guard let outcome else { return }
    if outcome.isStopped { throw ExitCode(StopSignal.exitCode) }
    if outcome.isRejected { throw ExitReason.gateFailed }
    if !outcome.problems.isEmpty { throw ExitCode(4) }
  }
}

/// When a watch does something.
struct WatchTimes: ParsableArguments {
  @Option(help: "The longest sleep between two rounds, as in 30m, 6h or 1d.")
  var interval = Age(seconds: WatchRules().interval)

  @Option(help: "From the end of a session until it is first asked for.")
  var delay = Age(seconds: WatchRules().delay)

  @Option(
    help: "Between two questions for a session that is not there yet; longer after two hours.")
  var poll = Age(seconds: WatchRules().poll)

  @Option(
    help: "How long a session is waited for; after that it is late, and asked for less often.")
  var patience = Age(seconds: WatchRules().patience)

  var rules: WatchRules {
    var rules = WatchRules()
    rules.interval = interval.seconds
    rules.delay = delay.seconds
    rules.poll = poll.seconds
    rules.patience = patience.seconds
    return rules
  }

  func validate() throws {
    // Origins are services of others.
    if poll.seconds < 60 { throw ValidationError("--poll is at least 1m") }
    if interval.seconds < 60 { throw ValidationError("--interval is at least 1m") }
    let longest = [interval, delay, poll, patience].map(\.seconds).max() ?? 0
    if longest > 366 * 86_400 { throw ValidationError("no time of a watch is above a year") }
  }
}

/// Who is told, beside the log.
struct NoticeOptions: ParsableArguments {
  enum Place: String, ExpressibleByArgument, CaseIterable { case desktop }

  @Option(help: ArgumentHelp("Post each event there as JSON.", valueName: "url"))
  var webhook: String?

  @Option(help: "Show each event by notify-send or osascript: desktop.")
  var notify: Place?

  /// Tells of an event; what does not work is a line of the log.
  func notice(_ logger: Logger) throws -> @Sendable (WatchEvent) async -> Void {
    let webhook = try webhook.map { try Webhook($0) }
    let isOnDesktop = notify == .desktop
    return { event in
      if isOnDesktop, let problem = DesktopNotice.show(event.message) {
        logger.warning("\(problem)")
      }
      guard let webhook, let body = try? event.json() else { return }
      if let problem = await webhook.post(body) { logger.warning("the webhook: \(problem)") }
    }
  }
}
