public import ArgumentParser
internal import Lake
public import Logging
public import Observability

/// How a command logs, and the run that its lines belong to.
struct LogOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Lines of the log, on standard error: text or json. Default: F1_LOG_FORMAT, or text.",
      valueName: "form"))
  var logFormat: LogFormat?

  @Option(
    help: ArgumentHelp(
      "The least level that is logged: trace, debug, info, notice, warning, error or critical. "
        + "Default: F1_LOG_LEVEL, or notice, and info in JSON.",
      valueName: "level"))
  var logLevel: Logger.Level?

  /// What flags, environment and `.env` say.
  func settings(_ root: DataRootOptions) throws -> LogSettings {
    var flags: [SettingName: String] = [:]
    flags[.logFormat] = logFormat?.rawValue
    flags[.logLevel] = logLevel?.rawValue
    return try LogSettings(root.settings(adding: flags))
  }

  /// Opens the data root and runs the work of a command, with a log whose lines carry the id of the run.
  ///
  /// - Throws: what the work throws; in JSON an error is a line of the log, and its exit code is thrown.
  func run<Result>(
    _ command: String, in root: DataRootOptions,
    _ work: (DataRoot, CommandLog) async throws -> Result
  ) async throws -> Result {
    let settings = try settings(root)
    var log = CommandLog(command, settings)
    do {
      let data = try root.open()
      log = log.of(run: data.run)
      log.logger.info("begun", metadata: ["version": .string(F1Lake.configuration.version)])
      let result = try await work(data, log)
      log.ended(0)
      return result
    } catch let code as ExitCode {
      log.ended(code.rawValue)
      throw code
    } catch  where settings.format == .json {
      let code = ExitReason(error).code
      log.logger.error("\(error)", metadata: ["exit_code": .stringConvertible(Int(code))])
      throw ExitCode(code)
    }
  }
}

/// The log of a command.
struct CommandLog: Sendable {
  var logger: Logger
  /// True where it only has what standard output does not say.
  let isQuiet: Bool
  private let start = ContinuousClock.now

  init(_ command: String, _ settings: LogSettings) {
    logger = Logger(label: command, settings)
    isQuiet = settings.isQuiet
  }

  /// The same, whose lines carry the id of a run.
  func of(run: String) -> CommandLog {
    var log = self
    log.logger = logger.of(run: run)
    return log
  }

  fileprivate func ended(_ code: Int32) {
    logger.info(
      "ended",
      metadata: [
        "exit_code": .stringConvertible(Int(code)),
        "seconds": .stringConvertible((ContinuousClock.now - start) / .seconds(1)),
      ])
  }
}

extension LogFormat: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
