internal import Lake

/// Tells other processes how far a run is, at most once a second; see `RunningIngest`.
actor IngestAnnouncement {
  private static let pause = Duration.seconds(1)
  private static let heartbeat = Duration.seconds(5)

  private let root: DataRoot
  private let executor = EngineExecutor(label: "f1lake.announcement")
  private var running: RunningIngest?
  private var told: (running: RunningIngest, at: ContinuousClock.Instant)?
  private var isOver = false

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ root: DataRoot) { self.root = root }

  /// Takes in what the run says.
  func add(_ notice: IngestRun.Notice) {
    switch notice {
    case .planned(let plan, _, _):
      running = plan.sessions.first.map {
        RunningIngest(
          run: root.run, stage: .sessions, season: $0.event.season, round: $0.event.round, done: 0,
          total: plan.sessions.count)
      }
    case .started(let planned):
      running?.season = planned.event.season
      running?.round = planned.event.round
    case .finished: running?.done += 1
    case .history(let report):
      running = RunningIngest(
        run: root.run, stage: .history, season: report.season, round: report.event?.round,
        done: running?.done ?? 0, total: running?.total ?? 0)
    }
  }

  /// Tells it until the task is cancelled.
  func keepTelling() async {
    while !Task.isCancelled {
      tell()
      try? await Task.sleep(for: Self.pause)
    }
  }

  /// The run has ended.
  func end() {
    isOver = true
    guard told != nil else { return }
    // It would be taken for ended soon, in any case.
    try? RunningIngest.remove(from: root)
  }

  private func tell() {
    guard let running, !isOver else { return }
    let now = ContinuousClock.now
    if let told, told.running == running, now - told.at < Self.heartbeat { return }
    // No ingest fails for this: a disk that cannot be written stops it where it writes data.
    try? running.write(to: root)
    told = (running, now)
  }
}
