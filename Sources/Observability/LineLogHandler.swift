internal import Foundation
public import Logging

/// Writes each event of a log as one line.
struct LineLogHandler: LogHandler {
  /// What joins the log with manifests, artifacts, reports and figures: metadata of this name.
  static let runKey = "run"

  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  let label: String
  let format: LogFormat
  let write: @Sendable (String) -> Void

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    all.merge(metadataProvider?.get() ?? [:]) { $1 }
    all.merge(event.metadata ?? [:]) { $1 }
    let run = all.removeValue(forKey: Self.runKey)
    let line = LogLine(
      time: Date(), level: event.level, label: label, message: event.message.description,
      run: run?.description, metadata: all)
    write(format == .json ? line.json : line.text)
  }

  /// One call for each line, so that lines of several threads do not mix.
  static func toStandardError(_ line: String) {
    // A log that nobody takes any more is no reason to stop the work.
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }
}

extension Logger {
  /// A log of lines.
  ///
  /// - Parameters:
  ///   - label: who speaks, as `ingest`.
  ///   - write: takes each line with its end; standard error does where it is nil.
  public init(
    label: String, _ settings: LogSettings, write: (@Sendable (String) -> Void)? = nil
  ) {
    self.init(label: label) {
      LineLogHandler(
        logLevel: settings.level, label: $0, format: settings.format,
        write: write ?? { LineLogHandler.toStandardError($0) })
    }
  }

  /// The same log, whose lines carry the id of a run.
  public func of(run: String) -> Logger {
    var logger = self
    logger[metadataKey: LineLogHandler.runKey] = .string(run)
    return logger
  }
}
