internal import Foundation
internal import Ingest
internal import Lake
internal import Logging
internal import Synchronization

/// What a run prints: lines, lines above a live block on a terminal, or JSON.
///
/// It writes on a thread of its own, since a slow terminal or pipe blocks.
actor IngestOutput {
  private let executor = EngineExecutor(label: "f1lake.output")
  private let isJSON: Bool
  private let withFindings: Bool
  private let log: CommandLog
  private let network = Mutex<(@Sendable () -> Traffic)?>(nil)
  private let terminal: Terminal?
  private let clock = ContinuousClock()
  private var progress = IngestProgress()
  private var block = LiveBlock()
  private var isStopping = false
  private var waits: [String: Date] = [:]
  /// Rounds of history so far.
  private(set) var history: [HistoryIngest.Report] = []

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(isJSON: Bool, withFindings: Bool, _ log: CommandLog) {
    self.isJSON = isJSON
    self.withFindings = withFindings
    self.log = log
    // Lines of a log would tear the block.
    terminal = isJSON || !log.isQuiet ? nil : Terminal()
  }

  /// What went over the network; nil before the sessions are known.
  nonisolated var traffic: Traffic? { network.withLock { $0 }?() }

  /// Prints what the run says.
  func show(_ notice: IngestRun.Notice) throws {
    progress.add(notice, at: clock.now)
    if !log.isQuiet { IngestLog(log.logger).note(notice) }
    switch notice {
    case .planned(let plan, let jobs, let traffic):
      network.withLock { $0 = traffic }
      if isJSON { writeOutput(try IngestJSON.line(plan, jobs: jobs) + "\n") }
    case .started: draw()
    case .finished(let report):
      if isJSON {
        writeOutput(try IngestJSON.line(report, withFindings: withFindings) + "\n")
      } else {
        draw(above: report.text(withFindings: withFindings))
      }
    case .history(let report):
      history.append(report)
      if isJSON {
        writeOutput(try IngestJSON.line(report, withFindings: withFindings) + "\n")
      } else {
        draw(above: report.text(withFindings: withFindings))
      }
    }
  }

  /// Redraws the block until the task is cancelled: seconds go on while a session is in work.
  func keepDrawing() async {
    while !Task.isCancelled {
      if terminal == nil { sayWaits() } else { draw() }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// One line of the log for each long wait, where there is no block that shows it.
  private func sayWaits() {
    for wait in progress.waits() where waits[wait.origin].map({ $0 < wait.until }) ?? true {
      // The end of a wait moves a little as it is counted anew.
      waits[wait.origin] = wait.until.addingTimeInterval(60)
      let time = wait.until.formatted(.iso8601.time(includingFractionalSeconds: false))
      log.logger.notice(
        "waiting until \(time) UTC, which the limits of \(wait.origin) ask for",
        metadata: ["origin": .string("\(wait.origin)")])
    }
  }

  /// Takes the block away for good, so that the terminal is in order whatever comes.
  func stop() {
    if let terminal { writeOutput(block.close(width: terminal.size.width)) }
    isStopping = true
  }

  /// The last lines.
  func end(_ summary: IngestSummary, exitCode: Int32?) throws {
    stop()
    writeOutput((isJSON ? try IngestJSON.line(summary, exitCode: exitCode) : summary.text) + "\n")
  }

  private func draw(above text: String = "") {
    guard let terminal, !isStopping else {
      if !text.isEmpty { writeOutput(text + "\n") }
      return
    }
    let (width, height) = terminal.size
    let lines = progress.lines(width: width, height: height, at: clock.now)
    writeOutput(block.frame(lines, above: text, width: width))
  }
}
