internal import Ingest
internal import Models
internal import Synchronization

/// What a build prints: a line for each model on a terminal, all of them at its end elsewhere, or
/// one JSON object a line.
final class BuildOutput: Sendable {
  private struct State {
    var block = LiveBlock()
    var planned = (models: 0, tests: 0)
    var done = (models: 0, tests: 0)
    var isOver = false
  }

  private let isJSON: Bool
  private let terminal: Terminal?
  private let width: Int
  /// Takes what is done; nil where standard output says it and nobody asked for a log.
  private let log: BuildLog?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - width: for the names of models.
  ///   - isQuiet: where nothing but the result may be written.
  init(isJSON: Bool, width: Int = 30, isQuiet: Bool = false, _ log: CommandLog? = nil) {
    self.isJSON = isJSON
    self.width = width
    let wanted = log.flatMap { $0.isQuiet ? nil : $0.logger }
    self.log = wanted.map(BuildLog.init)
    // Lines of a log would tear the block.
    terminal = isJSON || isQuiet || wanted != nil ? nil : Terminal()
  }

  /// Shows a step; called by the threads of the build.
  func show(_ event: RunEvent) {
    log?.note(event)
    state.withLock { state in
      var line = ""
      switch event {
      case .planned(let models, let tests): state.planned = (models, tests)
      case .model(let run):
        state.done.models += 1
        line = run.line(width: width)
        if isJSON { writeOutput(run.json.jsonText + "\n") }
      case .tests(let runs):
        state.done.tests += runs.count
        if isJSON { writeOutput(runs.map { $0.json.jsonText + "\n" }.joined()) }
      }
      draw(&state, above: line)
    }
  }

  /// Takes the block away, so that the terminal is in order whatever comes.
  func stop() {
    state.withLock { state in
      state.isOver = true
      if let terminal { writeOutput(state.block.close(width: terminal.size.width)) }
    }
  }

  /// The last lines.
  func end(_ outcome: WarehouseBuild.Outcome) {
    stop()
    log?.note(outcome)
    if isJSON {
      writeOutput(outcome.json.jsonText + "\n")
    } else {
      writeOutput((terminal == nil ? outcome.summary : outcome.closing) + "\n")
    }
  }

  /// Gates, for the log; what a verification prints is its report.
  func end(_ report: VerificationReport) {
    stop()
    log?.note(report)
  }

  private func draw(_ state: inout State, above line: String) {
    guard let terminal, !state.isOver else { return }
    let text =
      "\(state.done.models) of \(state.planned.models) models, "
      + "\(state.done.tests) of \(state.planned.tests) tests"
    writeOutput(state.block.frame([text], above: line, width: terminal.size.width))
  }
}
